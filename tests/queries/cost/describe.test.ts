import { findKind } from '#queries';
import { costQuery } from './table';

const describeCost = (query: object) => findKind('cost')!.describe(costQuery({ ...query }));
const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };

describe('a cost query in a line', () => {
  it.each([
    [{}, 'Unblended cost, auto'],
    [{ groupBy: [SERVICE], granularity: 'DAILY', top: 10 }, 'Unblended cost by SERVICE, daily, top 10'],
    [{ format: 'total', chargeTypes: 'usage' }, 'Unblended cost, total, usage only'],
    [{ compare: 'previousMonth' }, 'Unblended cost, auto, beside last month'],
    [
      { compare: 'sevenDays', compareAs: 'percent', rollUp: 'week' },
      'Unblended cost, change from 7 days earlier, by week',
    ],
    [{ runningTotal: true, incomplete: 'drop' }, 'Unblended cost, running total, auto, complete periods only'],
    [
      { serviceGroup: 'ec2', filters: [{ ...SERVICE, operator: 'isNot', values: ['Tax'] }] },
      'Unblended cost, auto, all of EC2, where SERVICE is not Tax',
    ],
    [{ metric: 'AmortizedCost', share: true, groupBy: [SERVICE] }, 'Amortized cost, share by SERVICE, auto'],
  ])('%j reads %s', (query, line) => {
    expect(describeCost(query)).toBe(line);
  });
});
