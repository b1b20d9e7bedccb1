// PURE. A dashboard as it is shipped → its panels as a browser sends them: variables at their stored values, each panel in its own range.
import { findKind, interpolateQuery } from '#queries';
import type { Model, Panel } from './boards';

/** Of a dashboard's JSON what the bench reads. */
export interface Dashboard {
  readonly title: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating?: { readonly list?: readonly Variable[] };
  readonly panels: readonly DashboardPanel[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query?: unknown;
  readonly current?: { readonly value?: unknown };
}

interface DashboardPanel {
  readonly title?: string;
  readonly targets?: readonly Model[];
  readonly timeFrom?: string | null;
}

/** The panels that ask something. Throws where one has a range of its own: none of those that are benched has. */
export function panelsOf({ title: board, time, templating, panels }: Dashboard): readonly Panel[] {
  const values = new Map(
    (templating?.list ?? []).flatMap(({ name, type, query, current }): [string, string][] =>
      type === 'textbox' ? [[name, String(current?.value ?? query ?? '')]] : [],
    ),
  );
  // What no variable is called stays: `$__period_auto` is the companion's.
  const replace = (text: string) =>
    text.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => values.get(name) ?? whole);
  return panels.flatMap(({ title = '', targets = [], timeFrom }): readonly Panel[] => {
    if (timeFrom) {
      throw new Error(`${board}, ${title}: the bench does not know relative times of panels.`);
    }
    const queries = targets.map((target): Model => {
      const kind = findKind(String(target['queryType']));
      return kind ? (interpolateQuery(kind, target, replace).query as Model) : target;
    });
    return queries.length > 0 ? [{ title: `${board}: ${title}`, queries, range: time }] : [];
  });
}
