// Usage through both of Grafana's calls, from the real client to frames, on the simulator's CloudWatch.
import { NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';
import { createRequestHeaders, type Frame } from '#plugin-sdk';

const region = 'us-east-1';
const cpu = {
  queryType: 'usage',
  namespace: 'AWS/EC2',
  metricName: 'CPUUtilization',
  dimensions: { InstanceId: ['*'] },
  regions: [region],
};
const math = (expression: string) => ({ queryType: 'usage', metricEditorMode: 'code', expression, regions: [region] });
const sql = (sqlExpression: string) => ({
  queryType: 'usage',
  metricQueryType: 'insights',
  metricEditorMode: 'code',
  sqlExpression,
  regions: [region],
});

const valuesOf = ({ fields: [, value] }: Frame): (number | null)[] =>
  Array.from((value?.values ?? []) as ArrayLike<number | null>);
const noticesOf = (frames: readonly Frame[]): string =>
  (frames[0]?.meta?.notices ?? []).map(({ text }) => text).join(' ');

describe('usage', () => {
  let plugin: TestPlugin;
  let now = NOW_MS;
  beforeEach(async () => {
    now = NOW_MS;
    plugin = await startTestPlugin({ now: () => now });
  });
  afterEach(() => plugin.close());

  const priceAtAws = async (): Promise<number> => {
    const response = await fetch(`${plugin.simulator.url}/_simulator/ledger`);
    const { requests } = (await response.json()) as { requests: readonly { priceUsd: number }[] };
    return requests.reduce((sum, { priceUsd }) => sum + priceUsd, 0);
  };
  const spent = async (): Promise<number> => {
    const { body } = await plugin.call('GET', 'spend');
    return (body as { today: { usd: number } }).today.usd;
  };

  it('asks a panel of five queries in one call, and draws all but the hidden', async () => {
    const answers = await plugin.ask(
      [
        cpu,
        { ...cpu, metricName: 'NetworkOut', statistic: 'Sum', id: 'out', hide: true },
        math('SUM(out)'),
        math('MAX(out)'),
        sql('SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId) GROUP BY InstanceId LIMIT 3'),
      ],
      { days: 1 },
    );

    expect([...answers.values()].map(({ error }) => error)).toEqual(Array(5).fill(undefined));
    expect([...answers.values()].map(({ frames }) => frames.length)).toEqual([20, 0, 1, 1, 3]);
    const [sum, max] = [answers.get('C')!.frames[0]!, answers.get('D')!.frames[0]!].map(valuesOf);
    expect(sum!.every((value, index) => (value ?? 0) >= (max![index] ?? 0))).toBe(true);
    expect(await plugin.paid()).toEqual({ paidRequests: 1, operations: ['GetMetricData'] });
  });

  it('counts in its ledger what AWS charges for metrics', async () => {
    const InstanceId = Array.from({ length: 23 }, (_, index) => `i-${index}`);
    await plugin.ask([
      { ...cpu, dimensions: { InstanceId } },
      { ...cpu, dimensions: { InstanceId: ['i-x'] } },
    ]);

    expect(await spent()).toBe(0.000_24);
    expect(await priceAtAws()).toBeCloseTo(0.000_24, 9);
  });

  it('counts of a search the series it found: AWS may have read more, which had no points', async () => {
    const { frames } = (await plugin.ask(cpu, { days: 1 })).get('A')!;

    expect(await spent()).toBeCloseTo(frames.length * 0.000_01, 9);
    expect(await priceAtAws()).toBeGreaterThanOrEqual(await spent());
  });

  it('buys nothing for a refresh within the period, whoever looks', async () => {
    await plugin.ask(cpu, { days: 0.25 });
    await plugin.ask(cpu, { days: 0.25 });
    expect((await plugin.paid()).operations).toHaveLength(1);

    now += 61_000;
    await plugin.ask(cpu, { days: 0.25 });
    expect((await plugin.paid()).operations).toHaveLength(1);
  });

  it('keeps its cap: a metric more than is left is not asked', async () => {
    const context = plugin.context({ dailyCapUsd: 0.0001 });
    const many = { ...cpu, dimensions: { InstanceId: Array.from({ length: 20 }, (_, index) => `i-${index}`) } };

    const { error } = (await plugin.ask(many, { context })).get('A')!;

    expect(error).toMatchObject({ status: 429, message: expect.stringContaining('spend limit') });
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('shows wrong SQL in the words of AWS, and the others all the same', async () => {
    const answers = await plugin.ask([cpu, sql('SELECT CPUUtilization')], { days: 1 });

    expect(answers.get('A')).toMatchObject({ frames: { length: 20 } });
    expect(answers.get('A')!.error).toBeUndefined();
    expect(answers.get('B')!.error).toMatchObject({ status: 400, message: expect.stringContaining('AWS says') });
  });

  it('answers with the regions that let it, and names the one that does not', async () => {
    const two = { ...cpu, regions: [region, 'af-south-1'] };
    const { frames, error } = (await plugin.ask(two, { days: 1 })).get('A')!;
    expect(error).toBeUndefined();
    expect(new Set(frames.map(({ fields }) => fields[1]?.labels?.['Region']))).toEqual(new Set([region]));
    expect(noticesOf(frames)).toMatch(/af-south-1 is missing: AWS did not accept the credentials .* or enable af-south-1:/);

    await plugin.control('faults', [{ operation: 'GetMetricData', kind: 'deny', region: 'eu-west-1' }]);
    const denied = (await plugin.ask({ ...cpu, regions: [region, 'eu-west-1'] }, { days: 1 })).get('A')!;
    expect(noticesOf(denied.frames)).toMatch(/eu-west-1 is missing: AWS denied .*Grant the IAM action/);
  });

  it('is an error where every region refuses, with what to do', async () => {
    await plugin.control('faults', [{ operation: 'GetMetricData', kind: 'deny' }]);
    const { frames, error } = (await plugin.ask({ ...cpu, regions: [region, 'eu-west-1'] })).get('A')!;

    expect(frames).toEqual([]);
    expect(error).toMatchObject({
      status: 403,
      message: expect.stringContaining('Grant the IAM action cloudwatch:GetMetricData'),
    });
  });

  it('says of a metric that does not exist that there is nothing', async () => {
    const { frames, error } = (await plugin.ask({ ...cpu, metricName: 'CpuUtilisation' })).get('A')!;

    expect(error).toBeUndefined();
    expect(frames).toMatchObject([{ fields: [], meta: { type: 'timeseries-multi' } }]);
    expect(noticesOf(frames)).toContain('CloudWatch has no points for AWS/EC2 CpuUtilisation in us-east-1');
  });

  it('refuses in an alert rule what needs another query, in these words', async () => {
    const { error } = (await plugin.ask(math('m1 * 2'), { headers: { FromAlert: 'true' } })).get('A')!;

    expect(error?.message).toContain('Grafana sends each query of an alert rule alone');
  });

  it('answers a hidden query where an expression of Grafana’s asks for it', async () => {
    const hidden = { ...cpu, hide: true };
    const headers = { 'X-Grafana-From-Expr': 'true' };

    expect((await plugin.ask(hidden, { days: 1, headers })).get('A')!.frames).toHaveLength(20);
    expect((await plugin.ask(hidden, { days: 1 })).get('A')!.frames).toEqual([]);
  });

  it('adds up the billing counter per day to the month so far', async () => {
    const charges = {
      queryType: 'usage',
      namespace: 'AWS/Billing',
      metricName: 'EstimatedCharges',
      statistic: 'Maximum',
      dimensions: { Currency: ['USD'] },
      regions: [region],
    };
    const answers = await plugin.ask(
      [
        { ...charges, period: '6h' },
        { ...charges, transform: 'perDay' },
      ],
      { days: 30 },
    );
    const [counter, perDay] = ['A', 'B'].map((refId) => answers.get(refId)!.frames[0]!);

    const days = Array.from(perDay!.fields[0]!.values as ArrayLike<number>);
    const thisMonth = valuesOf(perDay!).filter((_, index) => days[index]! >= Date.UTC(2026, 10, 1));
    const sum = thisMonth.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(valuesOf(perDay!).every((value) => (value ?? 1) > 0)).toBe(true);
    expect(sum).toBeCloseTo(valuesOf(counter!).at(-1)!, 2);
    expect((await plugin.paid()).paidRequests).toBe(1);
  });

  it('prices what the panel would ask, among the queries it refers to', async () => {
    const range = { from: NOW_MS - 3_600_000, to: NOW_MS };
    const [metric, sum] = [
      { ...cpu, refId: 'A', id: 'm1', hide: true },
      { ...math('SUM(m1)'), refId: 'B' },
    ];

    const { status, body } = await plugin.call('POST', 'preview', {
      body: { query: sum, queries: [sum, metric], ...range },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'buy',
      // A search that nobody sees the finds of, and the expression.
      totalUsd: 0.000_51,
      requests: [{ operation: 'cloudwatch:GetMetricData' }],
    });

    const alone = await plugin.call('POST', 'preview', { body: { query: sum, ...range } });
    expect(alone).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('refers to m1') } } });
  });

  describe('choices', () => {
    const choices = async (path: string, params: Record<string, string> = {}): Promise<readonly string[]> => {
      const { body } = await plugin.handlers.callResource(
        {
          context: plugin.context(),
          headers: createRequestHeaders([]),
          method: 'GET',
          path,
          url: path,
          query: new URLSearchParams(params),
          body: new Uint8Array(),
        },
        new AbortController().signal,
      );
      const read = JSON.parse(String(body)) as { values?: { value: string }[]; error?: { message: string } };
      return read.values?.map(({ value }) => value) ?? [read.error?.message ?? ''];
    };

    it('are regions of the partition, searched by code and name', async () => {
      expect(await choices('metric-regions', { search: 'irel' })).toEqual(['eu-west-1']);
      expect(await choices('metric-regions', { search: 'cn-' })).toEqual([]);
    });

    it('are namespaces and metrics, those that are there and those everybody knows', async () => {
      const all = { accountId: 'all', region };
      expect(await choices('metric-namespaces', all)).toEqual(
        expect.arrayContaining(['AWS/EC2', 'CWAgent', 'AWS/EFS']),
      );
      expect(await choices('metrics', { ...all, namespace: 'AWS/RDS' })).toEqual(
        expect.arrayContaining(['CPUUtilization', 'ReplicaLag']),
      );
    });

    it('are dimensions of a metric and their values', async () => {
      const metric = { accountId: 'all', region, namespace: 'AWS/EC2', metricName: 'CPUUtilization' };
      expect(await choices('metric-dimension-keys', metric)).toContain('InstanceId');
      const ids = await choices('metric-dimension-values', { ...metric, key: 'InstanceId' });
      expect(ids.length).toBeGreaterThan(15);
      expect(ids.every((id) => id.startsWith('i-'))).toBe(true);
    });

    it('cost one free request for each list, and name a parameter that is missing', async () => {
      await choices('metrics', { namespace: 'AWS/EC2', search: 'cpu' });
      await choices('metrics', { namespace: 'AWS/EC2', search: 'net' });
      expect(await plugin.paid()).toEqual({ paidRequests: 0, operations: ['ListMetrics'] });
      expect(await choices('metrics')).toEqual(['the parameter "namespace" is missing.']);
    });
  });
});
