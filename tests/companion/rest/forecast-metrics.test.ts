import { forecastGauges, type HeldForecast } from '../../../src/companion/rest/forecast-metrics';

const nowMs = Date.UTC(2026, 10, 29, 9);

function held(starts: readonly string[], means: readonly string[], more: object = {}, fetchedAtMs = 0): HeldForecast {
  const ends = [...starts.slice(1), '2026-12-01'];
  return {
    request: { operation: 'ce:GetCostForecast', input: { Metric: 'UNBLENDED_COST', ...more } as never },
    output: {
      total: '0',
      unit: 'USD',
      periods: starts.map((start, place) => ({ start, end: ends[place]!, mean: means[place]! })),
    },
    facts: { fetchedAtMs },
  };
}

const days = ['2026-11-29', '2026-11-30'];
const whole = held(['2026-11-28', ...days], ['1', '1', '1']);
const gap = { ...whole, output: { ...whole.output, periods: whole.output.periods.filter((_, day) => day !== 1) } };

describe('forecastGauges', () => {
  it('adds what is to come this month, today included, in decimals', () => {
    expect(forecastGauges([held(days, ['0.1', '0.2'])], nowMs)).toEqual([
      { metric: 'UNBLENDED_COST', unit: 'USD', amount: 0.3 },
    ]);
  });

  it('takes of a forecast made yesterday the days from today, and of a longer one the days of this month', () => {
    const yesterday = held(['2026-11-28', ...days], ['9', '1', '2']);
    const { periods } = yesterday.output;
    const december = { start: '2026-12-01', end: '2026-12-02', mean: '5' };
    const longer = { ...yesterday, output: { ...yesterday.output, periods: [...periods, december] } };
    expect([yesterday, longer].map((one) => forecastGauges([one], nowMs)[0]?.amount)).toEqual([3, 3]);
  });

  it('takes the newest, whatever the order', () => {
    const [old, recent] = [held(days, ['1', '1']), held(days, ['2', '2'], {}, 9)];
    expect(forecastGauges([recent, old], nowMs)).toEqual(forecastGauges([old, recent], nowMs));
    expect(forecastGauges([recent, old], nowMs)).toMatchObject([{ amount: 4 }]);
  });

  it.each([
    ['with a filter', held(days, ['1', '1'], { Filter: { Dimensions: { Key: 'REGION', Values: ['x'] } } })],
    ['that begins tomorrow', held(['2026-11-30'], ['1'])],
    ['with a gap', gap],
    ['that cannot be read', held(days, ['1', 'oops'])],
  ])('does not take one %s', (_, one) => {
    expect(forecastGauges([one], nowMs)).toEqual([]);
  });
});
