// PURE. The query's filters → AWS's Expression: exactly one root, And and Or only around two or more.
import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { Filter } from './key';

const MEMBERS = { DIMENSION: 'Dimensions', TAG: 'Tags', COST_CATEGORY: 'CostCategories' } as const;

/**
 * Filters → one Expression that all of them must satisfy, or undefined for no filter.
 * Equal filters give an equal Expression in whatever order they and their values come, so that caches hit.
 * `more` is an Expression that must hold too. An empty value of a tag or category means "not there"; two `is` on one key both hold.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html
 */
export function filterExpression(filters: readonly Filter[], more?: Expression): Expression | undefined {
  const byText = new Map<string, Expression>();
  for (const expression of [...filters.map(leafOf), ...(more ? [more] : [])]) {
    byText.set(JSON.stringify(expression), expression);
  }
  return join(
    'And',
    [...byText.keys()].sort().map((text) => byText.get(text)!),
  );
}

function leafOf(filter: Filter): Expression {
  if (filter.operator === 'isAbsent') {
    return absent(filter);
  }
  const values = [...new Set(filter.values)].sort();
  const given = filter.type === 'DIMENSION' ? values : values.filter((value) => value !== '');
  const parts = [
    ...(given.length < values.length ? [absent(filter)] : []),
    ...(given.length > 0 ? [leaf(filter, { Values: given })] : []),
  ];
  const any = join('Or', parts) ?? {};
  return filter.operator === 'isNot' ? { Not: any } : any;
}

function absent(filter: Filter): Expression {
  return leaf(filter, { MatchOptions: ['ABSENT'] });
}

function leaf(filter: Filter, rest: { Values?: string[]; MatchOptions?: ['ABSENT'] }): Expression {
  // The cast: AWS types Key of a dimension as a closed list, ours may be newer than the SDK.
  return { [MEMBERS[filter.type]]: { Key: filter.key, ...rest } } as Expression;
}

function join(operator: 'And' | 'Or', parts: readonly Expression[]): Expression | undefined {
  return parts.length < 2 ? parts[0] : { [operator]: [...parts] };
}
