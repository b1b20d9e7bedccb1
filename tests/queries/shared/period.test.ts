import { oldestStart, periodOf } from '../../../src/queries/shared/period';
import type { TimeUnit } from '../../../src/queries/shared/utc';
import { context } from '../cost/table';

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);
const asked = (unit: TimeUnit, at: ReturnType<typeof context>, options?: { fromDay?: boolean }) => {
  const { startMs, endMs, clamps } = periodOf(unit, at, options);
  return { start: iso(startMs), end: iso(endMs), clamps };
};

describe('days', () => {
  it('floor the start, ceil the end: a range to the evening of the 30th keeps the 30th (trap 5)', () => {
    expect(asked('day', context('2026-06-30T08:00:00Z', '2026-06-30T20:00:00Z'))).toEqual({
      start: '2026-06-30T00:00',
      end: '2026-07-01T00:00',
      clamps: [],
    });
  });

  it('take an end at midnight as exclusive already', () => {
    expect(asked('day', context('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z')).end).toBe('2026-07-01T00:00');
  });

  it('end tomorrow on the first of the month: Start is never End (trap 1)', () => {
    const first = { nowMs: Date.parse('2026-12-01T00:30:00Z') };
    expect(asked('day', context('2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z', first))).toEqual({
      start: '2026-12-01T00:00',
      end: '2026-12-02T00:00',
      clamps: [],
    });
    expect(asked('month', context('2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z', first)).end).toBe('2027-01-01T00:00');
  });

  it('are the same for every "now" of one day', () => {
    const at = (now: string) => asked('day', context('2026-11-01T00:00:00Z', now, { nowMs: Date.parse(now) }));
    expect(at('2026-11-20T00:00:01Z')).toEqual(at('2026-11-20T23:59:59Z'));
  });

  it('stop tomorrow, and say so', () => {
    expect(asked('day', context('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'))).toEqual({
      start: '2026-11-01T00:00',
      end: '2026-11-21T00:00',
      clamps: ['The range ends in the future: costs are shown up to 2026-11-20.'],
    });
  });

  it('show today for a range that lies wholly in the future', () => {
    expect(asked('day', context('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z'))).toMatchObject({
      start: '2026-11-20T00:00',
      end: '2026-11-21T00:00',
    });
  });

  it('reach back 14 months from today, also with multi-year history', () => {
    const two = (historyMonths: 14 | 38) =>
      asked('day', context('2024-01-01T00:00:00Z', '2026-11-20T00:00:00Z', { historyMonths }));
    expect(two(14)).toEqual({
      start: '2025-09-21T00:00',
      end: '2026-11-20T00:00',
      clamps: ['AWS keeps 14 months of days: costs are shown from 2025-09-21.'],
    });
    expect(two(38)).toEqual(two(14));
  });

  it('count 14 months back to a day that exists', () => {
    // 31 August 2026 less 14 months: 30 June 2025, plus one day.
    expect(
      iso(oldestStart('day', context('2026-01-01', '2026-01-02', { nowMs: Date.parse('2026-08-31T12:00:00Z') }))),
    ).toBe('2025-07-01T00:00');
  });
});

describe('months', () => {
  it('are whole, the running one to the first of the next', () => {
    expect(asked('month', context('2026-09-15T00:00:00Z', '2026-11-20T10:30:00Z'))).toEqual({
      start: '2026-09-01T00:00',
      end: '2026-12-01T00:00',
      clamps: [],
    });
  });

  it.each([
    [14, '2025-10-01'],
    [38, '2023-10-01'],
  ] as const)('with %d months of history start on the first whole month, %s', (historyMonths, start) => {
    expect(asked('month', context('2020-01-01T00:00:00Z', '2026-11-20T00:00:00Z', { historyMonths }))).toEqual({
      start: `${start}T00:00`,
      end: '2026-12-01T00:00',
      clamps: [`This data source has ${historyMonths} months of history: costs are shown from ${start}.`],
    });
  });

  it('cut to days for a total hold the asked days only', () => {
    expect(asked('month', context('2026-03-15T05:00:00Z', '2026-11-20T10:30:00Z'), { fromDay: true })).toEqual({
      start: '2026-03-15T00:00',
      end: '2026-11-21T00:00',
      clamps: [],
    });
  });

  it('cut to days start on a first beyond 14 months, and say so', () => {
    const old = context('2024-03-15T05:00:00Z', '2026-11-20T10:30:00Z', { historyMonths: 38 });
    expect(asked('month', old, { fromDay: true })).toEqual({
      start: '2024-03-01T00:00',
      end: '2026-11-21T00:00',
      clamps: ['Beyond 14 months AWS answers whole months only: costs are shown from 2024-03-01.'],
    });
  });
});

describe('hours', () => {
  it('reach back 14 days and end with the running hour', () => {
    expect(asked('hour', context('2026-11-01T00:00:00Z', '2026-11-20T10:30:00Z'))).toEqual({
      start: '2026-11-06T11:00',
      end: '2026-11-20T11:00',
      clamps: ['AWS keeps 14 days of hours: costs are shown from 2026-11-06T11:00:00Z.'],
    });
  });
});
