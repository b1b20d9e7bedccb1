// PURE. View "keys": the tag keys there are, whether AWS reports them, and what the chosen ones cost and cover.
import type { AwsAnswer } from '#aws/request';
import type { Field, Frame, Notice } from '#plugin-sdk/data';
import { costNotices } from '../../cost/frames/notices';
import { commonUnit, valueConfig } from '../../cost/frames/answer';
import type { Answer, QueryContext } from '../../kind';
import { readKeyNames } from '../key-names';
import type { TagsQuery } from '../model';
import { nearSpellings } from '../near-spellings';
import { type PricedKey, readPrices } from '../priced-keys';
import type { Answered } from '../read';
import { text } from './columns';
import { metaOf } from './meta';
import { chargeNotices, info, sinceNotices, unknownNotices } from './notices';

interface KeyRow {
  readonly name: string;
  /** As AWS lists it; absent where it would not tell, or does not know the key. */
  readonly listed?: AwsAnswer<'ce:ListCostAllocationTags'>['output'][number];
  readonly priced?: PricedKey;
}

/** One `table` frame, a row per key: those with dollars first, then active ones, by name. */
export function keysFrame(query: TagsQuery, { costs, all }: Answered, context: QueryContext): Frame {
  const priced = readPrices(query, costs, context);
  const list = all.find(({ request }) => request.operation === 'ce:ListCostAllocationTags');
  const rows = rowsOf(query, { all, list, priced });
  const near = nearSpellings(rows.map(({ name }) => name));
  const [first] = priced;
  const money = first ? valueConfig(first.read.cost, commonUnit(first.read.cost)) : { unit: 'currencyUSD' };
  const number = (name: string, values: readonly (number | null)[], config: Field['config']): Field => ({
    name,
    type: 'number',
    values,
    config,
  });
  const status = list && 'refused' in list ? 'payer only' : '';
  const fields: readonly Field[] = [
    text(
      'Key',
      rows.map(({ name }) => name),
    ),
    text(
      'SimilarTo',
      rows.map(({ name }) => near.get(name)?.join(', ') ?? ''),
      'Similar to',
    ),
    text(
      'Status',
      rows.map(({ listed }) => listed?.Status ?? status),
    ),
    text(
      'Type',
      rows.map(({ listed }) => listed?.Type ?? ''),
    ),
    text(
      'LastUpdated',
      rows.map(({ listed }) => dayOf(listed?.LastUpdatedDate)),
      'Last updated',
    ),
    text(
      'LastUsed',
      rows.map(({ listed }) => dayOf(listed?.LastUsedDate).slice(0, 7)),
      'Last used',
    ),
    number(
      query.metric,
      rows.map((row) => row.priced?.tagged ?? null),
      money,
    ),
    number(
      'Coverage',
      rows.map((row) => row.priced?.percent ?? null),
      { unit: 'percent' },
    ),
    text(
      'FirstSeen',
      rows.map((row) => row.priced?.seen?.first ?? ''),
      'First seen',
    ),
    text(
      'LastSeen',
      rows.map((row) => row.priced?.seen?.last ?? ''),
      'Last seen',
    ),
  ];
  const meta = metaOf(all, keysNotices(query, { list, priced, rows }), first?.read.cost.dataThrough ?? null);
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

function rowsOf(
  { keys }: TagsQuery,
  { all, list, priced }: { all: readonly Answer[]; list: Answer | undefined; priced: readonly PricedKey[] },
): readonly KeyRow[] {
  const listed = new Map(
    (list && 'output' in list ? (list.output as readonly NonNullable<KeyRow['listed']>[]) : []).flatMap((tag) =>
      tag.TagKey === undefined ? [] : [[tag.TagKey, tag] as const],
    ),
  );
  const prices = new Map(priced.map((one) => [one.key.key, one]));
  const names = new Set([...listed.keys(), ...(readKeyNames(all) ?? []), ...keys.map(({ key }) => key)]);
  return [...names]
    .filter((name) => name !== '')
    .map((name) => ({ name, listed: listed.get(name), priced: prices.get(name) }))
    .sort((a, b) => cost(b) - cost(a) || activity(b) - activity(a) || (a.name < b.name ? -1 : 1));
}

const cost = ({ priced }: KeyRow): number => priced?.tagged ?? -1;
const activity = ({ listed }: KeyRow): number => (listed?.Status === 'Active' ? 1 : 0);

function* noticesOfPrices(priced: readonly PricedKey[], names: readonly string[]): Iterable<Notice> {
  for (const { key, read } of priced) {
    yield* sinceNotices([key], read);
    yield* unknownNotices([key], read, names);
  }
}

function keysNotices(
  query: TagsQuery,
  { list, priced, rows }: { list: Answer | undefined; priced: readonly PricedKey[]; rows: readonly KeyRow[] },
): readonly Notice[] {
  const names = rows
    .filter(({ listed, priced: one }) => listed || (one && !one.read.isUnknown))
    .map(({ name }) => name);
  const costs = priced.flatMap(({ read: { cost: answer } }) =>
    costNotices({ ...answer, query: { ...answer.query, filters: query.chargeTypes === 'all' ? query.filters : [] } }),
  );
  const distinct = new Map(costs.map((notice) => [notice.text, notice]));
  return [
    ...(list && 'refused' in list
      ? [
          info(
            `Activation is known to the payer only: ${list.refused.message} The keys are those with cost in the range.`,
          ),
        ]
      : []),
    ...distinct.values(),
    ...(priced.length > 0 ? chargeNotices(query) : []),
    ...noticesOfPrices(priced, names),
    ...(priced.length === 0
      ? [info('Choose keys to see what they cost and cover: each is a request of its own.')]
      : []),
  ];
}

/** `2026-08-20T08:00:00Z` → `2026-08-20` */
function dayOf(date: string | undefined): string {
  return date?.slice(0, 10) ?? '';
}
