// AWS bills UTC days. Whoever picks "This month" in Berlin means AWS's November, not the hour of October before it.
import { dateTimeForTimeZone, type DateTime, type TimeRange, toUtc } from '@grafana/data';

/**
 * A range whose edges are days of the viewer's time zone (`browser`, `utc` or an IANA name) → the same calendar days in UTC.
 * Edges within a day, as of `now-30d`, stay; so does `raw`. The very same range when nothing moves.
 */
export function billingDays(range: TimeRange, timeZone: string): TimeRange {
  const from = sameDayInUtc(range.from, timeZone);
  const moved = sameDayInUtc(range.to, timeZone);
  // East of UTC a month begins hours before AWS's does, and its first "so far" would end before it starts.
  const to = moved.valueOf() < from.valueOf() ? from : moved;
  return from === range.from && to === range.to ? range : { ...range, from, to };
}

/** The end of a day counts to the second: a day typed into the time picker ends at 23:59:59. */
function sameDayInUtc(edge: DateTime, timeZone: string): DateTime {
  const local = dateTimeForTimeZone(timeZone, edge.valueOf());
  const day = local.format('YYYY-MM-DD');
  // Not "is it 00:00": where the clocks change at midnight a day begins at 01:00.
  const isStart = dateTimeForTimeZone(timeZone, edge.valueOf()).startOf('day').valueOf() === edge.valueOf();
  const isEnd = dateTimeForTimeZone(timeZone, edge.valueOf()).endOf('day').startOf('second').valueOf() <= edge.valueOf();
  if (!isStart && !isEnd) {
    return edge;
  }
  const inUtc = toUtc(isStart ? day : `${day}T23:59:59.${local.format('SSS')}`);
  return inUtc.valueOf() === edge.valueOf() ? edge : inUtc;
}
