// The queries of a panel as the companion will see them together: metric math of one refers to others, hidden ones too.
import { findKind, parseQuery, type PanelQuery } from '#queries';
import type { AwsCostQuery } from './query';

const HOUR_MS = 3_600_000;

/** Whether queries of its kind may refer to it though it is hidden. */
export function seesPanel({ queryType }: AwsCostQuery): boolean {
  return findKind(queryType || 'cost')?.seesPanel === true;
}

/** Whether its answer depends on moments, not on whole days. Those that may refer to each other do so together. */
export function asksMoments(query: AwsCostQuery, panel: readonly AwsCostQuery[]): boolean {
  return seesPanel(query) ? [query, ...panel.filter(seesPanel)].some(meansMoments) : meansMoments(query);
}

function meansMoments(query: AwsCostQuery): boolean {
  const { drawnStepMs = HOUR_MS, meansDays } = findKind(query.queryType || 'cost') ?? {};
  return query['granularity'] === 'HOURLY' || (drawnStepMs < HOUR_MS && meansDays?.(query) !== true);
}

/** Without those hidden ones that nobody visible can refer to. */
export function withoutIdle(queries: readonly AwsCostQuery[]): AwsCostQuery[] {
  const isSeen = queries.some((query) => !query.hide && seesPanel(query));
  return queries.filter((query) => !query.hide || (isSeen && seesPanel(query)));
}

/** A query as it stands now in the place of the one that ran, among the others of its kind. */
export function beside(query: AwsCostQuery, others: readonly AwsCostQuery[] = []): readonly AwsCostQuery[] {
  const isOther = (other: AwsCostQuery) => other.refId !== query.refId && other.queryType === query.queryType;
  return seesPanel(query) ? [query, ...others.filter(isOther)] : [];
}

/** Those that can be read, as a kind's check takes them. */
export function panelOf(queries: readonly AwsCostQuery[]): readonly PanelQuery[] {
  return queries.flatMap((query) => {
    const parsed = parseQuery(query);
    return 'kind' in parsed ? [{ refId: query.refId, isHidden: query.hide === true, query: parsed.query }] : [];
  });
}
