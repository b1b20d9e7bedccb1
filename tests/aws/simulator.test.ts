// Against the simulator, by its ledger: what is asked, and what it would have cost.
import './support/one-realm';
import type { AwsConnection, AwsShared } from '../../src/aws';
import { createAwsShared } from '../../src/aws';
import type { AwsRequest } from '../../src/aws/request';
import { startSimulator } from '../../src/simulator';
import type { FaultPlan, LedgerReport, RunningSimulator } from '../../src/simulator';
import { COST_REQUEST, IDENTITY_REQUEST, patient, SECRETS, setUp } from './support/connection';
import { createFakeClock, until } from './support/fake-clock';
import type { FakeClock } from './support/fake-clock';

let simulator: RunningSimulator;
let clock: FakeClock;
let shared: AwsShared;

const control = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  (await fetch(`${simulator.url}/_simulator/${path}`, { method, body: JSON.stringify(body) })).json();
const ledger = () => control('GET', 'ledger') as Promise<LedgerReport>;
const plan = (...faults: FaultPlan[]) => control('POST', 'faults', faults);
const connect = (connection: Partial<AwsConnection> = {}) => setUp(simulator.url, { connection, shared, clock }).aws;

/** 17 services and 20 days at 100 rows a page: a handful of pages. */
beforeAll(async () => {
  simulator = await startSimulator({ today: '2026-11-20', pageSize: 100 });
});
beforeEach(async () => {
  clock = createFakeClock();
  shared = createAwsShared({}, { clock });
  await control('POST', 'reset', {});
  await plan();
  await control('DELETE', 'ledger');
});
afterAll(() => simulator.close());

it('sends one request per page and counts what the simulator counts', async () => {
  const aws = connect();
  const { facts, output } = await aws.send(COST_REQUEST, patient);

  expect(facts.pages).toBeGreaterThan(2);
  expect(output.periods).toHaveLength(20);
  expect(await ledger()).toMatchObject({ total: facts.pages, paid: facts.paidRequests, usd: facts.priceUsd });
  expect(aws.statistics()).toMatchObject({ paidRequests: facts.pages, paidUsd: facts.priceUsd });
});

it('merges the pages into what one page says', async () => {
  const { output: pages } = await connect().send(COST_REQUEST, patient);
  const whole = await startSimulator({ today: '2026-11-20', pageSize: 5_000 });
  const { output: one, facts } = await setUp(whole.url).aws.send(COST_REQUEST, patient);
  await whole.close();

  const byGroup = ({ groups, columns }: typeof one) =>
    Object.fromEntries(groups.map((keys, group) => [keys.join(), columns['UnblendedCost']![group]!.amounts]));
  expect(facts.pages).toBe(1);
  expect(pages.periods).toEqual(one.periods);
  expect(byGroup(pages)).toEqual(byGroup(one));
});

it('sends nothing for the same question again', async () => {
  const aws = connect();
  await aws.send(COST_REQUEST, patient);
  const { total } = await ledger();

  const again = await aws.send({ input: { ...COST_REQUEST.input }, operation: COST_REQUEST.operation }, patient);

  expect(again.facts).toMatchObject({ cached: true, paidRequests: 0 });
  expect((await ledger()).total).toBe(total);
});

it('sends once for twelve panels that ask the same at the same time', async () => {
  const aws = connect();
  const answers = await Promise.all(Array.from({ length: 12 }, () => aws.send(COST_REQUEST, patient)));

  expect((await ledger()).total).toBe(answers[0]!.facts.pages);
  expect(answers.reduce((sum, { facts }) => sum + facts.paidRequests, 0)).toBe(answers[0]!.facts.pages);
  expect(new Set(answers.map(({ output }) => output)).size).toBe(1);
});

it('never shares an answer between two data sources, though they have the same keys', async () => {
  await connect({ isolation: 'org-1/uid-a' }).send(IDENTITY_REQUEST, patient);
  await connect({ isolation: 'org-1/uid-b' }).send(IDENTITY_REQUEST, patient);
  await connect({ isolation: 'org-2/uid-a' }).send(IDENTITY_REQUEST, patient);

  expect((await ledger()).total).toBe(3);
});

it.each<Partial<AwsConnection>>([
  { sessionToken: 'token' },
  { billingViewArn: 'arn:aws:billing::111122223333:billingview/primary' },
  { assumeRoleArn: 'arn:aws:iam::222233334444:role/Reader' },
])('holds nothing over when the connection changes to %o', async (change) => {
  await connect().send(IDENTITY_REQUEST, patient);

  expect(connect(change).held(IDENTITY_REQUEST)).toBeUndefined();
  expect(connect().held(IDENTITY_REQUEST)).toMatchObject({ cached: true });
});

it('goes on at page 3 after it failed, and pays no page twice', async () => {
  const aws = connect();
  await plan({ operation: 'GetCostAndUsage', kind: 'deny', nth: 3, times: 1 });
  await expect(aws.send(COST_REQUEST, patient)).rejects.toMatchObject({
    code: 'access-denied',
    action: 'ce:GetCostAndUsage',
  });
  await clock.pass(31_000);

  const { facts, output } = await aws.send(COST_REQUEST, patient);

  expect(output.periods).toHaveLength(20);
  expect(facts.paidRequests).toBe(facts.pages - 2);
  expect(await ledger()).toMatchObject({ total: facts.pages + 1, paid: facts.pages });
});

