// PURE. Answers → frames, by the query's format.
import type { FieldConfig, Frame, FrameMeta } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../../kind';
import { consoleUrl } from '../../shared/console-link';
import { dayMs, formatDay, lastDay } from '../../shared/utc';
import type { ForecastQuery } from '../model';
import { forecastNotices } from '../notices';
import { type Outlook, readOutlook } from '../outlook';
import { monthEndFrame } from './month-end';
import { tableFrame } from './table';
import { timeSeriesFrames } from './time-series';

/**
 * Actual days and a forecast → frames; values are doubles nearest to AWS's decimals, in the unit AWS reports. Times are UTC period
 * starts in ms. The first frame carries notices and the requests. Throws nothing.
 */
export function forecastFrames(
  query: ForecastQuery,
  answers: readonly Answer[],
  context: QueryContext,
): readonly Frame[] {
  const outlook = readOutlook(query, answers, context);
  const notices = forecastNotices(outlook);
  const meta: FrameMeta = {
    executedQueryString: answers.map(({ request }) => JSON.stringify(request, null, 2)).join('\n'),
    ...(notices.length > 0 && { notices }),
    // Yesterday's costs are still coming in.
    custom: { dataThrough: lastDay(outlook.horizon.todayMs - dayMs) },
  };
  switch (query.format) {
    case 'timeSeries':
      return timeSeriesFrames(outlook, {
        meta,
        links: linksOf(outlook, context),
        fromAlert: context.fromAlert === true,
      });
    case 'table':
      return [tableFrame(outlook, meta)];
    case 'monthEnd':
      return [monthEndFrame(outlook, meta)];
  }
}

/** The actual part in the console, which draws a forecast of its own behind it. */
function linksOf({ query, horizon }: Outlook, { consoleHost }: QueryContext): FieldConfig['links'] {
  const { granularity, drawnFromMs, todayMs } = horizon;
  const url =
    drawnFromMs < todayMs &&
    consoleUrl({
      ...query,
      groupBy: [],
      granularity,
      firstDay: formatDay(drawnFromMs),
      lastDay: lastDay(todayMs),
      host: consoleHost,
    });
  return url ? [{ title: 'Open in AWS Cost Explorer', url, targetBlank: true }] : undefined;
}
