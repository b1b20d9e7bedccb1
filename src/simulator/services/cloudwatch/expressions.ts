// The expressions of one request, read and checked before anything is looked up: syntax, functions, ids, circles.
import { invalid } from './invalid';
import { isInsights, readInsights, type InsightsQuery } from './insights-sql';
import type { MetricDataQuery } from './metric-data-query';
import { inExpression, invalidSyntax } from './math/expression-fault';
import { isFunction } from './math/functions';
import { nodesOf, parseMath, type Node } from './math/parse';

export type Expression =
  { readonly kind: 'insights'; readonly query: InsightsQuery } | { readonly kind: 'math'; readonly tree: Node };

/** Expressions by id. Throws ValidationError with the first thing that is wrong. */
export function readExpressions(queries: readonly MetricDataQuery[]): ReadonlyMap<string, Expression> {
  const expressions = new Map<string, Expression>();
  for (const { id, expression } of queries) {
    if (expression !== undefined) {
      expressions.set(id, readExpression(expression, id));
    }
  }
  if ([...expressions.values()].filter(({ kind }) => kind === 'insights').length > 1) {
    throw invalid('A GetMetricData request can have only one Metrics Insights query.');
  }
  const known = new Set(queries.map(({ id }) => id));
  for (const [id, expression] of expressions) {
    if (expression.kind === 'math') {
      checkNames(expression.tree, { id, known });
    }
  }
  checkCircles(expressions);
  return expressions;
}

function readExpression(text: string, id: string): Expression {
  if (!isInsights(text)) {
    return { kind: 'math', tree: parseMath(text, id) };
  }
  const query = readInsights(text);
  if (!query) {
    throw invalidSyntax(id);
  }
  return { kind: 'insights', query };
}

/** Ids begin with a small letter; words such as REPEAT, DESC or SUM are arguments. */
export const isId = (name: string): boolean => /^[a-z]/.test(name);

function checkNames(tree: Node, { id, known }: { id: string; known: ReadonlySet<string> }): void {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'call' && !isFunction(node.name) && node.name !== 'SEARCH' && node.name !== 'METRICS') {
      throw inExpression(id, `Function '${node.name}' not found`);
    }
    if (node.kind === 'name' && isId(node.name) && !known.has(node.name)) {
      throw inExpression(id, `The expression refers to '${node.name}', which is no id of this request`);
    }
  }
}

const referencesOf = (expression: Expression | undefined): readonly string[] =>
  expression?.kind === 'math'
    ? [...nodesOf(expression.tree)].flatMap((node) => (node.kind === 'name' && isId(node.name) ? [node.name] : []))
    : [];

function checkCircles(expressions: ReadonlyMap<string, Expression>): void {
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): void => {
    const from = way.indexOf(id);
    if (from >= 0) {
      throw inExpression(id, `Circular reference: ${[...way.slice(from), id].join(' → ')}`);
    }
    if (!done.has(id)) {
      referencesOf(expressions.get(id)).forEach((reference) => visit(reference, [...way, id]));
      done.add(id);
    }
  };
  [...expressions.keys()].forEach((id) => visit(id, []));
}