it('lands the paid request of a caller who leaves', async () => {
  const aws = connect();
  const leaver = new AbortController();
  const request: AwsRequest<'ce:GetTags'> = {
    operation: 'ce:GetTags',
    input: { TimePeriod: { Start: '2026-11-01', End: '2026-11-20' } },
  };
  const left = aws.send(request, { signal: leaver.signal });
  await new Promise((resolve) => setImmediate(resolve));
  leaver.abort();
  await expect(left).rejects.toMatchObject({ code: 'timeout' });

  await until(() => aws.held(request) !== undefined);
  await expect(aws.send(request, patient)).resolves.toMatchObject({ facts: { cached: true } });
  expect((await ledger()).total).toBe(1);
});

it.each([
  ['expire', 'credentials'],
  ['not-enabled', 'data-unavailable'],
] as const)('calls the fault %s %s', async (kind, code) => {
  await plan({ operation: '*', kind });

  await expect(connect().send(COST_REQUEST, patient)).rejects.toMatchObject({ code });
});

it('serves the answer past its life while AWS throttles', async () => {
  const aws = connect();
  const { output } = await aws.send(COST_REQUEST, patient);
  await clock.pass(9 * 3_600_000);
  await plan({ operation: '*', kind: 'throttle' });
  let stale: Awaited<ReturnType<typeof aws.send<'ce:GetCostAndUsage'>>> | undefined;
  void aws.send(COST_REQUEST, patient).then((answer) => (stale = answer));
  await until(() => {
    void clock.pass(0);
    return stale !== undefined;
  });

  expect(stale!.output).toBe(output);
  expect(stale!.facts).toMatchObject({ cached: true, staleBecause: expect.stringContaining('throttled') as string });
});

it('assumes a role with its external id', async () => {
  const aws = connect({ assumeRoleArn: 'arn:aws:iam::111122223333:role/CostReader', externalId: 'northwind' });

  const { output } = await aws.send(IDENTITY_REQUEST, patient);

  expect(output.arn).toContain(':assumed-role/CostReader/grafana-aws-cost-and-usage');
});

it('reads accounts, values, tags and categories', async () => {
  const aws = connect();
  const TimePeriod = { Start: '2026-11-01', End: '2026-11-20' };

  const accounts = await aws.send({ operation: 'organizations:ListAccounts', input: {} }, patient);
  const services = await aws.send(
    { operation: 'ce:GetDimensionValues', input: { TimePeriod, Dimension: 'SERVICE' } },
    patient,
  );
  const names = await aws.send(
    { operation: 'ce:GetDimensionValues', input: { TimePeriod, Dimension: 'LINKED_ACCOUNT' } },
    patient,
  );
  const tags = await aws.send({ operation: 'ce:GetTags', input: { TimePeriod } }, patient);
  const categories = await aws.send({ operation: 'ce:GetCostCategories', input: { TimePeriod } }, patient);

  expect(accounts.output.length).toBeGreaterThan(1);
  expect(accounts.facts.priceUsd).toBe(0);
  expect(services.output.map(({ value }) => value)).toContain('Amazon Simple Storage Service');
  expect(names.output.every(({ description }) => description !== undefined)).toBe(true);
  expect(tags.output.length).toBeGreaterThan(0);
  expect(categories.output.names.length).toBeGreaterThan(0);
});

it('gives what it holds of cost to a scrape, and sends nothing for it', async () => {
  const aws = connect();
  const request = { ...COST_REQUEST, input: { ...COST_REQUEST.input, GroupBy: [] } };
  const { output } = await aws.send(request, patient);
  await aws.send(IDENTITY_REQUEST, patient);
  await connect({ isolation: 'another' }).send(request, patient);
  const { total } = await ledger();

  const held = [...aws.heldAnswers('ce:GetCostAndUsage')];

  expect(held).toEqual([{ request, output, facts: expect.objectContaining({ cached: true }) as object }]);
  expect((await ledger()).total).toBe(total);
});

it('keeps answer and counts when settings are saved: a new instance of the same connection', async () => {
  const before = connect();
  await before.send(IDENTITY_REQUEST, patient);
  before.dispose();

  const after = connect();
  await expect(after.send(IDENTITY_REQUEST, patient)).resolves.toMatchObject({ facts: { cached: true } });
  expect(after.statistics().cache).toMatchObject({ miss: 1, hit: 1 });
});

it('puts no secret into a log line, an error or a key of the store', async () => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const log = { debug: write, info: write, warn: write, error: write };
  const { aws } = setUp(simulator.url, { connection: { ...SECRETS, pageCap: 1 }, shared, clock, log });
  await plan({ operation: 'GetCostAndUsage', kind: 'throttle', nth: 1 });
  let ended = false;
  void aws.send(COST_REQUEST, patient).finally(() => (ended = true));
  await until(() => {
    void clock.pass(0);
    return ended;
  });

  const said = JSON.stringify([lines, [...shared.store.answers.keys()], aws.statistics(), shared.statistics()]);
  expect(lines.length).toBeGreaterThan(1);
  for (const secret of Object.values(SECRETS)) {
    expect(said).not.toContain(secret);
  }
});
