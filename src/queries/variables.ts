// PURE. Template variables that nobody filled in: alert rules and public dashboards have none.
import type { QueryIssue, QueryKind } from './kind';

// The three spellings Grafana knows, as the whole of a value. A name starts with a letter: `$5` is money.
const WHOLE_VARIABLE =
  /^\s*(?:\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*(?:\.[^:}]+)?(?::[^}]+)?\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\])\s*$/;

/** Whether the text is one variable and nothing else: `$x`, `${x}`, `${x:csv}`, `[[x]]`; not `$5`, not `a $x`. */
export function isVariable(text: string): boolean {
  return WHOLE_VARIABLE.test(text);
}

/** `x` of `$x`, `${x}`, `${x:csv}`, `[[x]]`; undefined where the text is more than that, or wants a part or the display text of its value. */
export function variableName(text: string): string | undefined {
  return isVariable(text)
    ? /^\s*(?:\$|\$\{|\[\[)(\w+)(?:\}|\]\]|:(?!text\b)\w+[}\]]+)?\s*$/.exec(text)?.[1]
    : undefined;
}

/**
 * An issue for every value that still is a variable, in any field of the kind: keys, values, texts, choices.
 * Asking AWS for an account called `$account` would be paid for and answer nothing.
 */
export function findUnreplaced(kind: QueryKind, query: Readonly<Record<string, unknown>>): readonly QueryIssue[] {
  return kind.fields.flatMap((field) => {
    const value = query[field.name];
    const isAws = field.kind === 'text' && field.ownWords?.some((word) => value === `\${${word}}`);
    return isAws ? [] : search(value, field.name);
  });
}

function search(value: unknown, path: string): readonly QueryIssue[] {
  if (typeof value === 'string') {
    return isVariable(value) ? [{ path, message: explain(path, value.trim()) }] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => search(inner, `${path}.${key}`));
}

function explain(path: string, variable: string): string {
  return (
    `${path} is the variable ${variable}, which was not filled in. Alert rules and public dashboards have no variables: write the value ` +
    'itself there. On a dashboard, check that the variable exists, and that one value is chosen where only one fits.'
  );
}
