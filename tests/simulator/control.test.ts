// The control API: ledger, faults, clock, switches, reset. Documented in src/simulator/README.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { GetCostAndUsageCommand, GetTagsCommand } from '@aws-sdk/client-cost-explorer';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { startSimulator, type FaultPlan } from '../../src/simulator';
import { ask, askAll, dimension, failure, startNorthwind, totalOf, type Northwind } from './northwind';

let northwind: Northwind;
beforeAll(async () => {
  northwind = await startNorthwind({ hangMs: 5000 });
});
afterEach(() => northwind.control('POST', 'reset'));
afterAll(() => northwind.close());

const plan = (...faults: FaultPlan[]) => northwind.control('POST', 'faults', faults);

describe('the ledger', () => {
  it('counts a cent for each page of Cost Explorer, and nothing for the rest', async () => {
    await northwind.control('POST', 'switches', { pageSize: 20 });
    await askAll(northwind, {
      TimePeriod: { Start: '2026-09-01', End: '2026-11-01' },
      GroupBy: [dimension('SERVICE')],
    });
    await northwind.ce.send(new GetTagsCommand({ TimePeriod: { Start: '2026-10-01', End: '2026-11-01' } }));
    await northwind.sts.send(new GetCallerIdentityCommand({}));
    await northwind.organizations.send(new ListAccountsCommand({}));
    const { total, paid, usd, requests } = await northwind.ledger();
    const pages = requests.filter(({ operation }) => operation === 'GetCostAndUsage').length;
    expect(pages).toBeGreaterThanOrEqual(3);
    expect([total, paid, usd]).toEqual([pages + 3, pages + 1, (pages + 1) / 100]);
  });

  it('keeps what was asked, when, by whom and with which result, and no key', async () => {
    await ask(northwind);
    await failure(ask(northwind, { Metrics: ['Cost'] }));
    const { requests, paid, usd } = await northwind.ledger();
    expect(requests).toEqual([
      {
        service: 'ce',
        operation: 'GetCostAndUsage',
        account: '111111111111',
        at: '2026-11-20T12:00:00.000Z',
        status: 200,
        priceUsd: 0.01,
        input: expect.objectContaining({ Granularity: 'MONTHLY' }),
      },
      expect.objectContaining({ status: 400, priceUsd: 0, error: 'ValidationException' }),
    ]);
    expect([paid, usd]).toEqual([1, 0.01]);
    expect(JSON.stringify(requests)).not.toContain('AKIANORTHWIND');
  });

  it('leaves connections open, so that no caller counts a request that met a closed one', async () => {
    const { headers } = await fetch(`${northwind.url}/_simulator/ledger`);
    // Node announces here after how long it hangs up.
    expect(headers.get('keep-alive')).toBeNull();
  });

  it('can be cleared', async () => {
    await ask(northwind);
    expect(await northwind.control('DELETE', 'ledger')).toEqual({ total: 0, paid: 0, usd: 0, requests: [] });
    expect((await northwind.ledger()).total).toBe(0);
  });
});

describe('a fault', () => {
  const user = 'arn:aws:iam::111111111111:user/northwind-reader';
  it.each<[FaultPlan['kind'], object]>([
    ['throttle', { name: 'LimitExceededException', status: 400, message: 'Rate limit exceeded' }],
    [
      'expire',
      { name: 'ExpiredTokenException', status: 400, message: 'The security token included in the request is expired' },
    ],
    [
      'deny',
      {
        name: 'AccessDeniedException',
        status: 400,
        message: `User: ${user} is not authorized to perform: ce:GetCostAndUsage`,
      },
    ],
    [
      'not-enabled',
      {
        name: 'DataUnavailableException',
        status: 400,
        message:
          'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet',
      },
    ],
    ['json500', { name: 'InternalFailure', status: 500 }],
    ['html503', { name: 'SyntaxError', status: 503 }],
  ])('%s reaches the client as AWS sends it, and costs nothing', async (kind, expected) => {
    await plan({ operation: 'GetCostAndUsage', kind });
    expect(await failure(ask(northwind))).toMatchObject(expected);
    expect(await northwind.ledger()).toMatchObject({ total: 1, paid: 0, usd: 0 });
  });

  it('empty is a paid answer with nothing in it', async () => {
    await plan({ operation: '*', kind: 'empty' });
    expect((await ask(northwind)).ResultsByTime).toBeUndefined();
    expect(await northwind.ledger()).toMatchObject({ paid: 1 });
  });

  it('cut drops the connection half way', async () => {
    await plan({ operation: 'GetCostAndUsage', kind: 'cut' });
    expect((await failure(ask(northwind))).message).toMatch(/aborted|hang up|ECONNRESET|terminated/i);
    expect((await northwind.ledger()).requests).toMatchObject([{ status: 0, error: 'cut', priceUsd: 0 }]);
  });

  it('hang answers nobody until the client gives up', async () => {
    await plan({ operation: 'GetCostAndUsage', kind: 'hang' });
    const command = new GetCostAndUsageCommand({
      TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
      Granularity: 'MONTHLY',
      Metrics: ['UnblendedCost'],
    });
    expect((await failure(northwind.ce.send(command, { abortSignal: AbortSignal.timeout(50) }))).name).toMatch(
      /Abort|Timeout/,
    );
    await plan();
    await expect(ask(northwind)).resolves.toBeDefined();
  });

  it('strikes the n-th call, or so many, of one operation', async () => {
    await plan(
      { operation: 'GetCostAndUsage', kind: 'throttle', nth: 2 },
      { operation: 'GetTags', kind: 'deny', times: 1 },
    );
    const outcomes = [];
    for (let call = 0; call < 3; call++) {
      outcomes.push(
        await ask(northwind).then(
          () => 'ok',
          ({ name }: Error) => name,
        ),
      );
    }
    const tags = () =>
      northwind.ce.send(new GetTagsCommand({ TimePeriod: { Start: '2026-10-01', End: '2026-11-01' } })).then(
        () => 'ok',
        ({ name }: Error) => name,
      );
    expect(outcomes).toEqual(['ok', 'LimitExceededException', 'ok']);
    expect([await tags(), await tags()]).toEqual(['AccessDeniedException', 'ok']);
  });

  it('speaks the language of its service', async () => {
    await plan({ operation: '*', kind: 'throttle' });
    expect(await failure(northwind.sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
    });
    expect(await failure(northwind.organizations.send(new ListAccountsCommand({})))).toMatchObject({
      name: 'TooManyRequestsException',
    });
    await plan({ operation: 'GetCallerIdentity', kind: 'deny' });
    expect(await failure(northwind.sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
      message: expect.stringContaining('sts:GetCallerIdentity'),
    });
    await plan({ operation: 'ListAccounts', kind: 'no-organization' });
    expect(await failure(northwind.organizations.send(new ListAccountsCommand({})))).toMatchObject({
      name: 'AWSOrganizationsNotInUseException',
    });
  });

  it('does not hide a bad request: validation comes first', async () => {
    await plan({ operation: '*', kind: 'throttle' });
    expect((await failure(ask(northwind, { Metrics: ['Cost'] }))).name).toBe('ValidationException');
  });
});

