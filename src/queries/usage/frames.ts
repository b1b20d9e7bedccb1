// PURE. Answers of GetMetricData → one time series frame for each series of the query.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../kind';
import type { UsageQuery } from './model';
import { periodOf } from './period';
import { askedBatches } from './request';
import { type GivenAnswer, readSeries, type UsageSeries } from './series';
import { usageNotices } from './notices';
import { unitInPanel } from './math-unit';

const META = { type: 'timeseries-multi', typeVersion: [0, 1], preferredVisualisationType: 'graph' } as const;

/**
 * Answers in the order of `usageRequests` → `timeseries-multi` frames: Time (UTC starts of periods, ms) and Value (labels: Region and
 * dimensions; in the metric's unit as far as it is known). Nothing at all is one typed frame without fields. Throws nothing.
 */
export function usageFrames(query: UsageQuery, answers: readonly Answer[], context: QueryContext): readonly Frame[] {
  const refId = context.refId ?? 'A';
  const given = askedBatches(query, context).flatMap((batch, index) => {
    const answer = answers[index];
    return answer ? [{ batch, answer }] : [];
  });
  const series = readSeries(query, given, { ...context, refId });
  const notices = usageNotices(query, { given, series, context });
  const meta: FrameMeta = {
    executedQueryString: given.map((one) => executed(one, refId)).join('\n'),
    ...(notices.length > 0 && { notices }),
  };
  if (series.length === 0) {
    return [{ fields: [], meta: { ...META, ...meta } }];
  }
  const unit = unitInPanel(query, context);
  const interval = periodOf(query, context).seconds * 1_000;
  return series.map((one, index) => ({
    fields: fieldsOf(one, { unit, interval }),
    meta: index === 0 ? { ...META, ...meta } : META,
  }));
}

/** The request as it was sent, but for what it held of the panel's other queries. */
function executed({ batch, answer: { request } }: GivenAnswer, refId: string): string {
  const own = batch.parts.filter(({ member }) => member.refId === refId).map(({ entry }) => entry);
  const others = batch.parts.length - own.length;
  const shown = { ...request, input: { ...request.input, MetricDataQueries: own } };
  return (
    JSON.stringify(shown, null, 2) + (others > 0 ? `\n… and ${others} more of this panel in the same request` : '')
  );
}

function fieldsOf(
  { timesMs, values, labels, name }: UsageSeries,
  { unit, interval }: { unit: string | undefined; interval: number },
): readonly Field[] {
  return [
    { name: 'Time', type: 'time', values: timesMs, config: { interval } },
    { name: 'Value', type: 'number', labels, values, config: { displayNameFromDS: name, ...(unit && { unit }) } },
  ];
}
