// SEARCH's own language: a schema in braces, then terms with AND, OR, NOT and parentheses; words side by side are ANDed.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
import type { Metric } from '../../world/metric';

export type MetricTest = (metric: Metric) => boolean;

interface Token {
  readonly kind: 'word' | 'quoted' | 'sign';
  readonly text: string;
}

const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([{}(),=])|([^\s"{}(),=]+))/y;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (!match) {
      return undefined;
    }
    const [, quoted, sign, word = ''] = match;
    tokens.push(
      quoted !== undefined
        ? { kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1') }
        : sign !== undefined
          ? { kind: 'sign', text: sign }
          : { kind: 'word', text: word },
    );
  }
  return tokens;
}

/** A search → which metrics it finds, or undefined when it cannot be read. */
export function readSearch(text: string): MetricTest | undefined {
  const tokens = tokensOf(text);
  if (!tokens || tokens.length === 0) {
    return undefined;
  }
  let at = 0;
  const is = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const isWord = (word: string): boolean => tokens[at]?.kind === 'word' && tokens[at]?.text === word;

  const schema = (): MetricTest | undefined => {
    const names: string[] = [];
    for (at += 1; at < tokens.length && !is('}'); at++) {
      if (!is(',')) {
        names.push(tokens[at]?.text ?? '');
      }
    }
    at += 1;
    const [namespace = '', ...keys] = names;
    const wanted = [...keys].sort().join('\n');
    return at > tokens.length || namespace === ''
      ? undefined
      : (metric) =>
          metric.namespace === namespace &&
          metric.dimensions
            .map(({ Name }) => Name)
            .sort()
            .join('\n') === wanted;
  };

  const either = (): MetricTest | undefined => {
    const tests = [all()];
    while (isWord('OR')) {
      at += 1;
      tests.push(all());
    }
    return tests.every((test) => test) ? (metric) => tests.some((test) => test?.(metric)) : undefined;
  };

  const all = (): MetricTest | undefined => {
    const tests: (MetricTest | undefined)[] = [];
    while (at < tokens.length && !is(')') && !isWord('OR')) {
      at += isWord('AND') ? 1 : 0;
      tests.push(factor());
      if (!tests.at(-1)) {
        return undefined;
      }
    }
    return tests.length > 0 ? (metric) => tests.every((test) => test?.(metric)) : undefined;
  };

  const factor = (): MetricTest | undefined => {
    if (isWord('NOT')) {
      at += 1;
      const test = factor();
      return test && ((metric) => !test(metric));
    }
    if (is('(')) {
      return inParentheses(either);
    }
    return term();
  };

  const inParentheses = <T>(inner: () => T | undefined): T | undefined => {
    at += 1;
    const made = inner();
    const isClosed = is(')');
    at += 1;
    return isClosed ? made : undefined;
  };

  const term = (): MetricTest | undefined => {
    const key = tokens[at];
    if (!key || key.kind === 'sign') {
      return undefined;
    }
    at += 1;
    if (!is('=')) {
      return (metric) => fieldsOf(metric).some((field) => matches(field, key));
    }
    at += 1;
    const values = is('(') ? inParentheses(valueList) : valueList();
    return (
      values && ((metric) => keyed(metric, key.text).some((field) => values.some((value) => matches(field, value))))
    );
  };

  const valueList = (): readonly Token[] | undefined => {
    const values: Token[] = [];
    do {
      at += isWord('OR') ? 1 : 0;
      const value = tokens[at];
      if (!value || value.kind === 'sign') {
        return undefined;
      }
      values.push(value);
      at += 1;
    } while (isWord('OR') && isValueNext());
    return values;
  };

  /** `a=(x OR y)` goes on with a value, `a=x OR b=y` with another term. */
  const isValueNext = (): boolean =>
    tokens[at + 1]?.kind !== 'sign' && !(tokens[at + 2]?.kind === 'sign' && tokens[at + 2]?.text === '=');

  const inSchema = is('{') ? schema() : () => true;
  const terms = at < tokens.length ? either() : () => true;
  return inSchema && terms && at >= tokens.length ? (metric) => inSchema(metric) && terms(metric) : undefined;
}

const fieldsOf = ({ namespace, name, dimensions }: Metric): readonly string[] => [
  namespace,
  name,
  ...dimensions.flatMap(({ Name, Value }) => [Name, Value]),
];

/** The fields a term with a key looks at. */
function keyed(metric: Metric, key: string): readonly string[] {
  switch (key) {
    case 'MetricName':
      return [metric.name];
    case 'Namespace':
      return [metric.namespace];
    case ':aws.AccountId':
      return [metric.account];
    default:
      return metric.dimensions.filter(({ Name }) => Name === key).map(({ Value }) => Value);
  }
}

/** Words match parts of a field, whatever their case; in quotes they match the whole of it. */
const matches = (field: string, { kind, text }: Token): boolean =>
  kind === 'quoted' ? field === text : text === '*' || field.toLowerCase().includes(text.toLowerCase());
