// PURE. View "values": the values of one key, what each costs, when it was seen, and what it may be a slip of.
import type { Field, Frame } from '#plugin-sdk/data';
import { grossOf, shareOf } from '../../cost/compare';
import { commonUnit, valueConfig } from '../../cost/frames/answer';
import { cellOf } from '../../cost/naming';
import type { QueryContext } from '../../kind';
import { isAbsent, labelValue } from '../../shared/group-key';
import type { GroupKey } from '../../shared/key';
import { PERCENT } from '../../shared/unit';
import type { TagsQuery } from '../model';
import { nearSpellings } from '../near-spellings';
import { type Answered, readByValue, type ReadTags } from '../read';
import { seenIn } from '../seen';
import { metaOf } from './meta';
import { tagsNotices } from './notices';
import { text } from './columns';

/** One `table` frame, a row per value, largest first; what has no value is a row of its own. Dates are text, as in every table of ours. */
export function valuesFrame(query: TagsQuery, { costs, all }: Answered, context: QueryContext): Frame {
  const [key] = query.keys;
  const read = readByValue(query, { key, answers: costs, context });
  const { cost } = read;
  const gross = grossOf(cost.series);
  const near = key ? nearValues(key, read) : new Map<string, readonly string[]>();
  const seen = seenByKeys(read);
  const rows = cost.series.map((series) => {
    const printed = series.keys?.[0];
    return { series, printed, seen: printed === undefined ? undefined : seen.get(printed) };
  });
  const fields: readonly Field[] = [
    ...cost.columnNames.map((name) =>
      text(
        name,
        rows.map(({ series }) => cellOf(series, name)),
      ),
    ),
    text(
      'SimilarTo',
      rows.map(({ printed }) => near.get(printed ?? '')?.join(', ') ?? ''),
      'Similar to',
    ),
    {
      name: query.metric,
      type: 'number',
      values: rows.map(({ series }) => series.values[0] ?? null),
      config: valueConfig(cost, commonUnit(cost)),
    },
    {
      name: 'Share',
      type: 'number',
      values: rows.map(({ series }) => shareOf(series, gross).values[0] ?? null),
      config: valueConfig(cost, PERCENT),
    },
    text(
      'FirstSeen',
      rows.map((row) => row.seen?.first ?? ''),
      'First seen',
    ),
    text(
      'LastSeen',
      rows.map((row) => row.seen?.last ?? ''),
      'Last seen',
    ),
  ];
  const meta = metaOf(all, tagsNotices(query, read, all), cost.dataThrough);
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

/** Of all values, those that a top leaves out included: as AWS printed the one → near ones as they are shown. */
function nearValues(key: GroupKey, { table }: ReadTags): ReadonlyMap<string, readonly string[]> {
  const printed = table.groups.flatMap(([one = '']) => (isAbsent(key, one) ? [] : [one]));
  const near = nearSpellings(printed.map((one) => labelValue(key, one)));
  return new Map(
    printed.flatMap((one) => {
      const found = near.get(labelValue(key, one));
      return found ? [[one, found] as const] : [];
    }),
  );
}

function seenByKeys({ table, cost }: ReadTags): ReadonlyMap<string, { readonly first: string; readonly last: string }> {
  const columns = table.columns[cost.query.metric] ?? [];
  return new Map(
    columns.flatMap((column, group) => {
      const seen = seenIn(table.periods, [column], cost.asked.granularity);
      return seen ? [[table.groups[group]?.[0] ?? '', seen] as const] : [];
    }),
  );
}
