import fc from 'fast-check';
import { estimate } from '../../../src/queries/forecast/estimate';
import { deviationsOf } from '../../../src/queries/forecast/quantile';

const dayMs = 86_400_000;
/** Monday 2 November 2026. */
const monday = Date.UTC(2026, 10, 2);
const known = (values: readonly number[]) => values.map((value, day) => ({ startMs: monday + day * dayMs, value }));
const wanted = (first: number, count: number, more: object = {}) => ({
  granularity: 'DAILY' as const,
  fromMs: monday + first * dayMs,
  untilMs: monday + (first + count) * dayMs,
  level: 80,
  unit: 'USD',
  ...more,
});
const means = (output: ReturnType<typeof estimate>) => output?.periods.map(({ mean }) => Number(mean));

describe('an estimate of our own', () => {
  it('is nothing where nothing is known, and the one day without an interval where that is all', () => {
    expect(estimate([], wanted(0, 3))).toBeUndefined();
    expect(estimate(known([7]), wanted(1, 2))?.periods).toEqual([
      { start: '2026-11-03', end: '2026-11-04', mean: '7.0000000000' },
      { start: '2026-11-04', end: '2026-11-05', mean: '7.0000000000' },
    ]);
  });

  it('repeats the week it has seen twice, weekday by weekday', () => {
    const week = [10, 10, 10, 10, 10, 4, 3];
    const output = estimate(known([...week, ...week, ...week]), wanted(21, 7));
    means(output)?.forEach((mean, day) => expect(mean).toBeCloseTo(week[day]!, 6));
  });

  it('continues a trend no longer than it was seen', () => {
    const output = means(estimate(known(Array.from({ length: 14 }, (_, day) => 100 + day)), wanted(14, 60)))!;
    expect(output[0]).toBeCloseTo(114, 6);
    expect(output[6]).toBeCloseTo(120, 6);
    expect(Math.max(...output)).toBeLessThan(130);
  });

  it('is unsure by as much as the days differ, more so for a higher level and with few days', () => {
    const width = (values: readonly number[], level = 80) => {
      const [first] = estimate(known(values), wanted(values.length, 1, { level }))!.periods;
      return Number(first!.upper) - Number(first!.lower);
    };
    expect(width([10, 10, 10, 10])).toBe(0);
    expect(width([10, 12, 8, 11], 99)).toBeGreaterThan(width([10, 12, 8, 11], 80));
    expect(width([8, 12, 8, 12])).toBeGreaterThan(width([8, 12, 8, 12, 8, 12, 8, 12]));
  });

  it('adds days up to months: means exactly, spreads less than that', () => {
    const days = known([8, 12, 9, 11, 10, 10]);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const daily = estimate(days, wanted(6, 23))!;
    const [month] = estimate(days, wanted(6, 23, { granularity: 'MONTHLY' }))!.periods;
    expect(month).toMatchObject({ start: '2026-11-08', end: '2026-12-01' });
    expect(Number(month!.mean)).toBeCloseTo(sum(means(daily)!), 6);
    expect(Number(month!.upper)).toBeLessThan(sum(daily.periods.map(({ upper }) => Number(upper))));
  });

  it('keeps its mean inside its bounds, and does not turn what costs into a gift', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 70 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 51, max: 99 }), (values, level) => {
        const output = estimate(known(values.map((cent) => cent / 100)), wanted(values.length, 90, { level }))!;
        return output.periods.every(
          ({ mean, lower, upper }) =>
            0 <= Number(lower) && Number(lower) <= Number(mean) && Number(mean) <= Number(upper),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('deviationsOf', () => {
  // Of Student's table. @see https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
  it.each([
    [80, 1, 3.078],
    [99, 1, 63.657],
    [80, 2, 1.886],
    [95, 2, 4.303],
    [99, 2, 9.925],
    [95, 5, 2.571],
    [80, 10, 1.372],
    [95, 11, 2.201],
    [99, 48, 2.682],
    [51, 1000, 0.6906],
  ])('has %i %% inside, of a spread that %i free days tell, with %f to each side', (level, freedom, expected) => {
    expect(deviationsOf(level, freedom)).toBeCloseTo(expected, 3);
  });
});
