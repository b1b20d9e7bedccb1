// The common form of Metrics Insights:
// SELECT AVG(m) FROM SCHEMA("ns", key …) WHERE key = 'value' AND … GROUP BY key … ORDER BY AVG() DESC LIMIT n
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
import type { Metric } from '../../world/metric';

export const insightsFunctions = ['AVG', 'COUNT', 'MAX', 'MIN', 'SUM'] as const;
export type InsightsFunction = (typeof insightsFunctions)[number];

export interface InsightsQuery {
  readonly select: InsightsFunction;
  readonly name: string;
  readonly namespace: string;
  /** The exact set of dimensions, or undefined: any. */
  readonly schema: readonly string[] | undefined;
  where(metric: Metric): boolean;
  readonly groupBy: readonly string[];
  readonly orderBy: { readonly by: InsightsFunction; readonly isDescending: boolean } | undefined;
  readonly limit: number | undefined;
}

export const isInsights = (expression: string): boolean => /^\s*SELECT\b/i.test(expression);

const token = /\s*(?:"([^"]*)"|'([^']*)'|([\w./:-]+)|(!=|[=(),]))/y;

interface Token {
  readonly kind: 'name' | 'text' | 'word' | 'sign';
  readonly text: string;
}

function tokensOf(sql: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = sql.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const match = token.exec(sql);
    if (!match) {
      return undefined;
    }
    const [, name, text, word, sign = ''] = match;
    tokens.push(
      name !== undefined
        ? { kind: 'name', text: name }
        : text !== undefined
          ? { kind: 'text', text }
          : word !== undefined
            ? { kind: 'word', text: word }
            : { kind: 'sign', text: sign },
    );
  }
  return tokens;
}

/** What a column of a query reads of a metric; undefined where it has no such dimension. */
export const columnOf = (metric: Metric, column: string): string | undefined =>
  column === 'AWS.AccountId' ? metric.account : metric.dimensions.find(({ Name }) => Name === column)?.Value;

type Test = (metric: Metric) => boolean;

/** SQL → a query, or undefined when it is not of the common form. */
export function readInsights(sql: string): InsightsQuery | undefined {
  const tokens = tokensOf(sql) ?? [];
  let at = 0;
  let isWrong = tokens.length === 0;
  const next = (): Token => tokens[at++] ?? { kind: 'sign', text: '' };
  const peek = (text: string): boolean =>
    (tokens[at]?.kind === 'word' || tokens[at]?.kind === 'sign') && tokens[at]?.text.toUpperCase() === text;
  const skip = (text: string): boolean => {
    const is = peek(text);
    at += is ? 1 : 0;
    return is;
  };
  const need = (...texts: readonly string[]): void => {
    isWrong ||= !texts.every(skip);
  };
  const identifier = (): string => {
    const { kind, text } = next();
    isWrong ||= kind !== 'word' && kind !== 'name';
    return text;
  };
  const aggregate = (): InsightsFunction => {
    const name = next().text.toUpperCase();
    const found = insightsFunctions.find((one) => one === name);
    isWrong ||= found === undefined;
    return found ?? 'AVG';
  };
  const names = (): string[] => {
    const list = [identifier()];
    while (skip(',')) {
      list.push(identifier());
    }
    return list;
  };

  const comparison = (): Test => {
    if (skip('(')) {
      const inner = either();
      need(')');
      return inner;
    }
    const column = identifier();
    const sign = next().text;
    const value = next();
    isWrong ||= (sign !== '=' && sign !== '!=') || (value.kind !== 'text' && value.kind !== 'name');
    return (metric) => (columnOf(metric, column) === value.text) === (sign === '=');
  };
  const both = (): Test => {
    const tests = [comparison()];
    while (!isWrong && skip('AND')) {
      tests.push(comparison());
    }
    return (metric) => tests.every((test) => test(metric));
  };
  const either = (): Test => {
    const tests = [both()];
    while (!isWrong && skip('OR')) {
      tests.push(both());
    }
    return (metric) => tests.some((test) => test(metric));
  };

  need('SELECT');
  const select = aggregate();
  need('(');
  const name = identifier();
  need(')', 'FROM');
  const hasSchema = skip('SCHEMA');
  if (hasSchema) {
    need('(');
  }
  const [namespace = '', ...schema] = hasSchema ? names() : [identifier()];
  if (hasSchema) {
    need(')');
  }
  const where = skip('WHERE') ? either() : () => true;
  let groupBy: readonly string[] = [];
  if (skip('GROUP')) {
    need('BY');
    groupBy = names();
  }
  let orderBy: InsightsQuery['orderBy'];
  if (skip('ORDER')) {
    need('BY');
    const by = aggregate();
    need('(', ')');
    const isDescending = skip('DESC');
    orderBy = { by, isDescending };
    isWrong ||= isDescending && peek('ASC');
    skip('ASC');
  }
  let limit: number | undefined;
  if (skip('LIMIT')) {
    limit = Number(next().text);
    isWrong ||= !Number.isInteger(limit) || limit < 1 || limit > 500;
  }
  return isWrong || at < tokens.length
    ? undefined
    : { select, name, namespace, schema: hasSchema ? schema : undefined, where, groupBy, orderBy, limit };
}
