// From issue 4, "local-zone midnight": Berlin's "This month so far" asked AWS for October too.
import { dateTime, dateTimeForTimeZone, rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { billingDays } from '../../src/frontend/billing-days';

/** A range as Grafana's time picker makes it in this zone. */
function picked(zone: string, from: string, to: string): TimeRange {
  return rangeUtil.convertRawToRange({ from, to }, zone);
}

function sent(range: TimeRange, zone: string): readonly [string, string] {
  const { from, to } = billingDays(range, zone);
  return [new Date(from.valueOf()).toISOString(), new Date(to.valueOf()).toISOString()];
}

describe.each(['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC', 'utc'])('in %s', (zone) => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }));
  // Kiritimati is 14 hours ahead: there it is the 21st already.
  const today = zone === 'Pacific/Kiritimati' ? '2026-11-21' : '2026-11-20';

  it.each([
    ['Today', 'now/d', 'now/d', `${today}T00:00:00.000Z`, `${today}T23:59:59.999Z`],
    ['This month', 'now/M', 'now/M', '2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z'],
    ['Last month', 'now-1M/M', 'now-1M/M', '2026-10-01T00:00:00.000Z', '2026-10-31T23:59:59.999Z'],
    // Summer time ends in October and begins in March: days of 25 and 23 hours.
    ['Since before the clocks changed', 'now-2M/M', 'now-1M/M', '2026-09-01T00:00:00.000Z', '2026-10-31T23:59:59.999Z'],
    ['This year', 'now/y', 'now/y', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    ['A month of the calendar', '2026-03-01 00:00:00', '2026-03-31 23:59:59', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.000Z'],
  ])('%s keeps its calendar days', (_name, from, to, fromSent, toSent) => {
    expect(sent(picked(zone, from, to), zone)).toEqual([fromSent, toSent]);
  });

  it('leaves an end at this very moment where it is', () => {
    expect(sent(picked(zone, 'now/M', 'now'), zone)).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-20T12:00:00.000Z']);
  });

  it('does not touch moments within a day', () => {
    const range = picked(zone, 'now-30d', 'now');
    expect(billingDays(range, zone)).toBe(range);
  });
});

it.each([
  ['Europe/Berlin', '2026-10-25', '2026-10-25T00:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T00:00:00.000Z'],
  // The clocks go forward at midnight: this day begins at 01:00.
  ['America/Asuncion', '2023-10-01', '2023-10-01T00:00:00.000Z'],
])('%s %s, when the clocks change, is that UTC day', (zone, day, start) => {
  const from = dateTimeForTimeZone(zone, `${day}T12:00:00`, 'YYYY-MM-DDTHH:mm:ss').startOf('day');
  const to = dateTimeForTimeZone(zone, from.valueOf()).endOf('day');

  expect(sent(rangeOf(from.valueOf(), to.valueOf()), zone)).toEqual([start, start.replace('00:00:00.000', '23:59:59.999')]);
});

it('knows the zone of the browser', () => {
  const [from, to] = [new Date(2026, 10, 1).getTime(), new Date(2026, 10, 30, 23, 59, 59, 999).getTime()];
  expect(sent(rangeOf(from, to), 'browser')).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z']);
});

it('never sends an end before the start: in Tokyo a month begins while it is still the old one in UTC', () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-30T20:00:00Z') });
  expect(sent(picked('Asia/Tokyo', 'now/M', 'now'), 'Asia/Tokyo')).toEqual(['2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
});

it('keeps what was picked for whoever shows it', () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
  expect(billingDays(picked('Europe/Berlin', 'now/M', 'now/M'), 'Europe/Berlin').raw).toEqual({ from: 'now/M', to: 'now/M' });
});

function rangeOf(fromMs: number, toMs: number): TimeRange {
  const [from, to] = [dateTime(fromMs), dateTime(toMs)];
  return { from, to, raw: { from, to } satisfies RawTimeRange };
}
