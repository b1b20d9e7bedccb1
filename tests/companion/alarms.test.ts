// Alarms through both of Grafana's calls, from the real client to frames, on the simulator's CloudWatch.
import type { Frame } from '#plugin-sdk';
import { type AskOptions, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];

let plugin: TestPlugin;
beforeEach(async () => {
  plugin = await startTestPlugin();
});
afterEach(() => plugin.close());

async function ask(query: object, options: AskOptions = {}): Promise<Frame> {
  const { frames, error } = (await plugin.ask({ queryType: 'alarms', ...query }, options)).get('A')!;
  expect(error).toBeUndefined();
  expect(frames).toHaveLength(1);
  return frames[0]!;
}

const column = ({ fields }: Frame, name: string): unknown[] =>
  Array.from<unknown>(fields.find((field) => field.name === name)?.values ?? []);
const notices = ({ meta }: Frame): string[] => (meta?.notices ?? []).map(({ text }) => text);

describe('alarms now', () => {
  it('are metric, composite and log alarms of every region, the worst first', async () => {
    const frame = await ask({ regions: REGIONS });
    expect(new Set(column(frame, 'Type'))).toEqual(new Set(['Metric', 'Composite', 'Log']));
    expect(new Set(column(frame, 'Region'))).toEqual(new Set(REGIONS));
    const states = column(frame, 'State') as string[];
    expect(states).toEqual([...states].sort());
    expect(new Set(states)).toEqual(new Set(['ALARM', 'INSUFFICIENT_DATA', 'OK']));
    expect(JSON.stringify(frame)).not.toContain('arn:');
  });

  it('are counted', async () => {
    const table = await ask({ regions: REGIONS });
    const total = await ask({ regions: REGIONS, format: 'total' });
    const counts = column(total, 'State').map((state) => column(table, 'State').filter((one) => one === state).length);
    expect(column(total, 'Alarms')).toEqual(counts);
  });

  it('are found by the beginning of their names, by names, by type and by state', async () => {
    expect(column(await ask({ namePrefix: 'shop-' }), 'Name').sort()).toEqual(['shop-degraded', 'shop-web-cpu-high']);
    expect(column(await ask({ names: ['monthly-charges', 'shop-degraded'] }), 'Name')).toHaveLength(2);
    expect(column(await ask({ types: ['LogAlarm'] }), 'Name')).toEqual(['checkout-log-volume']);
    expect(column(await ask({ regions: REGIONS, states: ['ALARM'] }), 'Name')).toEqual(['shop-west-idle']);
  });
});

describe('alarms over time', () => {
  it('end in the states they have now', async () => {
    const table = await ask({});
    const timeline = await ask({ format: 'timeline' }, { days: 7 });
    const last = (name: unknown) => column(timeline, String(name)).at(-1);
    expect(column(timeline, 'Time').at(-1)).toBe(NOW_MS);
    expect(column(table, 'Name').map(last)).toEqual(column(table, 'State'));
  });

  it('are regions of annotations where the timeline says ALARM', async () => {
    const name = 'api-errors-high';
    const timeline = await ask({ format: 'timeline', names: [name] }, { days: 7 });
    const annotations = await ask({ format: 'annotations', names: [name] }, { days: 7 });
    const states = column(timeline, name);
    const begun = column(timeline, 'Time').filter((_, row) => states[row] === 'ALARM' && states[row - 1] !== 'ALARM');
    expect(begun.length).toBeGreaterThan(1);
    expect(column(annotations, 'time')).toEqual(begun);
    expect(new Set(column(annotations, 'title'))).toEqual(new Set([`${name}: ALARM`]));
  });
});

describe('what a board asks', () => {
  it('is one list and one history of each region, for four panels and annotations', async () => {
    const board = ['table', 'total', 'timeline', 'annotations'].map((format, index) => ({
      refId: `Q${index}`,
      queryType: 'alarms',
      regions: REGIONS,
      format,
    }));
    await plugin.ask(board, { days: 7 });
    const { paidRequests, operations } = await plugin.paid();
    expect(paidRequests).toBe(0);
    expect(new Set(operations)).toEqual(new Set(['DescribeAlarms', 'DescribeAlarmHistory']));
    await plugin.ask(board, { days: 7 });
    expect((await plugin.paid()).operations).toEqual([]);
  });
});

it('lists names for a picker from the answer that a table holds', async () => {
  await ask({ regions: ['us-west-2'] });
  const { body } = await plugin.call('GET', 'alarm-names', { query: { region: 'us-west-2', search: 'IDLE' } });
  expect(body).toMatchObject({ values: [{ value: 'shop-west-idle' }], truncated: false });
  expect((await plugin.paid()).operations).toEqual(['DescribeAlarms']);
});

describe('a permission that is missing', () => {
  it('in one of several regions leaves the others', async () => {
    await plugin.control('faults', [{ operation: 'DescribeAlarms', kind: 'deny', region: 'eu-west-1' }]);
    const frame = await ask({ regions: REGIONS });
    expect(new Set(column(frame, 'Region'))).toEqual(new Set(['us-east-1', 'us-west-2']));
    expect(notices(frame).join()).toMatch(/Alarms of eu-west-1 missing.*cloudwatch:DescribeAlarms/);
  });

  it('everywhere is an error that names the action', async () => {
    await plugin.control('faults', [{ operation: 'DescribeAlarms', kind: 'deny' }]);
    const { error } = (await plugin.ask({ queryType: 'alarms', regions: REGIONS })).get('A')!;
    expect(error?.message).toContain('Grant the IAM action cloudwatch:DescribeAlarms');
  });

  it('for the history leaves the states of now, and a notice names the action', async () => {
    await plugin.control('faults', [{ operation: 'DescribeAlarmHistory', kind: 'deny' }]);
    const frame = await ask({ format: 'timeline' }, { days: 1 });
    expect(frame.fields.length).toBeGreaterThan(1);
    expect(notices(frame).join()).toContain('Grant the IAM action cloudwatch:DescribeAlarmHistory');
  });
});

it('refuses an alert rule over what has no numbers before AWS is asked', async () => {
  const answers = await plugin.ask({ queryType: 'alarms' }, { headers: { FromAlert: 'true' } });
  expect(answers.get('A')!.error?.message).toContain('choose total');
  expect((await plugin.paid()).operations).toEqual([]);
});
