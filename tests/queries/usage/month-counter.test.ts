import { growthPerDay } from '../../../src/queries/usage/month-counter';

const growth = (first: string, ...values: readonly (number | null)[]) => {
  const start = Date.parse(`${first}T00:00:00Z`);
  return growthPerDay(
    values.map((_, day) => start + day * 86_400_000),
    values,
  );
};

it('is the difference of two days, unknown for the first', () => {
  expect(growth('2026-11-10', 100.1, 110.2, 130)).toEqual([null, 10.1, 19.8]);
});

it('begins anew with the month', () => {
  expect(growth('2026-10-30', 900, 930, 28, 57)).toEqual([null, 30, 28, 29]);
});

it('begins anew a day late, when the old month still stood on the first', () => {
  expect(growth('2026-10-31', 930, 935, 40, 70)).toEqual([null, 5, 40, 30]);
});

it('takes a fall in the midst of a month for a correction', () => {
  expect(growth('2026-11-14', 500, 480, 510)).toEqual([null, -20, 30]);
});

it('leaves empty what follows a gap, unless a month begins there', () => {
  expect(growth('2026-11-10', 10, null, 30, 40)).toEqual([null, null, null, 10]);
  expect(growthPerDay([Date.UTC(2026, 9, 29), Date.UTC(2026, 10, 1)], [900, 20])).toEqual([null, 20]);
});
