// PURE. What metric math refers to. Ids begin with a small letter, functions with a capital: AWS keeps them apart so.
// @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html

export const ID = /^[a-z][a-zA-Z0-9_]*$/;

const QUOTED = /'[^']*'|"(?:[^"\\]|\\.)*"/g;
const WORD = /(?<![\w.$])[a-z]\w*/g;

/** Ids in the order they are named, once each; what stands in quotes is a search or a text. */
export function idsIn(expression: string): readonly string[] {
  return [...new Set(expression.replace(QUOTED, ' ').match(WORD) ?? [])];
}

/** Whether it takes every metric of the call: `METRICS()`. */
export function takesAllMetrics(expression: string): boolean {
  return /\bMETRICS\s*\(/.test(expression.replace(QUOTED, ' '));
}

/** What a query without an id of its own is called, as Grafana's CloudWatch source calls it. */
export function idOf({ id }: { readonly id: string }, refId: string): string {
  if (id !== '') {
    return id;
  }
  const letters = refId.replace(/\W/g, (sign) => `_${sign.codePointAt(0)}_`);
  return `query${letters}`;
}
