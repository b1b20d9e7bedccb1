// PURE. Seconds between two points: what was asked for, as far as CloudWatch keeps it. A period finer than what is kept gets
// no points and no error. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html
import type { QueryContext } from '../kind';
import { dayMs } from '../shared/utc';
import type { UsageQuery } from './model';

const DAY = 86_400;
const STEPS = [60, 300, 900, 3_600, 21_600, DAY] as const;
/** A chart is some 1,400 pixels wide; a day of minutes. */
const MAX_POINTS = 1_440;
/** Kept at most: a range that begins earlier has nothing there. */
const KEPT_MS = 455 * dayMs;
const SHORT_PERIODS: ReadonlySet<number> = new Set([1, 5, 10, 20, 30]);
const SHORT_KEPT_MS = 3 * 3_600_000;
/** AWS looks at its clock later than we do. */
const MARGIN_MS = 60_000;

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: DAY };

export interface Period {
  readonly seconds: number;
  /** What was asked, where it is less than CloudWatch keeps for the range. */
  readonly raisedFrom?: number;
}

/** `300`, `5m`, `1h`, `1d` → seconds; undefined for `auto` and for nothing; null for what is no period. */
export function readPeriod(text: string): number | undefined | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '' || trimmed === 'auto') {
    return undefined;
  }
  const [, count, unit = ''] = /^(\d{1,7})([smhd]?)$/.exec(trimmed) ?? [];
  const seconds = Number(count) * (UNIT_SECONDS[unit] ?? NaN);
  return seconds > 0 && (seconds % 60 === 0 || SHORT_PERIODS.has(seconds)) ? seconds : null;
}

/** Whether it is days that are asked for: CloudWatch's are UTC's, as the bill's. */
export function isWholeDays(text: string): boolean {
  return (readPeriod(text) ?? 1) % DAY === 0;
}

/** The period the query is asked with in this range; days for a counter that is drawn by the day. */
export function periodOf({ period, transform }: UsageQuery, context: QueryContext): Period {
  if (transform === 'perDay') {
    return { seconds: DAY };
  }
  const asked = readPeriod(period) ?? undefined;
  if (asked === undefined) {
    const span = (context.toMs - context.fromMs) / 1_000;
    const fits = (step: number) => span / step <= MAX_POINTS && isKept(step, context);
    return { seconds: STEPS.find(fits) ?? DAY };
  }
  if (isKept(asked, context)) {
    return { seconds: asked };
  }
  const least = STEPS.find((step) => isKept(step, context)) ?? DAY;
  return { seconds: Math.ceil(asked / least) * least, raisedFrom: asked };
}

/** Whether points so close are kept for a range that begins at `startMs`. */
export function isKeptFrom(seconds: number, startMs: number, nowMs: number): boolean {
  const ageMs = nowMs - startMs + MARGIN_MS;
  if (seconds % 60 !== 0) {
    return ageMs <= SHORT_KEPT_MS;
  }
  return seconds % (ageMs > 63 * dayMs ? 3_600 : ageMs > 15 * dayMs ? 300 : 60) === 0;
}

/** Whether CloudWatch has forgotten all of the range. */
export function isForgotten({ toMs, nowMs }: Pick<QueryContext, 'toMs' | 'nowMs'>): boolean {
  return nowMs - toMs > KEPT_MS;
}

/** Whether it has forgotten what came first. */
export function isPartlyForgotten({ fromMs, toMs, nowMs }: QueryContext): boolean {
  return nowMs - fromMs > KEPT_MS && !isForgotten({ toMs, nowMs });
}

/** The start of the period that holds `ms`: periods are counted from 1970, UTC. */
export function floorTo(ms: number, seconds: number): number {
  const step = seconds * 1_000;
  return Math.floor(ms / step) * step;
}

/** `ms` itself where a period starts, else the start of the next. */
export function ceilTo(ms: number, seconds: number): number {
  const step = seconds * 1_000;
  return Math.ceil(ms / step) * step;
}

/** `5 min`, `1 h`, `6 h`, `1 d` */
export function periodText(seconds: number): string {
  const units = [
    [DAY, 'd'],
    [3_600, 'h'],
    [60, 'min'],
  ] as const;
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, 's'];
  return `${seconds / size} ${unit}`;
}

function isKept(seconds: number, { fromMs, nowMs }: QueryContext): boolean {
  return isKeptFrom(seconds, floorTo(fromMs, seconds), nowMs);
}
