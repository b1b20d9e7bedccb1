import Big from 'big.js';
import fc from 'fast-check';
import { type CostSeries, makeSeries } from '../../../src/queries/cost/series';
import { bySize, selectTop } from '../../../src/queries/cost/top';

const PERIODS = 4;
const amount = fc.option(
  fc.oneof(
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((digits) => `${digits / 100}`),
    fc
      .bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
      .map((digits) => `${digits}.00000000022919266484677791595458984375`),
    fc.constantFrom('0', '1.2E-9', '-0.0000000001', '99999.9999999999'),
  ),
  { nil: undefined },
);
const group = fc.record({
  unit: fc.constantFrom('USD', 'CNY'),
  amounts: fc.array(amount, { minLength: PERIODS, maxLength: PERIODS }),
});

/** Exact sums by unit and period: what must not change. */
function sums(series: readonly CostSeries[]): Record<string, string> {
  const totals: Record<string, string> = {};
  for (const { unit, amounts } of series) {
    amounts.forEach((text, period) => {
      const key = `${unit} ${period}`;
      totals[key] = new Big(totals[key] ?? '0').plus(text ?? '0').toFixed();
    });
  }
  return totals;
}

describe('selectTop', () => {
  it('changes no sum of any unit and period by a single digit', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (groups, top) => {
        const all = groups.map((one, index) => makeSeries({ ...one, keys: [`g${index}`] }, PERIODS)).sort(bySize);
        const selected = selectTop(all, top);
        expect(selected.slice(0, top)).toEqual(all.slice(0, top));
        expect(selected.length).toBeLessThanOrEqual(top + 2);
        const before = sums(all);
        expect(sums(selected)).toEqual(before);
      }),
    );
  });

  it('orders by size, then by keys, whatever the order was', () => {
    const series = (key: string, text: string) => makeSeries({ keys: [key], unit: 'USD', amounts: [text] }, 1);
    const all = [series('b', '1'), series('c', '2'), series('a', '1'), series('d', '-5')];
    const order = (list: readonly CostSeries[]) => [...list].sort(bySize).map(({ keys }) => keys?.[0]);
    expect(order(all)).toEqual(['c', 'a', 'b', 'd']);
    expect(order([...all].reverse())).toEqual(['c', 'a', 'b', 'd']);
  });
});
