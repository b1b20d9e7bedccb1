import { findKind } from '#queries';
import { context, costQuery } from './table';

const cost = findKind('cost')!;
const month = context('2026-11-01T00:00:00Z', '2026-11-20T10:30:00Z');

function input(query: object, at = month) {
  const [request] = cost.requests(costQuery({ ...query }), at);
  return request?.operation === 'ce:GetCostAndUsage' ? request.input : undefined;
}

const period = (query: object, from: string, to: string, more = {}) => {
  const asked = input(query, context(from, to, more));
  return [asked?.Granularity, asked?.TimePeriod?.Start, asked?.TimePeriod?.End];
};

describe('the request of a cost query', () => {
  it('is one GetCostAndUsage with whole UTC days and nothing that was not asked for', () => {
    expect(input({})).toEqual({
      TimePeriod: { Start: '2026-11-01', End: '2026-11-21' },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
    });
  });

  it('carries metric, groups in the order chosen, and filters', () => {
    const groupBy = [
      { type: 'TAG', key: 'team' },
      { type: 'DIMENSION', key: 'SERVICE' },
    ];
    const filters = [{ type: 'DIMENSION', key: 'REGION', operator: 'isNot', values: ['b', 'a'] }];
    expect(input({ metric: 'NetAmortizedCost', groupBy, filters })).toMatchObject({
      Metrics: ['NetAmortizedCost'],
      GroupBy: [
        { Type: 'TAG', Key: 'team' },
        { Type: 'DIMENSION', Key: 'SERVICE' },
      ],
      Filter: { Not: { Dimensions: { Key: 'REGION', Values: ['a', 'b'] } } },
    });
  });

  it('is the same for every format of one range in days: one answer serves all', () => {
    expect(input({ format: 'total', top: 3, alias: 'x' })).toEqual(input({ format: 'table' }));
  });

  it('is several where the filters hold more values than AWS takes (trap 26)', () => {
    const values = Array.from({ length: 150 }, (_, index) => String(index));
    const query = costQuery({ filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', values }] });
    expect(cost.check(query, month)).toEqual([]);
    expect(cost.requests(query, month)).toHaveLength(2);
    const without = costQuery({ filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator: 'isNot', values }] });
    expect(cost.check(without, month)).toEqual([
      { path: 'filters', message: expect.stringContaining('filters hold 150 values') },
    ]);
  });

  it('passes on keys and values we do not know, as AWS spells them (traps 31, 40)', () => {
    const filters = ['BILLING_ENTITY', 'SOME_KEY_OF_2031'].map((key) => ({
      type: 'DIMENSION',
      key,
      values: ['AWS Marketplace'],
    }));
    expect(input({ filters })?.Filter).toEqual({
      And: [
        { Dimensions: { Key: 'BILLING_ENTITY', Values: ['AWS Marketplace'] } },
        { Dimensions: { Key: 'SOME_KEY_OF_2031', Values: ['AWS Marketplace'] } },
      ],
    });
  });

  it('sends hours as times', () => {
    expect(period({ granularity: 'HOURLY' }, '2026-11-20T05:10:00Z', '2026-11-20T08:00:00Z')).toEqual([
      'HOURLY',
      '2026-11-20T05:00:00Z',
      '2026-11-20T08:00:00Z',
    ]);
  });
});

describe('AUTO', () => {
  it('asks for days up to 92 UTC days, for months beyond', () => {
    expect(period({}, '2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z')).toEqual(['DAILY', '2026-08-01', '2026-11-01']);
    expect(period({}, '2026-07-31T23:00:00Z', '2026-11-01T00:00:00Z')).toEqual(['MONTHLY', '2026-07-01', '2026-11-01']);
  });

  it('never asks for hours', () => {
    expect(period({}, '2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z')).toEqual(['DAILY', '2026-11-20', '2026-11-21']);
  });

  it('counts the days that will be shown, not those of the future', () => {
    expect(period({}, '2026-11-01T00:00:00Z', '2027-11-01T00:00:00Z')[0]).toBe('DAILY');
  });

  it('asks for months where days are gone but multi-year months are there', () => {
    expect(period({}, '2024-03-01T00:00:00Z', '2024-04-01T00:00:00Z', { historyMonths: 38 })).toEqual([
      'MONTHLY',
      '2024-03-01',
      '2024-04-01',
    ]);
  });

  it('cuts the months of a total to the asked days', () => {
    const from = '2026-03-15T12:00:00Z';
    const to = '2026-11-10T00:00:00Z';
    expect(period({ format: 'total' }, from, to)).toEqual(['MONTHLY', '2026-03-15', '2026-11-10']);
    expect(period({}, from, to)).toEqual(['MONTHLY', '2026-03-01', '2026-12-01']);
  });
});

describe('check', () => {
  const paths = (query: object, at = month) => cost.check(costQuery({ ...query }), at).map(({ path }) => path);
  const dimension = (key: string, more = {}) => ({ type: 'DIMENSION', key, ...more });

  it('finds nothing wrong with a sound query', () => {
    expect(
      paths({
        groupBy: [dimension('SERVICE'), { type: 'TAG', key: 'SERVICE' }],
        filters: [{ type: 'TAG', key: 'a', values: [''] }],
      }),
    ).toEqual([]);
  });

  it.each([
    [{ groupBy: [dimension('')] }, 'groupBy.0.key'],
    [{ groupBy: [dimension('SERVICE'), dimension('SERVICE')] }, 'groupBy.1.key'],
    [{ groupBy: [dimension('RESOURCE_ID')] }, 'groupBy.0.key'],
    [{ filters: [dimension('SERVICE_CODE', { values: ['AmazonEC2'] })] }, 'filters.0.key'],
    [{ filters: [dimension('SERVICE', { values: [] })] }, 'filters.0.values'],
    [{ filters: [dimension('SERVICE', { values: [' '] })] }, 'filters.0.values'],
    [{ filters: [dimension('REGION', { operator: 'isAbsent' })] }, 'filters.0.operator'],
  ])('names the field at fault in %j', (query, path) => {
    const issues = cost.check(costQuery(query), month);
    expect(issues).toEqual([{ path, message: expect.stringContaining(path) }]);
  });

  it('refuses hours where the payer has none', () => {
    expect(paths({ granularity: 'HOURLY' }, { ...month, hourly: false })).toEqual(['granularity']);
    expect(paths({ granularity: 'HOURLY' })).toEqual([]);
  });

  it.each(['HOURLY', 'DAILY', 'MONTHLY', 'AUTO'])(
    'refuses a range older than everything AWS keeps, %s',
    (granularity) => {
      expect(paths({ granularity }, context('2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z'))).toEqual(['granularity']);
    },
  );
});
