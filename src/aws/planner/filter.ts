// PURE. A filter as a list of conditions that all must hold, so that one more or one fewer can be told.
import type { Expression } from '@aws-sdk/client-cost-explorer';

/** One condition. Only those of one key can be answered by picking rows; any other has no `key`. */
export interface Condition {
  /** Equal conditions have equal text. */
  readonly text: string;
  readonly expression: Expression;
  readonly key?: {
    /** As in `groupName`: `SERVICE`, `TAG team`. */
    readonly name: string;
    /** How the values that match are printed as a group's key: `web` of tag `team` is `team$web`, absent is `team$`. */
    readonly printed: ReadonlySet<string>;
    readonly excludes: boolean;
  };
  /** Whether it speaks of accounts only: AWS drops tax under every other condition. */
  readonly accountsOnly: boolean;
}

export const ACCOUNT = 'LINKED_ACCOUNT';

/** `SERVICE` for a dimension, `TAG team`, `COST_CATEGORY BusinessUnit`. */
export function groupName({
  Type,
  Key,
}: {
  readonly Type?: string | undefined;
  readonly Key?: string | undefined;
}): string {
  return Type === 'DIMENSION' ? (Key ?? '') : `${Type ?? ''} ${Key ?? ''}`;
}

/** Expression → its conditions, ascending by text; none for no filter. */
export function conditionsOf(filter: Expression | undefined): readonly Condition[] {
  if (filter === undefined) {
    return [];
  }
  const expressions = filter.And ?? [filter];
  return expressions.map(condition).sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** Conditions → Expression, as AWS takes it: And only around two or more. */
export function expressionOf(conditions: readonly Condition[]): Expression | undefined {
  const [first, ...others] = conditions.map(({ expression }) => expression);
  return first && others.length > 0 ? { And: [first, ...others] } : first;
}

export const filterText = (conditions: readonly Condition[]): string => conditions.map(({ text }) => text).join(' & ');

function condition(expression: Expression): Condition {
  const text = JSON.stringify(expression);
  const key = keyOf(expression.Not ?? expression, expression.Not !== undefined);
  return { text, expression, ...(key && { key }), accountsOnly: key?.name === ACCOUNT };
}

function keyOf({ Dimensions, Tags, CostCategories }: Expression, excludes: boolean): Condition['key'] {
  if (Dimensions?.Key !== undefined && Dimensions.MatchOptions === undefined) {
    return { name: Dimensions.Key, printed: new Set(Dimensions.Values ?? []), excludes };
  }
  const label = Tags ?? CostCategories;
  if (label?.Key === undefined) {
    return undefined;
  }
  const { Key, Values = [], MatchOptions } = label;
  const isAbsent = MatchOptions?.length === 1 && MatchOptions[0] === 'ABSENT' && Values.length === 0;
  const name = groupName({ Type: Tags ? 'TAG' : 'COST_CATEGORY', Key });
  if (isAbsent || (MatchOptions === undefined && Values.length === 0)) {
    return { name, printed: new Set([`${Key}$`]), excludes };
  }
  return MatchOptions === undefined && !Values.includes('')
    ? { name, printed: new Set(Values.map((value) => `${Key}$${value}`)), excludes }
    : undefined;
}
