// PURE. Hours, days and months in UTC: a bill knows no other zone. All times are epoch ms.

export type TimeUnit = 'hour' | 'day' | 'month';

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The start of the hour, day or month that holds `ms`. */
export function startOf(ms: number, unit: TimeUnit): number {
  if (unit === 'month') {
    const date = new Date(ms);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  }
  const step = unit === 'hour' ? hourMs : dayMs;
  return Math.floor(ms / step) * step;
}

/** The start of the unit after the one that holds `ms`. */
export function next(ms: number, unit: TimeUnit): number {
  if (unit === 'month') {
    const date = new Date(ms);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  }
  return startOf(ms, unit) + (unit === 'hour' ? hourMs : dayMs);
}

/** `ms` itself where a unit starts, else the start of the next: an exclusive end loses nothing. */
export function up(ms: number, unit: TimeUnit): number {
  return startOf(ms, unit) === ms ? ms : next(ms, unit);
}

/** `2026-11-20` */
export function formatDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** `2026-11-20T05:00:00Z`, as AWS wants hours. */
export function formatHour(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The last day inside a period with this exclusive end. */
export function lastDay(endMs: number): string {
  return formatDay(endMs - 1);
}

/** AWS's `2026-11-20` or `2026-11-20T05:00:00Z` → epoch ms; both are UTC, whatever zone the process runs in. */
export function parseTime(text: string): number {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
}
