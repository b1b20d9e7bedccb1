import { expectGolden } from '../golden';
import { at, draw, type Given } from './outlook';

// Five days around today: two that are over, today and two to come; the account costs 2.5 a day, and more from today on.
const now = '2026-11-20T10:30:00Z';
const context = at(now, '2026-11-18T00:00:00Z', '2026-11-22T23:59:59Z');
const given: Given = { actual: (day) => (day < '2026-11' ? '2.25' : '2.5'), mean: () => '30' };
const young: Given = { actual: (day) => (day < '2026-11-10' ? '0' : day.slice(8)), mean: null };

describe('the frames of a forecast query', () => {
  it.each([
    ['time-series', { budget: '900', lastMonth: true }],
    ['table', { budget: '900', lastMonth: true, format: 'table' }],
    ['month-end', { format: 'monthEnd' }],
    ['month-end-percent', { format: 'monthEnd', monthEndAs: 'percentOfBudget', budget: '900' }],
  ])('are those of golden/%s.json', (name, query) => {
    expectGolden('forecast', name, draw(query, given, context));
  });

  it('are those of golden/own-estimate.json where AWS has too little history', () => {
    expectGolden('forecast', 'own-estimate', draw({ alias: 'Young' }, young, context));
  });

  it('are those of golden/empty.json when there is nothing at all', () => {
    expectGolden('forecast', 'empty', draw({}, { actual: null, mean: null }, context));
  });
});
