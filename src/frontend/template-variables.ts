// Template variables as lists: Grafana's formats join several values into one string; filters need them apart.
import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { ALL, isVariable } from '#queries';

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
export function expandVariables(text: string, templateSrv: TemplateSrv, scopedVars: ScopedVars = {}): readonly string[] {
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
