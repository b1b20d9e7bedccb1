// Forecast queries drawn from answers, and short ways to look at the frames.
import type { Forecast } from '#aws/request';
import { checkFrame, type Frame } from '#plugin-sdk/data';
import { type Answer, findKind, type ForecastQuery, parseQuery, type QueryContext } from '#queries';
import { days, table } from '../cost/table';

export const forecast = findKind('forecast')!;

const dayMs = 86_400_000;
const facts = { fetchedAtMs: 0, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.01 };
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A context whose clock and range are given; the range ends now unless told. */
export function at(now: string, from: string, to = now, more: Partial<QueryContext> = {}): QueryContext {
  const [nowMs, fromMs, toMs] = [now, from, to].map((text) => Date.parse(text));
  return { fromMs: fromMs!, toMs: toMs!, nowMs: nowMs!, historyMonths: 14, hourly: false, ...more };
}

export function forecastQuery(query: object = {}): ForecastQuery {
  const parsed = parseQuery({ queryType: 'forecast', ...query });
  if ('issues' in parsed) {
    throw new Error(JSON.stringify(parsed.issues));
  }
  return parsed.query as ForecastQuery;
}

export const requestsOf = (query: object, context: QueryContext) =>
  forecast
    .requests(forecastQuery(query), context)
    .map(({ operation, input }) => ({ operation, ...input }) as const) as {
    operation: string;
    TimePeriod: { Start: string; End: string };
    Granularity: string;
    Filter?: unknown;
    Metric?: string;
    PredictionIntervalLevel?: number;
  }[];

export interface Given {
  /** What each actual day cost, by its date; `null` refuses the answer, undefined is no row. */
  readonly actual: ((day: string) => string | undefined) | null;
  /** What each forecast period is expected to cost, ± 10; `null` refuses the answer. */
  readonly mean: ((start: string) => string) | null;
  readonly unit?: string;
  readonly facts?: Partial<typeof facts & { staleBecause: string; truncatedAtPages: number }>;
}

/** Answers as AWS would give them to exactly what the query asks, drawn. */
export function draw(query: object, given: Given, context: QueryContext): readonly Frame[] {
  const parsed = forecastQuery(query);
  const answers = forecast.requests(parsed, context).map((request): Answer => {
    const { TimePeriod, Granularity } = request.input as ReturnType<typeof requestsOf>[number];
    const isActual = request.operation === 'ce:GetCostAndUsage';
    const refused = { request, refused: { code: 'data-unavailable', message: 'Too little history.' } } as const;
    if (isActual) {
      const count = (Date.parse(TimePeriod.End) - Date.parse(TimePeriod.Start)) / dayMs;
      const periods = days(TimePeriod.Start, count);
      const amounts = given.actual && periods.map(({ start }) => given.actual?.(start));
      const output = table(periods, amounts ? [[[], amounts, given.unit]] : [], { metric: parsed.metric });
      return amounts ? ({ request, output, facts: { ...facts, ...given.facts } } as Answer) : refused;
    }
    return given.mean
      ? ({ request, output: forecastOf(TimePeriod, { Granularity, mean: given.mean }), facts } as Answer)
      : refused;
  });
  const frames = forecast.frames(parsed, answers, context);
  frames.forEach(checkFrame);
  return frames;
}

function forecastOf(
  { Start, End }: { readonly Start: string; readonly End: string },
  { Granularity, mean }: { readonly Granularity: string; readonly mean: (start: string) => string },
): Forecast {
  const periods = [];
  for (let start = Start; start < End;) {
    const date = new Date(start);
    const nextMs =
      Granularity === 'DAILY' ? date.getTime() + dayMs : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    const end = dayOf(nextMs);
    const value = mean(start);
    periods.push({ start, end, mean: value, lower: String(Number(value) - 10), upper: String(Number(value) + 10) });
    start = end;
  }
  return { total: '0', unit: 'USD', periods };
}

/** Of each line, by its label: days and values. */
export function linesOf(frames: readonly Frame[]): Record<string, readonly (readonly [string, unknown])[]> {
  return Object.fromEntries(
    frames.map(({ fields: [time, value] }) => [
      value?.labels?.['series'],
      Array.from(time?.values as ArrayLike<number>, (ms, row) => [dayOf(ms), value?.values[row]] as const),
    ]),
  );
}

export const noticesOf = (frames: readonly Frame[]): string[] =>
  (frames[0]?.meta?.notices ?? []).map(({ text }) => text);

/** The one number of format "month end". */
export const numberOf = (frames: readonly Frame[]): unknown => frames[0]?.fields[0]?.values[0];
