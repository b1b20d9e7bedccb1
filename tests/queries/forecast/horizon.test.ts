import { at, requestsOf } from './outlook';

/** What is asked: of the actual, of the forecast. */
const asked = (query: object, context: ReturnType<typeof at>) =>
  requestsOf(query, context).map(({ TimePeriod: { Start, End } }) => `${Start}/${End}`);

describe('what a forecast asks, at six clocks', () => {
  it.each([
    ['in the middle', '2026-11-20T10:30:00Z', ['2026-10-01/2026-11-20', '2026-11-20/2026-12-01']],
    ['on the first day of a month', '2026-11-01T00:00:00Z', ['2026-09-01/2026-11-01', '2026-11-01/2026-12-01']],
    ['on the second day', '2026-11-02T23:59:59Z', ['2026-09-01/2026-11-02', '2026-11-02/2026-12-01']],
    ['on the last day', '2026-11-30T23:59:59Z', ['2026-10-01/2026-11-30', '2026-11-30/2026-12-01']],
    ['on 31 January', '2027-01-31T12:00:00Z', ['2026-12-01/2027-01-31', '2027-01-31/2027-02-01']],
    ['on 29 February', '2028-02-29T12:00:00Z', ['2028-01-01/2028-02-29', '2028-02-29/2028-03-01']],
    ['on 31 December', '2026-12-31T12:00:00Z', ['2026-11-01/2026-12-31', '2026-12-31/2027-01-01']],
  ])('%s: the actual up to yesterday, the forecast from today, never an empty period', (_, now, periods) => {
    const weekAgo = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
    expect(asked({}, at(now, weekAgo))).toEqual(periods);
    expect(asked({ format: 'monthEnd' }, at(now, weekAgo))).toEqual(periods);
  });
});

describe('the horizon', () => {
  const now = '2026-11-20T10:30:00Z';

  it('is the end of the range where that is later than this month, and of the month where it is not', () => {
    const until = (to: string) => asked({}, at(now, '2026-11-01', to))[1];
    expect(until('2027-01-05T10:00:00Z')).toBe('2026-11-20/2027-01-06');
    expect(until('2026-11-30T23:59:59.999Z')).toBe('2026-11-20/2026-12-01');
    expect(until('2026-11-23T00:00:00Z')).toBe('2026-11-20/2026-12-01');
    expect(until('2026-11-20T23:59:59.999Z')).toBe('2026-11-20/2026-12-01');
  });

  it('gives chart, table and month end of a dashboard the same requests', () => {
    const context = at(now, '2026-10-21', '2026-12-20T23:59:59Z');
    const formats = ['timeSeries', 'table', 'monthEnd'].map((format) => requestsOf({ format }, context));
    expect(formats[1]).toEqual(formats[0]);
    expect(formats[2]).toEqual(formats[0]);
  });

  it.each([
    ['DAILY', now, '2027-02-20'],
    ['DAILY', '2026-11-30T12:00:00Z', '2027-02-28'],
    ['DAILY', '2027-01-31T12:00:00Z', '2027-04-30'],
    ['MONTHLY', now, '2028-05-01'],
    ['MONTHLY', '2028-02-29T12:00:00Z', '2029-08-01'],
  ])('ends where AWS does: %s at %s', (granularity, clock, end) => {
    const [, forecast] = requestsOf({ granularity }, at(clock, '2026-11-01', '2031-01-01'));
    expect(forecast).toMatchObject({ Granularity: granularity, TimePeriod: { End: end } });
  });

  it.each([
    [{}, '2026-11-01', '2027-02-19', 'DAILY'],
    [{}, '2026-11-01', '2027-02-21', 'MONTHLY'],
    [{}, '2026-08-01', '2026-11-30', 'MONTHLY'],
    [{ granularity: 'DAILY' }, '2026-08-01', '2027-12-01', 'DAILY'],
  ])('is of days as long as AWS has them and they can be read: %j, %s to %s', (query, from, to, granularity) => {
    expect(requestsOf(query, at(now, from, to))[1]).toMatchObject({ Granularity: granularity });
  });

  it('asks no forecast for a range that is over, unless it is the month end that is wanted', () => {
    const over = at(now, '2026-09-01', '2026-10-01');
    expect(requestsOf({}, over).map(({ operation }) => operation)).toEqual(['ce:GetCostAndUsage']);
    expect(requestsOf({ format: 'monthEnd' }, over)).toHaveLength(2);
    expect(requestsOf({ granularity: 'MONTHLY' }, at(now, '2026-09-01', '2026-11-05'))).toHaveLength(2);
  });

  it('reaches back to the month before the range, and no further than AWS keeps days', () => {
    const first = (query: object, from: string) => requestsOf(query, at(now, from, '2026-12-20'))[0]?.TimePeriod.Start;
    expect(first({ granularity: 'DAILY', lastMonth: true }, '2026-09-15')).toBe('2026-08-01');
    expect(first({ granularity: 'MONTHLY', format: 'monthEnd' }, '2026-09-15')).toBe('2026-08-01');
    expect(first({ granularity: 'DAILY', lastMonth: true }, '2024-01-01')).toBe('2025-09-21');
  });

  it('asks usage of the other operation, and spells metrics as forecasts do', () => {
    const filters = [{ type: 'DIMENSION', key: 'USAGE_TYPE', operator: 'is', values: ['b', 'a'] }];
    const [actual, usage] = requestsOf({ metric: 'UsageQuantity', filters, level: 95 }, at(now, '2026-11-01'));
    expect(usage).toMatchObject({
      operation: 'ce:GetUsageForecast',
      Metric: 'USAGE_QUANTITY',
      PredictionIntervalLevel: 95,
      Filter: { Dimensions: { Key: 'USAGE_TYPE', Values: ['a', 'b'] } },
    });
    expect(actual?.Filter).toEqual(usage?.Filter);
    expect(requestsOf({ metric: 'NetAmortizedCost' }, at(now, '2026-11-01'))[1]).toMatchObject({
      operation: 'ce:GetCostForecast',
      Metric: 'NET_AMORTIZED_COST',
    });
  });
});
