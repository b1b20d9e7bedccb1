// PURE. What metric math is measured in, where that is beyond doubt: sums and means of metrics of one unit have that unit.
import type { QueryContext } from '../kind';
import { modeOf, type UsageQuery } from './model';
import { type Panel, readPanel } from './panel';
import { idsIn } from './references';
import { unitOf } from './units';

const FILLED = /\bFILL\s*\(\s*([a-z]\w*)\s*,\s*\w+\s*\)/g;
const KEEPING = /\b(?:AVG|SUM|MAX|MIN)\s*\(/g;
const SIGNS = /^[\w\s()[\],+-]+$/;

/** Grafana's id of the query's unit; undefined where its expression changes it, mixes several, or refers to what has none. */
export function unitInPanel(query: UsageQuery, context: QueryContext): string | undefined {
  const panel = readPanel(query, context);
  return unitIn(query, panel, [panel.asker.id]);
}

function unitIn(query: UsageQuery, panel: Panel, trail: readonly string[]): string | undefined {
  if (modeOf(query) !== 'expression') {
    return unitOf(query);
  }
  const plain = query.expression.replace(FILLED, '$1').replace(KEEPING, '(');
  const ids = idsIn(plain);
  if (!isOnlyAdded(plain) || ids.length === 0 || ids.some((id) => trail.includes(id))) {
    return undefined;
  }
  const units = ids.map((id) => {
    const member = panel.members.find((one) => one.id === id);
    return member && unitIn(member.query, panel, [...trail, id]);
  });
  return new Set(units).size === 1 ? units[0] : undefined;
}

/** Ids, plus, minus and brackets: no numbers and no functions of another kind. */
function isOnlyAdded(expression: string): boolean {
  return SIGNS.test(expression) && (expression.match(/\w+/g) ?? []).every((word) => /^[a-z]/.test(word));
}