describe('throttling', () => {
  it('lets a burst through and refuses the rest while the clock stands', async () => {
    await northwind.control('POST', 'switches', { throttling: { perSecond: 1, burst: 2 } });
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        ask(northwind).then(
          () => 'ok',
          ({ name }: Error) => name,
        ),
      ),
    );
    await northwind.control('POST', 'clock', { now: '2026-11-20T12:00:01Z' });
    expect(outcomes.sort()).toEqual(['LimitExceededException', 'ok', 'ok']);
    await expect(ask(northwind)).resolves.toBeDefined();
  });
});

describe('clock, switches and reset', () => {
  it('move, change and restore the world', async () => {
    const before = totalOf((await ask(northwind)).ResultsByTime?.[0]);
    await northwind.control('POST', 'clock', { now: '2026-10-15' });
    await northwind.control('POST', 'switches', { roundCells: false });
    expect(await northwind.control('GET', 'status')).toMatchObject({
      now: '2026-10-15T12:00:00.000Z',
      anchor: '2026-11-20',
      seed: 1,
      switches: { roundCells: false, hourly: true },
    });
    expect(totalOf((await ask(northwind)).ResultsByTime?.[0])).toBeLessThan(before);
    await northwind.control('POST', 'reset', { seed: 3 });
    expect(await northwind.control('GET', 'status')).toMatchObject({
      now: '2026-11-20T12:00:00.000Z',
      seed: 3,
      switches: { roundCells: true },
    });
    await northwind.control('POST', 'reset');
    expect(totalOf((await ask(northwind)).ResultsByTime?.[0])).toBe(before);
    expect((await northwind.ledger()).total).toBe(1);
  });

  it.each([
    ['clock', { now: 'soon' }],
    ['switches', { colour: true }],
    ['switches', { pageSize: 0 }],
    ['faults', [{ kind: 'boredom' }]],
    ['reset', { seed: -1 }],
  ])('refuse what they do not understand: POST %s %j', async (route, body) => {
    expect(await northwind.control('POST', route, body)).toEqual({ error: expect.any(String) });
  });

  it('are at their paths only', async () => {
    expect(await northwind.control('GET', 'everything')).toEqual({
      error: expect.stringContaining('GET /_simulator/ledger'),
    });
  });
});

describe('starting', () => {
  it('needs a clock, and a port that is free', async () => {
    await expect(startSimulator({})).rejects.toThrow('needs today or now');
    await expect(startSimulator({ today: 'tomorrow' })).rejects.toThrow('yyyy-MM-dd');
    await expect(startSimulator({ today: '2026-11-20', port: Number(new URL(northwind.url).port) })).rejects.toThrow(
      'EADDRINUSE',
    );
  });

  it('follows a given clock', async () => {
    let ms = Date.parse('2026-11-20T09:00:00Z');
    const { url, close } = await startSimulator({ now: () => ms });
    const now = async (): Promise<unknown> =>
      ((await (await fetch(`${url}/_simulator/status`)).json()) as { now: unknown }).now;
    const before = await now();
    ms += 1000;
    const after = await now();
    await close();
    expect([before, after]).toEqual(['2026-11-20T09:00:00.000Z', '2026-11-20T09:00:01.000Z']);
  });

  it('works as a process, which says where it is and goes when told', async () => {
    const root = path.resolve(__dirname, '../..');
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'src/simulator/main.ts',
        '--',
        '--port',
        '0',
        '--seed',
        '3',
        '--today',
        '2026-11-20',
        '--off',
        'zeroRows',
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
    const status = await (await fetch(`${url}/_simulator/status`)).json();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(status).toMatchObject({ seed: 3, anchor: '2026-11-20', switches: { zeroRows: false, roundCells: true } });
    expect(code).toBe(0);
  }, 60_000);
});
