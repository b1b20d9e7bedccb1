// Template variables as lists: Grafana's formats join several values into one string; filters need them apart.
import type { QueryVariableModel, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import {
  ALL,
  type GroupKey,
  interpolateFilters,
  isUnrestricted,
  isVariable,
  parseVariableQuery,
  variableKey,
  variableName,
} from '#queries';

/** Marks a variable's place while Grafana replaces; a NUL cannot come from a text field or a variable. */
const MARK = '\u0000';

/** What people write as "custom all value" when they mean everything; AWS knows no wildcards. */
const ANYTHING = new Set(['*', '.*', '.+']);

/**
 * The texts that `text` stands for: one when it holds no variable or single values, one per value of a multi-value
 * variable (`team-$x` with a and b → `team-a`, `team-b`), every combination of two, none when nothing is selected.
 * *All* stands for every option; a variable's "custom all value" for itself, and as a wildcard for `ALL`.
 * An explicit format (`${x:csv}`) is obeyed and gives one text; unknown variables stay as they are.
 */
export function expandVariables(
  text: string,
  templateSrv: TemplateSrv,
  scopedVars: ScopedVars = {},
): readonly string[] {
  const values: string[][] = [];
  const marked = templateSrv.replace(text, scopedVars, (value: unknown) => {
    values.push(Array.isArray(value) ? value.map(String) : [String(value ?? '')]);
    return `${MARK}${values.length - 1}${MARK}`;
  });
  if (values.length === 0) {
    // Grafana writes a custom all value as it is, past the format function.
    return [isVariable(text) && ANYTHING.has(marked) ? ALL : marked];
  }
  // Split at the marks, every odd part is the number of a variable's values.
  return marked.split(MARK).reduce<readonly string[]>(
    (texts, part, index) => {
      const endings = index % 2 === 0 ? [part] : (values[Number(part)] ?? []);
      return texts.flatMap((start) => endings.map((ending) => start + ending));
    },
    [''],
  );
}

interface Board {
  readonly templateSrv: TemplateSrv;
  readonly scopedVars: ScopedVars;
  /** Of the data source whose lists are known to be whole. */
  readonly uid: string;
}

/**
 * Whether the text is a query variable of this data source that stands at *All*, and lists everything there is of this very key: then a
 * filter on it lets everything through. Not with a regex, a search or filters of its own, unless these are such variables too; nor in a
 * panel repeated for one value. `above` are the variables this one is asked for by: a ring of them ends there.
 */
export function isEverything(text: string, key: GroupKey, board: Board, above: readonly string[] = []): boolean {
  const { templateSrv, scopedVars, uid } = board;
  const name = variableName(text);
  const model = templateSrv
    .getVariables()
    .find((one): one is QueryVariableModel => one.type === 'query' && one.name === name);
  if (
    !model ||
    above.includes(model.name) ||
    !isAll(model) ||
    templateSrv.replace(model.datasource?.uid ?? '', scopedVars) !== uid
  ) {
    return false;
  }
  const query = parseVariableQuery(model.query);
  const path = [...above, model.name];
  const replace = (value: string, of?: GroupKey) => (of && isEverything(value, of, board, path) ? ALL : [value]);
  const own =
    query &&
    isUnrestricted({ ...query, filters: [...interpolateFilters(query.filters, replace)] }) &&
    variableKey(query);
  const isOwn = own ? own.type === key.type && templateSrv.replace(own.key, scopedVars) === key.key : false;
  return isOwn && hasSeveral(text, templateSrv, scopedVars);
}

function isAll({ current, regex, allValue, staticOptions }: QueryVariableModel): boolean {
  const value: unknown = current.value;
  const isChosen = value === ALL || (Array.isArray(value) && value.includes(ALL));
  return isChosen && !regex && !allValue && !staticOptions?.length;
}

/** *All* is written as a list, however short; the one value of a repeated panel is not. */
function hasSeveral(text: string, templateSrv: TemplateSrv, scopedVars: ScopedVars): boolean {
  let isList = false;
  templateSrv.replace(text, scopedVars, (value: unknown) => {
    isList = Array.isArray(value);
    return '';
  });
  return isList;
}
