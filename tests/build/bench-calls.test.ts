// What the bench of calls counts, and that it asks what the plugin asks. Its figures are no tests.
import type { PlannerMode } from '../../src/aws';
import type { AwsAnswer } from '../../src/aws/request';
import { askBoard } from '../../src/build/bench-calls/ask-board';
import forecast from '../../dashboards/forecast-and-budget.json';
import tags from '../../dashboards/tags.json';
import usage from '../../dashboards/usage-beside-cost.json';
import { BOARD_OF_12, DAY_MS, HOUR_MS, type Panel } from '../../src/build/bench-calls/boards';
import { byOperation } from '../../src/build/bench-calls/by-operation';
import { kindBoards, type Shipped } from '../../src/build/bench-calls/kind-boards';
import { readOnly } from '../../src/build/bench-calls/only';
import { compareFrames } from '../../src/build/bench-calls/proof';
import { purchasesOf } from '../../src/build/bench-calls/purchases';
import { rangeAt } from '../../src/build/bench-calls/range';
import { refreshes } from '../../src/build/bench-calls/refreshes';
import { printResults, type Results, toJson } from '../../src/build/bench-calls/report';
import type { Outcome } from '../../src/build/bench-calls/simulate';
import { createSkip } from '../../src/build/bench-calls/skip';
import { createSource } from '../../src/build/bench-calls/source';
import { createVirtualClock } from '../../src/build/bench-calls/virtual-clock';
import { NOW_MS, startTestPlugin } from '../companion/support/plugin';

const START_MS = Date.UTC(2026, 10, 20, 8);

describe('the board of the bench', () => {
  const inputsOf = async (url: string): Promise<readonly string[]> => {
    const ledger = (await (await fetch(`${url}/_simulator/ledger`)).json()) as { requests: { input: unknown }[] };
    await fetch(`${url}/_simulator/ledger`, { method: 'DELETE' });
    return ledger.requests.map(({ input }) => JSON.stringify(input)).sort();
  };
  const open = async (url: string, planner: PlannerMode) => {
    const source = createSource({ url, clock: createVirtualClock(NOW_MS), planner });
    const answers = await askBoard(source, BOARD_OF_12);
    const spent = source.spent();
    source.dispose();
    return { answers, spent };
  };

  it('asks AWS what the plugin asks', async () => {
    const startedAtMs = performance.now();
    // It runs: the plugin's rate limit waits by it.
    const plugin = await startTestPlugin({ now: () => NOW_MS + performance.now() - startedAtMs });
    await plugin.control('switches', { pageSize: 5000 });
    const context = plugin.saved({ historyMonths: 14, hourly: false, spendCap: 'off' });
    for (const { queries, range } of BOARD_OF_12) {
      const { fromMs, toMs } = rangeAt(range, NOW_MS);
      const answers = await plugin.ask(queries, { context, days: (toMs - fromMs) / DAY_MS });
      expect([...answers.values()].map(({ error }) => error)).toEqual(queries.map(() => undefined));
    }
    // The plugin asks Organizations for names too, which is free.
    const paidOnly = (inputs: readonly string[]) => inputs.filter((input) => input.includes('TimePeriod'));
    const asked = paidOnly(await inputsOf(plugin.simulator.url));
    const { spent } = await open(plugin.simulator.url, 'off');

    // Tokens of pages are AWS's own.
    const firstPages = (inputs: readonly string[]) => inputs.filter((input) => !input.includes('NextPageToken'));
    const ours = await inputsOf(plugin.simulator.url);
    expect(firstPages(ours)).toEqual(firstPages(asked));
    expect([ours.length, spent.counted, spent.inLedger]).toEqual([asked.length, asked.length, asked.length]);
    await plugin.close();
  }, 30_000);

  it('pays less with the planner', async () => {
    const plugin = await startTestPlugin();
    await plugin.control('switches', { pageSize: 5000 });
    const [full, off] = [await open(plugin.simulator.url, 'full'), await open(plugin.simulator.url, 'off')];

    expect(full.answers).toHaveLength(12);
    expect(full.spent.counted).toBeLessThan(off.spent.counted);
    await plugin.close();
  });
});

