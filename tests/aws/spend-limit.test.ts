import { createBook } from '../../src/aws/ledger-book';
import { keptForRules, leftFor, resetMs } from '../../src/aws/spend-limit';
import { unitsOf } from '../../src/aws/usd';
import { NOON } from './support/fake-clock';

const rule = { kind: 'alert-rule' } as const;
const panel = { kind: 'panel' } as const;

function state({ day = 0, month = 0, reservedUnits = 0, isPartial = false } = {}) {
  return {
    day: { ...createBook('2026-11-20', isPartial), units: day },
    month: { ...createBook('2026-11', isPartial), units: month },
    reservedUnits,
    nowMs: NOON,
  };
}

it.each([
  [1, 20_000],
  [0.1, 2_000],
  [0.05, 1_000],
  // Less than a page would buy a rule nothing.
  [0.03, 0],
])('keeps whole pages of a fifth: of $%d %d units', (dailyUsd, units) => {
  expect(keptForRules({ dailyUsd })).toBe(units);
});

it('takes off what is spent, promised and kept', () => {
  const limit = { dailyUsd: 1 };

  expect(leftFor(panel, limit, state({ day: 30_000, reservedUnits: 5_000 }))).toEqual({ units: 45_000, of: 'day' });
  expect(leftFor(rule, limit, state({ day: 30_000, reservedUnits: 5_000 }))).toEqual({ units: 65_000, of: 'day' });
  expect(leftFor(panel, limit, state({ day: 99_000 }))).toEqual({ units: 0, of: 'day' });
});

it('goes by the nearer cap', () => {
  expect(leftFor(panel, { dailyUsd: 1, monthlyUsd: 2 }, state({ month: 199_000 }))).toEqual({
    units: 1_000,
    of: 'month',
  });
});

it('has no end without a cap', () => {
  expect(leftFor(panel, {}, state({ day: 1e9 })).units).toBe(Number.POSITIVE_INFINITY);
});

it('counts a day whose book was lost as half spent', () => {
  expect(leftFor(rule, { dailyUsd: 1 }, state({ isPartial: true })).units).toBe(50_000);
});

it('resets at 00:00 UTC, the month also in December', () => {
  expect(new Date(resetMs('day', NOON)).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  expect(new Date(resetMs('month', Date.UTC(2026, 11, 31, 23))).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

it('turns dollars into whole units, upwards', () => {
  expect([0.01, 0.07, 0.29, 1, 0.000_01].map(unitsOf)).toEqual([1_000, 7_000, 29_000, 100_000, 1]);
});
