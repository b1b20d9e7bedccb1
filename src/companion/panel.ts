// PURE. The queries of one call of Grafana's: metric math of one refers to others, which may be hidden.
import { findKind, parseQuery, type PanelQuery, type QueryContext, type QueryKind } from '#queries';
import type { AskedQuery } from './asked-query';

interface Sent {
  readonly refId: string;
  readonly json: unknown;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Queries as they came → each with those that came along over the same range. A hidden one of a kind that sees its panel draws nothing;
 * where an expression of Grafana's asks, hidden queries are what it is made of, and `hide` counts for nothing.
 */
export function seenTogether(queries: readonly Sent[], { forExpression = false } = {}): readonly AskedQuery[] {
  return queries.map((query): AskedQuery => ({
    ...query,
    isHidden: !forExpression && isHidden(query.json) && seesPanel(query.json),
    together: queries.filter(({ fromMs, toMs }) => fromMs === query.fromMs && toMs === query.toMs),
    forExpression,
  }));
}

/** What the kind is told of the panel: the queries of its own kind that can be read. */
export function panelContext(
  kind: QueryKind,
  { json, refId = refIdOf(json), together = [], forExpression }: AskedQuery,
): Pick<QueryContext, 'refId' | 'panel'> {
  if (!kind.seesPanel) {
    return {};
  }
  const panel = together.flatMap((other): readonly PanelQuery[] => {
    const parsed = parseQuery(other.json);
    return 'kind' in parsed && parsed.kind === kind
      ? [
          {
            refId: other.refId ?? refIdOf(other.json),
            isHidden: !forExpression && isHidden(other.json),
            query: parsed.query,
          },
        ]
      : [];
  });
  return { refId, ...(panel.length > 0 && { panel }) };
}

function seesPanel(json: unknown): boolean {
  return findKind(String((json as { readonly queryType?: unknown }).queryType))?.seesPanel === true;
}

function isHidden(json: unknown): boolean {
  return (json as { readonly hide?: unknown } | null)?.hide === true;
}

function refIdOf(json: unknown): string {
  const { refId } = (json ?? {}) as { readonly refId?: unknown };
  return typeof refId === 'string' && refId !== '' ? refId : 'A';
}
