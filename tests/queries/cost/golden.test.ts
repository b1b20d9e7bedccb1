import { expectGolden } from '../golden';
import { draw, drawAll } from './drawn';
import { context, days, type Row, table } from './table';

// Two services in two accounts over three days, the last two estimated: a credit, a missing day, a group too small to be kept.
const groupBy = [
  { type: 'DIMENSION', key: 'SERVICE' },
  { type: 'DIMENSION', key: 'LINKED_ACCOUNT' },
];
const rows: readonly Row[] = [
  [
    ['AWS Lambda', '210000000001'],
    ['0.0000000012', '0.1', '0.2'],
  ],
  [
    ['Amazon Simple Storage Service', '210000000001'],
    ['12.5', '12.75', '6.1'],
  ],
  [
    ['Amazon Simple Storage Service', '210000000011'],
    ['-3.25', undefined, undefined],
  ],
  [
    ['Tax', '111111111111'],
    [undefined, '8', undefined],
  ],
];
const answered = table(days('2026-11-18', 3, '2026-11-19'), rows, {
  descriptions: { '111111111111': 'northwind-payer', '210000000001': 'shop-prod' },
});
const before = table(days('2026-11-15', 3), [
  [
    ['AWS Lambda', '210000000001'],
    ['0.3', '0.3', '0.3'],
  ],
  [
    ['Amazon Simple Storage Service', '210000000001'],
    ['11', '11.5', '11'],
  ],
]);
const at = context('2026-11-18T00:00:00Z', '2026-11-20T10:30:00Z');

describe('the frames of a cost query', () => {
  it.each([
    ['time-series', { groupBy, top: 2 }],
    ['table', { groupBy, top: 2, format: 'table' }],
    ['total', { groupBy, top: 2, format: 'total' }],
  ])('are those of golden/%s.json', (name, query) => {
    expectGolden('cost', name, draw(query, answered, at));
  });

  it('are those of golden/chart.json where a chart dashes what is incomplete', () => {
    expectGolden('cost', 'chart', draw({ groupBy, top: 1 }, answered, { ...at, chart: true }));
  });

  it('are those of golden/comparison.json beside the period before', () => {
    expectGolden(
      'cost',
      'comparison',
      drawAll({ groupBy, top: 1, format: 'total', compare: 'previousPeriod' }, [answered, before], at),
    );
  });

  it('are those of golden/empty.json when AWS has nothing', () => {
    expectGolden('cost', 'empty', draw({ groupBy }, table([], []), at));
  });
});
