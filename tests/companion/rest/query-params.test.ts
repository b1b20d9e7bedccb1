import { findKind } from '#queries';
import { readQueryParams } from '../../../src/companion/rest/query-params';

const nowMs = Date.UTC(2026, 10, 20, 9);
const cost = findKind('cost')!;
const readCosts = (params: URLSearchParams, at: number) => readQueryParams(cost, params, at);

describe('readQueryParams', () => {
  it('asks for the last 30 days when no range is given', () => {
    expect(readCosts(new URLSearchParams(), nowMs)).toEqual({
      json: { queryType: 'cost' },
      fromMs: nowMs - 30 * 86_400_000,
      toMs: nowMs,
    });
  });

  it('mirrors the query model', () => {
    const params = new URLSearchParams(
      'metric=AmortizedCost&granularity=DAILY&groupBy=SERVICE&groupBy=TAG:team&format=table&top=5&accountNames=false' +
        '&filters=LINKED_ACCOUNT:is:111111111111,210000000001&filters=TAG:team:isAbsent&from=2026-11-01&to=2026-11-20T05:00:00Z',
    );
    expect(readCosts(params, nowMs)).toEqual({
      json: {
        queryType: 'cost',
        metric: 'AmortizedCost',
        granularity: 'DAILY',
        format: 'table',
        top: 5,
        accountNames: false,
        groupBy: [
          { type: 'DIMENSION', key: 'SERVICE' },
          { type: 'TAG', key: 'team' },
        ],
        filters: [
          { type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'is', values: ['111111111111', '210000000001'] },
          { type: 'TAG', key: 'team', operator: 'isAbsent', values: [] },
        ],
      },
      fromMs: Date.UTC(2026, 10, 1),
      toMs: Date.UTC(2026, 10, 20, 5),
    });
  });

  it('knows every field of the kind', () => {
    const params = new URLSearchParams(
      'compare=lastYear&compareAs=percent&chargeTypes=usage&runningTotal=true&lagDays=3',
    );
    expect(readCosts(params, nowMs)).toMatchObject({
      json: { compare: 'lastYear', compareAs: 'percent', chargeTypes: 'usage', runningTotal: true, lagDays: 3 },
    });
  });

  it('keeps a comma that belongs to a value', () => {
    const read = readCosts(new URLSearchParams({ filters: 'SERVICE:is:Acme WAF%2C Contract,Tax' }), nowMs);
    expect(read).toMatchObject({ json: { filters: [{ values: ['Acme WAF, Contract', 'Tax'] }] } });
  });

  it.each([
    ['group=SERVICE', 'no parameter "group"'],
    ['filters=SERVICE', 'filters: "SERVICE"'],
    ['from=yesterday', 'from: "yesterday"'],
    ['to=2026-13-01', 'to: "2026-13-01"'],
    ['from=2026-11-10&to=2026-11-01', 'ends before it starts'],
  ])('names what it cannot read: %s', (text, words) => {
    expect(readCosts(new URLSearchParams(text), nowMs)).toEqual({ issues: [expect.stringContaining(words)] });
  });
});