describe('the boards of many kinds', () => {
  const boards = kindBoards({
    'forecast-and-budget': forecast,
    tags,
    'usage-beside-cost': usage,
  } as unknown as Shipped);
  const kindsOf = (panels: readonly Panel[]) =>
    panels.flatMap(({ queries }) => queries.slice(0, 1).map(({ queryType }) => String(queryType)));

  it('are made of what is shipped, with the variables filled in', () => {
    expect(boards['forecast-tags']).toHaveLength(forecast.panels.length + tags.panels.length);
    expect(kindsOf(boards.mixed)).toEqual(['cost', 'forecast', 'tags', 'usage'].flatMap((kind) => Array(4).fill(kind)));
    expect(JSON.stringify(Object.values(boards))).not.toMatch(/\$(tag|second|checked|budget|region)/);
    expect(JSON.stringify(boards.mixed)).toContain('$__period_auto');
  });

  it('ask the ranges that their dashboards have', () => {
    const noon = Date.UTC(2026, 10, 30, 12);
    const iso = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
      [fromMs, toMs].map((ms) => new Date(ms).toISOString());

    expect(iso(rangeAt({ from: 'now-1M/M', to: 'now+2M/M' }, noon))).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2027-01-31T23:59:59.999Z',
    ]);
    expect(iso(rangeAt({ from: 'now-9M', to: 'now/d' }, noon))).toEqual([
      '2026-02-28T12:00:00.000Z',
      '2026-11-30T23:59:59.999Z',
    ]);
    expect(() => rangeAt({ from: 'now-1h', to: 'now' }, noon)).toThrow('does not know the time now-1h');
  });

  it('ask AWS what the plugin asks, once for all that is the same', async () => {
    const plugin = await startTestPlugin();
    const source = createSource({ url: plugin.simulator.url, clock: createVirtualClock(NOW_MS), planner: 'full' });
    await askBoard(source, boards.mixed);
    const { spent } = { spent: source.spent() };
    const { paidRequests, operations } = await plugin.paid();
    await askBoard(source, boards.mixed);
    source.dispose();

    expect([spent.counted, spent.inLedger]).toEqual([paidRequests, paidRequests]);
    expect(new Set(operations)).toEqual(new Set(['GetCostAndUsage', 'GetCostForecast', 'GetMetricData']));
    expect((await plugin.paid()).operations).toEqual([]);
    await plugin.close();
  }, 30_000);
});

describe('a day of the bench', () => {
  const day = refreshes(BOARD_OF_12, { startMs: START_MS, lengthMs: DAY_MS });

  it('has three viewers every five minutes and two rules, in order of time', () => {
    expect(day).toHaveLength(3 * 288 + 24 + 4);
    expect(day.map(({ atMs }) => atMs)).toEqual(day.map(({ atMs }) => atMs).sort((a, b) => a - b));
    expect(new Set(day.map(({ who }) => who)).size).toBe(5);
  });

  it('skips what cannot buy, and nothing else', () => {
    let question = 'today';
    const skip = createSkip({ requestsOf: () => [question] as never });
    const at = (ms: number) => ({ atMs: START_MS + ms, who: 'viewer 1', asker: 'panel' as const, panels: BOARD_OF_12 });
    const good = [{ facts: { expiresAtMs: START_MS + 8 * HOUR_MS } }] as unknown as AwsAnswer[];

    expect(skip.isIdle(at(0))).toBe(false);
    skip.remember(at(0), good);
    expect(skip.isIdle(at(60_000))).toBe(true);
    expect(skip.isIdle(at(7 * HOUR_MS))).toBe(true);
    expect(skip.isIdle(at(8 * HOUR_MS))).toBe(false);
    expect(skip.isIdle({ ...at(60_000), who: 'viewer 2' })).toBe(false);
    question = 'tomorrow';
    expect(skip.isIdle(at(6 * HOUR_MS))).toBe(false);
  });

  it('has a clock that does not wait', async () => {
    const clock = createVirtualClock(START_MS);
    await new Promise<void>((resolve) => clock.after(25, resolve));
    clock.moveTo(START_MS);

    expect(clock.now()).toBe(START_MS + 25);
  });
});

