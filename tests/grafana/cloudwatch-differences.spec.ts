// Where Usage draws otherwise than Grafana's own CloudWatch source, and why.
import { expect } from '@playwright/test';
import { differences, type Drawn } from './drawn-series';
import { type Ask, test, wholeDays } from './two-sources';

const HOUR_MS = 3_600_000;

const calls: Ask = {
  form: 'metric',
  namespace: 'AWS/Lambda',
  metricName: 'Invocations',
  statistic: 'Sum',
  period: '3600',
  dimensions: { FunctionName: ['shop-prod-price-feed'] },
  accountId: '210000000001',
};

const iso = (ms: number): string => new Date(ms).toISOString();
const minutesApart = ([one]: readonly Drawn[]): number | undefined =>
  one && (one.points[1]![0] - one.points[0]![0]) / 60_000;

test("Grafana's own adds a minute to every end: where a period begins there, it has one more", async ({ sources }) => {
  const { fromMs, toMs } = wholeDays(1);
  const drawn = await sources.draw([calls], { fromMs, toMs: toMs + 1 });

  expect(differences(drawn)).toEqual([expect.stringMatching(`^A: ${iso(toMs + 1)} undefined / \\d+$`)]);
});

test('ours has the period that the range begins in, whole; the other begins with the next', async ({ sources }) => {
  const { fromMs, toMs } = wholeDays(1);
  const drawn = await sources.draw([calls], { fromMs: fromMs + HOUR_MS / 2, toMs });

  expect(differences(drawn)).toEqual([expect.stringMatching(`^A: ${iso(fromMs)} \\d+ / undefined$`)]);
});

test('a period of auto is wider in ours: at most 1,440 points, not 2,000', async ({ sources }) => {
  const { toMs } = wholeDays(1);
  const drawn = await sources.draw([{ ...calls, period: 'auto' }], { fromMs: toMs + 1 - 30 * HOUR_MS, toMs });

  expect([minutesApart(drawn.ours), minutesApart(drawn.theirs)]).toEqual([5, 1]);
});

test('a period that CloudWatch keeps no more is raised in ours; the other draws nothing', async ({ sources }) => {
  const drawn = await sources.draw([{ ...calls, period: '60' }], wholeDays(20));

  expect([minutesApart(drawn.ours), drawn.theirs]).toEqual([5, []]);
});

test('a list of names is a list of metrics of the caller in ours, a search through all accounts in the other', async ({
  sources,
}) => {
  const dimensions = { FunctionName: ['shop-prod-price-feed', 'api-prod-price-feed'] };
  const { accountId: _, ...own } = { ...calls, dimensions };
  const drawn = await sources.draw([own], wholeDays(1));
  const inAll = await sources.draw([{ ...own, accountId: 'all' }], wholeDays(1));

  expect([drawn.ours.length, drawn.theirs.length]).toEqual([0, 2]);
  expect([inAll.ours.length, differences(inAll)]).toEqual([2, []]);
});
