// Unit cost from the plugin door to the simulator's wire: both halves, what they cost, what is wrong without one of them. The world's
// invariant is the judge: the quantity of a usage-based line is its metric's sum, so a line's unit cost is AWS's list price.
import '../aws/support/one-realm';
import type { Frame } from '#plugin-sdk';
import { type AskOptions, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';
import { presets } from '../../src/queries/unit-cost/presets';

let plugin: TestPlugin;
beforeEach(async () => {
  plugin = await startTestPlugin();
});
afterEach(() => plugin.close());

const fromPreset = (value: string) => ({
  queryType: 'unit-cost',
  preset: value,
  regions: ['us-east-1'],
  accounts: ['all'],
  ...presets.find((preset) => preset.value === value)?.fills,
});
const lambda = { ...fromPreset('lambda'), dimensions: { FunctionName: ['*'] } };
const is = (key: string, value: string) => ({ type: 'DIMENSION', key, operator: 'is', values: [value] });

async function ask(query: object, options: AskOptions = {}): Promise<readonly Frame[]> {
  const { frames, error } = (await plugin.ask(query, { days: 10, ...options })).get('A')!;
  expect(error).toBeUndefined();
  return frames;
}

const fail = async (query: object): Promise<string | undefined> =>
  (await plugin.ask(query, { days: 10 })).get('A')?.error?.message;
const column = ([first]: readonly Frame[], name: string): number[] =>
  Array.from(first?.fields.find((field) => field.name === name)?.values as ArrayLike<number>);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('what a panel pays', () => {
  it('is a page of cost and a call per region, and nothing a second time', async () => {
    const query = { ...lambda, regions: ['us-east-1', 'eu-west-1'] };
    await ask(query);
    const { operations } = await plugin.paid();
    expect([...operations].sort()).toEqual(['GetCostAndUsage', 'GetMetricData', 'GetMetricData']);
    await ask(query);
    await ask({ ...query, format: 'table', parts: true });
    await ask({ ...query, format: 'total' });
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('is no page where a panel of cost has bought the same days', async () => {
    const { metric, filters } = {
      metric: 'AmortizedCost',
      filters: [is('SERVICE', 'AWS Lambda'), is('REGION', 'us-east-1')],
    };
    await ask({ queryType: 'cost', metric, filters, chargeTypes: 'usage', granularity: 'DAILY' });
    expect((await plugin.paid()).operations).toEqual(['GetCostAndUsage']);
    await ask(lambda);
    expect((await plugin.paid()).operations).toEqual(['GetMetricData']);
  });

  it('is said before it is spent', async () => {
    const body = { query: { ...lambda, refId: 'A' }, from: NOW_MS - 10 * 86_400_000, to: NOW_MS };
    const preview = (await plugin.call('POST', 'preview', { body })).body as {
      requests: { operation: string; priceUsd: number }[];
    };
    expect(preview.requests.map(({ operation, priceUsd }) => [operation, priceUsd])).toEqual([
      ['ce:GetCostAndUsage', 0.01],
      ['cloudwatch:GetMetricData', 0.00001],
    ]);
    expect((await plugin.paid()).operations).toEqual([]);
  });
});

describe('what one of them costs', () => {
  const listed = { metric: 'UnblendedCost', chargeTypes: 'all' };

  it.each([
    ['apiRest', 3.5],
    ['apiHttp', 1],
  ])('is the list price of requests every day, %s', async (preset, price) => {
    const query = fromPreset(preset);
    const frames = await ask({ ...query, ...listed, filters: [...query.filters!, is('RECORD_TYPE', 'Usage')] });
    const prices = column(frames, 'Value');
    expect(prices).toHaveLength(9);
    prices.forEach((one) => expect(one).toBeCloseTo(price, 4));
  });

  it('is the list price of a GB stored for a month, whatever the month', async () => {
    const query = fromPreset('s3');
    const filters = [...query.filters!, is('RECORD_TYPE', 'Usage')];
    const frames = await ask({ ...query, ...listed, filters }, { days: 30 });
    column(frames, 'Value').forEach((one) => expect(one).toBeCloseTo(0.023, 4));
  });

  it.each(presets.map(({ value }) => value))('has a number for the preset %s', async (value) => {
    const query = value === 'lambda' ? lambda : fromPreset(value);
    const [frame] = await ask({ ...query, format: 'total', parts: true });
    expect(column([frame!], 'UnitCost')[0]).toBeGreaterThan(0);
    expect(column([frame!], 'Days')).toEqual([9]);
  });

  it('adds regions, and is of the same regions on both sides', async () => {
    const parts = { ...lambda, format: 'total', parts: true };
    const [us, eu, both] = [
      await ask(parts),
      await ask({ ...parts, regions: ['eu-west-1'] }),
      await ask({ ...parts, regions: ['us-east-1', 'eu-west-1'] }),
    ] as const;
    expect(column(both, 'Usage')[0]).toBe(column(us, 'Usage')[0]! + column(eu, 'Usage')[0]!);
    expect(column(both, 'Cost')[0]).toBeCloseTo(column(us, 'Cost')[0]! + column(eu, 'Cost')[0]!, 6);
  });

  it('is of the named account on both sides', async () => {
    const account = '210000000001';
    const query = { ...fromPreset('lambda'), accounts: [account], format: 'total', parts: true };
    const frames = await ask(query);
    const filters = [is('SERVICE', 'AWS Lambda'), is('REGION', 'us-east-1'), is('LINKED_ACCOUNT', account)];
    const cost = await ask({
      queryType: 'cost',
      metric: 'AmortizedCost',
      filters,
      chargeTypes: 'usage',
      granularity: 'DAILY',
      incomplete: 'drop',
      format: 'total',
    });
    expect(column(frames, 'Cost')[0]).toBeCloseTo(column(cost, 'AmortizedCost')[0]!, 6);
    expect(column(frames, 'Usage')[0]).toBeGreaterThan(0);
  });

  it('is over a range the sum of the costs over the sum of the usage', async () => {
    const days = await ask({ ...lambda, format: 'table', parts: true });
    const total = await ask({ ...lambda, format: 'total' });
    const ratio = (sum(column(days, 'Cost')) / sum(column(days, 'Usage'))) * 1_000_000;
    expect(column(total, 'UnitCost')[0]).toBeCloseTo(ratio, 9);
  });

  it('ends with the last complete day, for an alert rule without its parts', async () => {
    const frames = await ask({ ...lambda, parts: true }, { headers: { FromAlert: 'true' } });
    expect(frames).toHaveLength(1);
    expect(column(frames, 'Time').at(-1)).toBe(Date.UTC(2026, 10, 18));
    expect(await ask({ ...lambda, parts: true })).toHaveLength(3);
  });
});

describe('what goes wrong', () => {
  it('is an error that names the permission where CloudWatch may not be asked', async () => {
    await plugin.control('faults', [{ operation: 'GetMetricData', kind: 'deny' }]);
    expect(await fail(lambda)).toContain('cloudwatch:GetMetricData');
  });

  it('is an error where one of several regions refuses: a part of the usage would make a wrong price', async () => {
    await plugin.control('faults', [{ operation: 'GetMetricData', kind: 'deny', nth: 1 }]);
    expect(await fail({ ...lambda, regions: ['us-east-1', 'eu-west-1'] })).toContain('cloudwatch:GetMetricData');
  });

  it('is no number and a word where the metric does not exist', async () => {
    const frames = await ask({ ...lambda, metricNames: ['Invokations'] });
    expect(frames).toMatchObject([{ fields: [], meta: { type: 'timeseries-multi' } }]);
    const texts = frames[0]!.meta!.notices!.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringContaining('no points for AWS/Lambda Invokations in us-east-1'));
  });
});
