// Forecasts as Grafana asks them, at six clocks: the world's own numbers, what was asked of AWS for them, and what it cost.
import { createRequestHeaders, type Frame } from '#plugin-sdk';
import { findKind } from '#queries';
import { DAY_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const FORECAST = ['GetCostAndUsage', 'GetCostForecast'];

let plugin: TestPlugin;
let nowMs = 0;

beforeEach(async () => {
  plugin = await startTestPlugin({ now: () => nowMs });
});
afterEach(async () => {
  await plugin.control('clock', { now: null });
  await plugin.close();
});

/** Puts plugin and simulator on this clock. */
async function at(now: string): Promise<void> {
  nowMs = Date.parse(now);
  await plugin.control('clock', { now });
}

/** Of the last ten days unless the range is told. */
async function ask(json: object, range = { fromMs: nowMs - 10 * DAY_MS, toMs: nowMs }) {
  const query = { queryType: 'forecast', ...json };
  const queries = [
    { refId: 'A', queryType: query.queryType, json: query, timeRange: range, intervalMs: 1000, maxDataPoints: 100 },
  ];
  const sent = { context: plugin.context(), headers: createRequestHeaders([]), queries };
  const answers = await plugin.handlers.queryData(sent, new AbortController().signal);
  return answers.get('A')!;
}

async function framesOf(...asked: Parameters<typeof ask>): Promise<readonly Frame[]> {
  const { frames, error } = await ask(...asked);
  expect(error).toBeUndefined();
  return frames;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const lineOf = (frames: readonly Frame[], series: string) => {
  const { fields } = frames.find((frame) => frame.fields[1]?.labels?.['series'] === series)!;
  return Array.from(fields[0]!.values as ArrayLike<number>, (ms, row) => [dayOf(ms), fields[1]!.values[row]] as const);
};
const sumOf = (line: ReturnType<typeof lineOf>) => line.reduce((sum, [, value]) => sum + Number(value), 0);
const inMonth = (line: ReturnType<typeof lineOf>, month: string) => line.filter(([day]) => day.startsWith(month));

describe.each([
  ['the middle of a month', '2026-11-20T12:00:00Z', '2026-11-30'],
  ['its first day', '2026-11-01T00:10:00Z', '2026-11-30'],
  ['its second day', '2026-11-02T12:00:00Z', '2026-11-30'],
  ['its last day', '2026-11-30T23:50:00Z', '2026-11-30'],
  ['31 January', '2026-01-31T12:00:00Z', '2026-01-31'],
  ['29 February', '2024-02-29T12:00:00Z', '2024-02-29'],
])('on %s', (_, now, lastDay) => {
  beforeEach(() => at(now));

  it('draws every day once, up to the end of the month, for one request each and for nothing the second time', async () => {
    const frames = await framesOf({});
    const days = ['actual', 'forecast'].flatMap((series) => lineOf(frames, series).map(([day]) => day));
    const firstMs = Math.floor(nowMs / DAY_MS - 10) * DAY_MS;
    const count = (Date.parse(lastDay) - firstMs) / DAY_MS + 1;
    expect(days).toEqual(Array.from({ length: count }, (_day, index) => dayOf(firstMs + index * DAY_MS)));
    expect(lineOf(frames, 'forecast')[0]?.[0]).toBe(now.slice(0, 10));
    expect([...(await plugin.paid()).operations].sort()).toEqual(FORECAST);

    await framesOf({});
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('estimates the month end as the actual before today and the forecast from today', async () => {
    const month = now.slice(0, 7);
    const range = { fromMs: Date.parse(`${month}-01`), toMs: Date.parse(`${lastDay}T23:59:59.999Z`) };
    const [end] = await framesOf({ format: 'monthEnd' }, range);
    const drawn = await framesOf({ granularity: 'DAILY' }, range);
    const before = now.slice(8, 10) === '01' ? 0 : sumOf(inMonth(lineOf(drawn, 'actual'), month));
    expect(end?.fields[0]?.values[0]).toBeCloseTo(before + sumOf(inMonth(lineOf(drawn, 'forecast'), month)), 6);
    expect((await plugin.paid()).paidRequests).toBe(2);
  });
});

it.each(findKind('forecast')!.examples)('draws the example "$title"', async ({ query }) => {
  await at('2026-11-20T12:00:00Z');
  const frames = await framesOf(query as object);
  expect(frames[0]?.fields).not.toEqual([]);
});

describe('a young account', () => {
  beforeEach(async () => {
    await at('2026-11-20T12:00:00Z');
    await plugin.control('switches', { youngAccount: true });
  });
  afterEach(() => plugin.control('switches', { youngAccount: false }));

  it('gets an estimate of ours, named as ours, and no red panel', async () => {
    const frames = await framesOf({});
    expect(lineOf(frames, 'forecast')).toHaveLength(11);
    const names = frames.map(({ fields }) => fields[1]?.config?.displayNameFromDS);
    expect(names).toContain('Forecast (own estimate)');
    const [notice] = frames[0]?.meta?.notices ?? [];
    expect(notice).toMatchObject({
      severity: 'warning',
      text: expect.stringMatching(/own estimate, from the 1\d whole/),
    });
    expect(frames[0]?.meta?.custom?.['requests']).toContainEqual({
      operation: 'ce:GetCostForecast',
      refused: 'data-unavailable',
    });
    const paid = await plugin.paid();
    expect([...paid.operations].sort()).toEqual(FORECAST);
    expect(paid.paidRequests).toBe(1);
  });

  it('has a month-end estimate too', async () => {
    const [frame] = await framesOf({ format: 'monthEnd' });
    expect(frame?.fields[0]?.config?.displayNameFromDS).toBe('Month-end estimate (own)');
    expect(frame?.fields[0]?.values[0]).toBeGreaterThan(0);
  });
});

describe('bad input', () => {
  beforeEach(() => at('2026-11-20T12:00:00Z'));

  it.each([
    [{ level: 50 }, 'level is 50; it must be 51 or more.'],
    [{ filters: [{ type: 'TAG', key: 'team', values: ['web'] }] }, 'filters.0.key cannot be tag:team'],
    [{ metric: 'UsageQuantity' }, 'filters do not name what is counted'],
    [{ budget: '80k' }, 'budget is "80k"'],
  ])('%j is refused before anything is asked', async (json, message) => {
    expect((await ask(json)).error?.message).toContain(message);
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it("gives AWS's own words where usage types are counted in unlike units", async () => {
    const values = ['EC2: Running Hours', 'S3: Storage - Standard'];
    const filters = [{ type: 'DIMENSION', key: 'USAGE_TYPE_GROUP', values }];
    const { error } = await ask({ metric: 'UsageQuantity', filters });
    expect(error?.message).toMatch(/usage unit/i);
    expect(error).toMatchObject({ source: 'downstream' });
  });

  it('forecasts usage of one unit in it', async () => {
    const filters = [{ type: 'DIMENSION', key: 'USAGE_TYPE_GROUP', values: ['EC2: Running Hours'] }];
    const frames = await framesOf({ metric: 'UsageQuantity', filters });
    expect(frames.map(({ fields }) => fields[1]?.config?.unit)).toEqual(Array(4).fill('count:Hrs'));
    expect(sumOf(lineOf(frames, 'forecast'))).toBeGreaterThan(0);
  });
});
