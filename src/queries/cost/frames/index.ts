// PURE. Answer → frames, by the query's format.
import type { AwsAnswer } from '#aws/request';
import type { Frame, FrameMeta } from '#plugin-sdk/data';
import type { QueryContext } from '../../kind';
import type { CostQuery } from '../model';
import { readAnswer } from './answer';
import { costNotices } from './notices';
import { tableFrame } from './table';
import { timeSeriesFrames } from './time-series';
import { totalFrame } from './total';

/**
 * The merged pages of GetCostAndUsage, one answer per part of the question → frames; values are doubles nearest to AWS's decimals, in the unit AWS reports.
 * Times are UTC period starts in ms. The first frame carries notices and the request. Throws nothing.
 */
export function costFrames(
  query: CostQuery,
  answers: readonly AwsAnswer<'ce:GetCostAndUsage'>[],
  context: QueryContext,
): readonly Frame[] {
  const read = readAnswer(query, answers, context);
  const notices = costNotices(read);
  const meta: FrameMeta = {
    executedQueryString: answers.map(({ request }) => JSON.stringify(request, null, 2)).join('\n'),
    ...(notices.length > 0 && { notices }),
    custom: { dataThrough: read.dataThrough },
  };
  switch (query.format) {
    case 'timeSeries':
      return timeSeriesFrames(read, meta);
    case 'table':
      return [tableFrame(read, meta)];
    case 'total':
      return [totalFrame(read, meta)];
  }
}
