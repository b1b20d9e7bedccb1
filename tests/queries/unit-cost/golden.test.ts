import { expectGolden } from '../golden';
import { draw, lambda, type Told } from './drawn';

// Tuesday has cost and no usage; Thursday and Friday are incomplete.
const told: Told = {
  cost: ['0.5', '0.25', '0.7500000001', '9', '9'],
  usage: {
    m1: [
      ['2026-11-16', 2_000_000],
      ['2026-11-18', 500_000],
    ],
  },
};

describe('the frames of a unit cost query', () => {
  it.each<[string, Record<string, unknown>, Told]>([
    ['time-series', {}, told],
    ['time-series-parts', { parts: true }, told],
    ['table', { format: 'table' }, told],
    ['table-parts', { format: 'table', parts: true }, told],
    ['total', { format: 'total' }, told],
    ['total-parts', { format: 'total', parts: true, alias: 'Lambda' }, told],
    ['empty', {}, { cost: told.cost }],
  ])('are those of golden/%s.json', (name, query, given) => {
    expectGolden('unit-cost', name, draw(lambda({ chargeTypes: 'all', ...query }), given));
  });
});
