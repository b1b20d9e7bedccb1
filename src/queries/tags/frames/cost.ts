// PURE. View "cost": the series, table or totals of a cost query by one key, without the time before anything carried it.
import type { Frame } from '#plugin-sdk/data';
import { tableFrame } from '../../cost/frames/table';
import { timeSeriesFrames } from '../../cost/frames/time-series';
import { totalFrame } from '../../cost/frames/total';
import type { QueryContext } from '../../kind';
import type { TagsQuery } from '../model';
import { type Answered, readByValue } from '../read';
import { metaOf } from './meta';
import { tagsNotices, untaggedShare } from './notices';

/** Frames as of a cost query grouped by the key; the first one's notices name the share of what has no value. */
export function costFramesByValue(query: TagsQuery, { costs, all }: Answered, context: QueryContext): readonly Frame[] {
  const [key] = query.keys;
  const read = readByValue(query, { key, answers: costs, context });
  const notices = [...tagsNotices(query, read, all), ...untaggedShare(key, read)];
  const meta = metaOf(all, notices, read.cost.dataThrough);
  switch (query.format) {
    case 'timeSeries':
      return timeSeriesFrames(read.cost, meta);
    case 'table':
      return [tableFrame(read.cost, meta)];
    case 'total':
      return [totalFrame(read.cost, meta)];
  }
}