describe('what the bench says', () => {
  const page = (at: string, key: string, token?: string) => ({
    at,
    operation: 'GetCostAndUsage',
    input: {
      Granularity: 'DAILY',
      TimePeriod: { Start: '2026-11-01', End: '2026-11-21' },
      GroupBy: [{ Key: key }],
      ...(token && { NextPageToken: token }),
    },
    priceUsd: 0.01,
  });
  const pages = [page('2026-11-20T08:00:00Z', 'SERVICE'), page('2026-11-20T08:00:01Z', 'SERVICE', 'more')];

  const outcome: Outcome = {
    ...({
      board: 8,
      planner: 'full',
      pageSize: 1000,
      days: 1,
      paid: 10,
      usd: 0.1,
      ledgerUsd: 0.1,
      firstOpen: 4,
      byDay: [10],
    } as const),
    ...{ pages, operations: [], refreshes: 892, run: 20, heldMs: 0.1, cut: false },
  };
  const NOTHING: Results = { day: [], kinds: [], month: [], answers: [] };

  it('counts the pages of one purchase together', () => {
    expect(purchasesOf(pages)).toEqual([
      { at: '2026-11-20T08:00', what: 'DAILY SERVICE, 2026-11-01 … 2026-11-21', pages: 2 },
    ]);
  });

  it('refuses an answer that is not the same', () => {
    const frame = (values: readonly number[]) => [{ fields: [{ name: 'EC2', type: 'number' as const, values }] }];

    expect(compareFrames('panel', frame([1, 2]), frame([1, 2 + 5e-10]))).toMatchObject({ values: 2 });
    expect(() => compareFrames('panel', frame([1, 2]), frame([1, 2 + 2e-9]))).toThrow(/panel.*row 1/);
    expect(() => compareFrames('panel', frame([1, 2]), frame([1]))).toThrow('row 1');
    expect(() => compareFrames('panel', frame([1]), [])).toThrow('only one side draws');
    expect(() => compareFrames('panel', frame([Number.NaN]), frame([1]))).toThrow('row 0');
  });

  it('has the figure of the issue first, and marks a missed target', () => {
    const results = { ...NOTHING, day: [outcome] };

    expect(toJson(results)).toMatchObject({
      boardOf8: { paidRequestsPerDay: 10, firstOpen: 4, later: 6, target: 9, met: false },
      boardOf12: { paidRequestsPerDay: null },
    });
    expect(printResults(results)).toContain('! target 9');
    expect(printResults({ ...results, day: [{ ...outcome, paid: 9 }] })).toContain('(target 9)');
  });

  it('says which operations a board of many kinds asked, and what they cost', () => {
    const metrics = { ...page('2026-11-20T08:00:02Z', ''), operation: 'GetMetricData', priceUsd: 0.00003 };
    const free = { ...metrics, operation: 'ListCostAllocationTags', priceUsd: 0 };
    const operations = byOperation([free, ...pages, metrics, metrics]);
    const kinds: readonly Outcome[] = [{ ...outcome, board: 'mixed', operations, paid: 4, usd: 0.02006 }];

    expect(operations).toEqual([
      { operation: 'GetCostAndUsage', calls: 2, paid: 2, usd: 0.02 },
      { operation: 'GetMetricData', calls: 2, paid: 2, usd: 0.00006 },
      { operation: 'ListCostAllocationTags', calls: 1, paid: 0, usd: 0 },
    ]);
    expect(printResults({ ...NOTHING, kinds })).toMatch(/mixed +full +all +5 +4 \(4 first\) +0\.0201/);
    expect(toJson({ ...NOTHING, kinds })).toMatchObject({
      boardOfForecastAndTags: { paidRequestsPerDay: null },
      boardOfAllKinds: { paidRequestsPerDay: 4, usdPerDay: 0.02006, byOperation: operations },
    });
  });

  it('runs a part by its name', () => {
    expect(readOnly('8,full,day')).toMatchObject({ parts: ['day'], boards: [8], planners: ['full'] });
    expect(readOnly(undefined)).toMatchObject({ pageSizes: [500, 1000, 5000], namesPages: false });
    expect(() => readOnly('9')).toThrow('There is no 9; there are day, kinds, month');
  });
});
