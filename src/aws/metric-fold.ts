// PURE. CloudWatch's pages → one answer: the same series continues on later pages, newest or oldest first.
import type {
  DescribeAlarmsCommandOutput,
  GetMetricDataCommandOutput,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { Fold } from './fold';
import type { Alarms, AwsInput, MetricAnswer, MetricData } from './request';

interface Series {
  readonly id: string;
  readonly label: string;
  readonly timesMs: number[];
  readonly values: number[];
  status: string;
  readonly messages: string[];
  /** The last one it was on, from 1. */
  page: number;
}

/** Results in the order of the queries, then as they came; each ascends in time, whatever order was asked. */
export function metricDataFold(
  input: AwsInput<'cloudwatch:GetMetricData'>,
): Fold<Partial<GetMetricDataCommandOutput>, MetricData> {
  const series = new Map<string, Series[]>();
  const metrics = new Set(input.MetricDataQueries?.filter(({ MetricStat }) => MetricStat).map(({ Id }) => Id));
  const messages = new Set<string>();
  let points = 0;
  let page = 0;
  return {
    add({ MetricDataResults = [], Messages = [] }) {
      page += 1;
      Messages.forEach((message) => messages.add(wordsOf(message)));
      for (const result of MetricDataResults) {
        points += append(result, { series, page, isMetric: metrics.has(result.Id) });
      }
    },
    finish: () => ({ results: inOrder([...series.values()].flat(), input).map(ascending), messages: [...messages] }),
    bytes: () => 16 * points + 512 * series.size,
  };
}

function append(
  result: MetricDataResult,
  { series, page, isMetric }: { series: Map<string, Series[]>; page: number; isMetric: boolean },
): number {
  const { Id = '', Label = '', Timestamps = [], Values = [], StatusCode, Messages = [] } = result;
  // A search has many series with one id; their labels tell them apart, on this page and the next. A metric is one series, though the
  // label of each page may name that page's own last value.
  const key = isMetric ? Id : JSON.stringify([Id, Label]);
  const alike = series.get(key) ?? [];
  let one = alike.find((other) => isMetric || (other.page < page && isFollowedBy(other, Timestamps)));
  if (!one) {
    alike.push((one = { id: Id, label: Label, timesMs: [], values: [], status: '', messages: [], page }));
    series.set(key, alike);
  }
  one.page = page;
  for (let index = 0; index < Timestamps.length; index++) {
    one.timesMs.push(msOf(Timestamps[index]!));
    // On the wire NaN is a text.
    one.values.push(Number(Values[index] ?? Number.NaN));
  }
  one.status = StatusCode ?? one.status;
  one.messages.push(...Messages.map(wordsOf));
  return Timestamps.length;
}

/** A Date as the SDK makes it, or seconds as they come: a day of five hundred metrics would be 720,000 Dates. */
function msOf(time: Date | number): number {
  return typeof time === 'number' ? Math.round(time * 1_000) : time.getTime();
}

/** Labels may be equal, of the same metric in two accounts: what goes on has no point where there is one already. */
function isFollowedBy({ timesMs }: Series, times: readonly (Date | number)[]): boolean {
  const known = [timesMs[0] ?? NaN, timesMs.at(-1) ?? NaN];
  const next = [times[0] ?? NaN, times.at(-1) ?? NaN].map(msOf);
  return !(Math.max(...next) >= Math.min(...known) && Math.min(...next) <= Math.max(...known));
}

function wordsOf({ Code, Value }: { readonly Code?: string; readonly Value?: string }): string {
  return [Code, Value].filter(Boolean).join(': ');
}

function inOrder(all: readonly Series[], { MetricDataQueries = [] }: AwsInput<'cloudwatch:GetMetricData'>): Series[] {
  const places = new Map(MetricDataQueries.map(({ Id }, place) => [Id, place]));
  const placeOf = ({ id }: Series) => places.get(id) ?? places.size;
  return [...all].sort((a, b) => placeOf(a) - placeOf(b));
}

function ascending({ timesMs, values, page: _page, ...rest }: Series): MetricAnswer {
  const order = timesMs.every((time, index) => index === 0 || time >= timesMs[index - 1]!)
    ? undefined
    : [...timesMs.keys()].sort((a, b) => timesMs[a]! - timesMs[b]!);
  return {
    ...rest,
    timesMs: order ? Float64Array.from(order, (index) => timesMs[index]!) : Float64Array.from(timesMs),
    values: order ? Float64Array.from(order, (index) => values[index]!) : Float64Array.from(values),
  };
}

export function alarmsFold(): Fold<Partial<DescribeAlarmsCommandOutput>, Alarms> {
  const metricAlarms: Alarms['metricAlarms'][number][] = [];
  const compositeAlarms: Alarms['compositeAlarms'][number][] = [];
  const logAlarms: Alarms['logAlarms'][number][] = [];
  return {
    add(page) {
      metricAlarms.push(...(page.MetricAlarms ?? []));
      compositeAlarms.push(...(page.CompositeAlarms ?? []));
      logAlarms.push(...(page.LogAlarms ?? []));
    },
    finish: () => ({ metricAlarms, compositeAlarms, logAlarms }),
    bytes: () => 1_024 * (metricAlarms.length + compositeAlarms.length + logAlarms.length),
  };
}
