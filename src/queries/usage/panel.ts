// PURE. The usage queries of a panel, seen together: metric math refers to others by their ids.
import type { QueryContext, QueryIssue } from '../kind';
import { checkAlone } from './check-alone';
import { modeOf, type UsageQuery } from './model';
import { idOf, idsIn, takesAllMetrics } from './references';

export interface Member {
  readonly query: UsageQuery;
  readonly refId: string;
  readonly id: string;
  readonly isHidden: boolean;
  /** Regions asked; undefined for the data source's own where that is not known. */
  readonly regions: readonly (string | undefined)[];
  /** Ids its expression names; all of the panel's metrics for `METRICS()`. */
  readonly refersTo: readonly string[];
}

export interface Panel {
  readonly members: readonly Member[];
  /** The one whose turn it is. */
  readonly asker: Member;
}

/** Every usage query of the panel, itself included; alone where nobody tells of others. */
export function readPanel(query: UsageQuery, context: QueryContext): Panel {
  const refId = context.refId ?? 'A';
  const told = (context.panel ?? []).map((one) => ({ ...one, query: one.query as UsageQuery }));
  const all = told.some((one) => one.refId === refId) ? told : [{ refId, isHidden: false, query }, ...told];
  const plain = all.map((one) => ({
    ...one,
    id: idOf(one.query, one.refId),
    regions: regionsOf(one.query, context),
    refersTo: [],
  }));
  const metrics = plain.filter((one) => modeOf(one.query) === 'metric').map(({ id }) => id);
  const members = plain.map((one): Member => ({ ...one, refersTo: referencesOf(one.query, metrics) }));
  return { members, asker: members.find((one) => one.refId === refId)! };
}

/** Regions by name, once each. */
export function regionsOf({ regions }: UsageQuery, context: QueryContext): readonly (string | undefined)[] {
  const named = regions.map((region) => region.trim()).filter((region) => region !== '' && region !== 'default');
  return named.length > 0 ? [...new Set(named)] : [context.region];
}

function referencesOf(query: UsageQuery, metrics: readonly string[]): readonly string[] {
  if (modeOf(query) !== 'expression') {
    return [];
  }
  const named = idsIn(query.expression);
  return takesAllMetrics(query.expression) ? [...new Set([...named, ...metrics])] : named;
}

/** Faults of what the asker refers to, and of what that refers to: missing, circular, ambiguous, elsewhere, wrong itself. */
export function checkReferences(panel: Panel, context: QueryContext): readonly QueryIssue[] {
  const { asker } = panel;
  const path = 'expression';
  const issues: string[] = sameId(panel);
  const seen = new Set<string>();
  const walk = (member: Member, trail: readonly string[]): void => {
    for (const id of member.refersTo) {
      if (trail.includes(id)) {
        issues.push(
          `refers to itself: ${[...trail.slice(trail.indexOf(id)), id].join(' → ')}. Take one of these references out.`,
        );
        continue;
      }
      if (seen.has(id)) {
        continue;
      }
      seen.add(id);
      const found = panel.members.find((other) => other.id === id);
      const fault = found ? faultOf(found, asker, context) : missing(id, panel, context);
      if (fault !== undefined) {
        issues.push(fault);
      }
      if (found) {
        walk(found, [...trail, id]);
      }
    }
  };
  walk(asker, [asker.id]);
  return issues.map((text) => ({ path, message: `${path} ${text}` }));
}

function sameId({ members, asker }: Panel): string[] {
  const twins = members.filter((other) => other.id === asker.id && other !== asker && !other.isHidden);
  return twins.length > 0
    ? [`has the id ${asker.id}, and so has query ${twins.map(({ refId }) => refId).join(', ')}: give each its own.`]
    : [];
}

function faultOf(found: Member, asker: Member, context: QueryContext): string | undefined {
  const [wrong] = checkAlone(found.query, context);
  if (wrong) {
    return `refers to ${found.id} (query ${found.refId}), which cannot be asked: ${wrong.message}`;
  }
  const lacking = asker.regions.filter((region) => !found.regions.includes(region));
  return lacking.length > 0
    ? `refers to ${found.id} (query ${found.refId}), which is not asked in ${lacking.join(', ')}: metric math stays within a region.`
    : undefined;
}

function missing(id: string, { members, asker }: Panel, { fromAlert }: QueryContext): string {
  if (fromAlert) {
    return (
      `refers to ${id}, and Grafana sends each query of an alert rule alone: metric math cannot refer to other queries there. ` +
      "Write the metrics into the expression with SEARCH, or add a Math expression of Grafana's."
    );
  }
  const others = members.filter((member) => member !== asker).map((member) => member.id);
  const known =
    others.length > 0 ? `Ids of this panel: ${others.join(', ')}.` : 'No other query of this panel can be asked.';
  return `refers to ${id}, which no usage query of this panel is called. ${known}`;
}
