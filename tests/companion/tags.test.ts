// Tags from the plugin door to the simulator's wire: what is asked, paid and said. The clock stands at 20 November 2026.
import '../aws/support/one-realm';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequestHeaders, type Frame } from '#plugin-sdk';
import { type AskOptions, DAY_MS, NOW_MS, startTestPlugin, type TestPlugin } from './support/plugin';

interface Board {
  readonly panels: readonly { readonly targets: readonly { readonly keys: readonly { readonly key: string }[] }[] }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] };
}

let plugin: TestPlugin;
beforeEach(async () => {
  plugin = await startTestPlugin();
});
afterEach(() => plugin.close());

const tag = (key: string) => ({ type: 'TAG', key });
const TEAM = tag('team');
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

async function ask(query: object, options: AskOptions = {}): Promise<readonly Frame[]> {
  const { frames, error } = (await plugin.ask({ queryType: 'tags', ...query }, options)).get('A')!;
  expect(error).toBeUndefined();
  return frames;
}

/** As a picker of the editor lists them. */
async function pick(path: string, params: Record<string, string>): Promise<readonly string[]> {
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
  return (JSON.parse(String(body)) as { values: { value: string }[] }).values.map(({ value }) => value);
}

const notices = ([first]: readonly Frame[]): string[] => (first?.meta?.notices ?? []).map(({ text }) => text);
const column = ([first]: readonly Frame[], name: string): unknown[] =>
  Array.from<unknown>(first?.fields.find((field) => field.name === name)?.values ?? []);
const sum = (numbers: readonly unknown[]): number => numbers.reduce<number>((total, one) => total + Number(one), 0);
const rowOf = (frames: readonly Frame[], name: string, of: string): Record<string, unknown> => {
  const row = column(frames, of).indexOf(name);
  return Object.fromEntries(frames[0]!.fields.map((field) => [field.name, field.values[row]]));
};

describe('what a panel pays', () => {
  it('is one page for cost, shares, totals, values and coverage of a tag together, and nothing a second time', async () => {
    const board = [
      { refId: 'A', queryType: 'tags', keys: [TEAM], top: 5 },
      { refId: 'B', queryType: 'tags', keys: [TEAM], share: true, format: 'total' },
      { refId: 'C', queryType: 'tags', keys: [TEAM], view: 'values' },
      { refId: 'D', queryType: 'tags', keys: [TEAM], view: 'coverage' },
      { refId: 'E', queryType: 'tags', keys: [TEAM], view: 'coverage', measure: 'untagged', format: 'total' },
    ];
    await plugin.ask(board);
    expect(await plugin.paid()).toEqual({ paidRequests: 1, operations: ['GetCostAndUsage'] });
    await plugin.ask(board);
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('is two pages for coverage by account, however many keys are required', async () => {
    const query = {
      view: 'coverage',
      keys: [TEAM, tag('environment'), tag('cost-center')],
      coverageBy: 'LINKED_ACCOUNT',
    };
    await ask(query);
    expect((await plugin.paid()).paidRequests).toBe(2);
    await ask({ ...query, format: 'table' });
    await ask({ ...query, keys: [...query.keys].reverse(), measure: 'amounts', format: 'total' });
    expect((await plugin.paid()).paidRequests).toBe(0);
  });

  it('is one for the list of keys, and one more for each key that is to be priced', async () => {
    await ask({ view: 'keys' });
    expect(await plugin.paid()).toEqual({ paidRequests: 1, operations: ['ListCostAllocationTags'] });
    await ask({ view: 'keys', keys: [TEAM, tag('environment')] });
    expect(await plugin.paid()).toEqual({ paidRequests: 2, operations: ['GetCostAndUsage', 'GetCostAndUsage'] });
  });
});

describe('the dashboard', () => {
  const { panels, templating } = JSON.parse(
    readFileSync(path.join(__dirname, '../../dashboards/tags.json'), 'utf8'),
  ) as Board;
  const texts = new Map(templating.list.map(({ name, query }) => [`$${name}`, query]));
  const queries = panels.flatMap(({ targets }, index) =>
    targets.map((target) => ({
      ...target,
      refId: String(index),
      keys: target.keys.map((key) => ({ ...key, key: texts.get(key.key) ?? key.key })),
    })),
  );

  it('asks ten panels in ten pages, and nothing when it is opened again', async () => {
    const startedMs = Date.now();
    // The limiter lets five requests a second go: on a clock that stands still the tenth would wait for ever.
    const board = await startTestPlugin({ now: () => NOW_MS + Date.now() - startedMs });
    const answers = await board.ask(queries);
    expect([...answers.values()].map(({ error }) => error)).toEqual(panels.map(() => undefined));
    expect((await board.paid()).paidRequests).toBe(10);
    await board.ask(queries);
    expect((await board.paid()).paidRequests).toBe(0);
    await board.close();
  }, 20_000);
});

describe('coverage', () => {
  it('splits the cost of what can be tagged without a remainder', async () => {
    const query = { view: 'coverage', keys: [TEAM], measure: 'amounts', format: 'total' };
    const whole = sum(column(await ask({ keys: [TEAM], format: 'total' }), 'AmortizedCost'));
    expect(sum(column(await ask(query), 'AmortizedCost'))).toBeCloseTo(whole, 4);
    expect(sum(column(await ask({ ...query, coverageBy: 'SERVICE', top: 5 }), 'AmortizedCost'))).toBeCloseTo(whole, 4);
  });

  it('says that tax is missing where all charges are asked for', async () => {
    const query = { view: 'coverage', keys: [TEAM], coverageBy: 'SERVICE', chargeTypes: 'all' };
    expect(notices(await ask(query))).toContainEqual(expect.stringContaining('Tax is not in these numbers'));
    expect(notices(await ask({ ...query, coverageBy: 'none' }))).not.toContainEqual(expect.stringContaining('Tax'));
  });

  it('is 0 for an account that tags nothing', async () => {
    const frames = await ask({ view: 'coverage', keys: [TEAM], coverageBy: 'LINKED_ACCOUNT', format: 'table' });
    expect(rowOf(frames, '210000000010', 'LINKED_ACCOUNT')).toMatchObject({ Tagged: 0, Coverage: 0 });
  });

  it.each([
    ['coverage', 'none'],
    ['coverage', 'REGION'],
    ['cost', 'none'],
  ])('begins with the activation of a tag, %s by %s', async (view, coverageBy) => {
    const frames = await ask({ view, coverageBy, keys: [tag('project')], granularity: 'DAILY' }, { days: 130 });
    expect(column(frames, 'Time')[0]).toBe(day('2026-08-20'));
    expect(notices(frames)).toContainEqual(expect.stringContaining('Nothing carries tag:project before 2026-08-20'));
  });

  it('gives an alert rule complete days only', async () => {
    const frames = await ask({ view: 'coverage', keys: [TEAM] }, { days: 7, headers: { FromAlert: 'true' } });
    expect(column(frames, 'Time').at(-1)).toBe(day('2026-11-18'));
  });
});

describe('misspelt', () => {
  it('values stand beside what they may be meant to be', async () => {
    const frames = await ask({ view: 'values', keys: [tag('cost-center')] });
    expect(rowOf(frames, 'CC101', 'tag:cost-center')).toMatchObject({ SimilarTo: 'CC-101' });
    expect(rowOf(frames, 'CC-101', 'tag:cost-center')).toMatchObject({ SimilarTo: 'CC101' });
    expect(column(frames, 'SimilarTo').filter(Boolean)).toHaveLength(2);
    expect(sum(column(frames, 'Share'))).toBeCloseTo(100, 6);
  });

  it('keys too, those that are not active included', async () => {
    const frames = await ask({ view: 'keys', keys: [TEAM] });
    expect(rowOf(frames, 'Environment', 'Key')).toMatchObject({ Status: 'Active', SimilarTo: 'environment' });
    expect(rowOf(frames, 'CostCenter', 'Key')).toMatchObject({ Status: 'Inactive', SimilarTo: 'cost-center' });
    expect(rowOf(frames, 'team', 'Key')).toMatchObject({ FirstSeen: '2026-10-21', LastSeen: '2026-11-20' });
  });

  it('a key that nothing carries is no untagged cost, and the like are named for a cent that pickers share', async () => {
    const frames = await ask({ view: 'coverage', keys: [tag('Enviroment')] });
    expect(frames.flatMap(({ fields }) => fields)).toEqual([]);
    expect(notices(frames)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Nothing in this range carries tag:Enviroment'),
        'AWS has no cost with the tag Enviroment. Spelt like it: environment, Environment.',
      ]),
    );
    expect((await plugin.paid()).operations).toEqual(['GetCostAndUsage', 'GetTags']);
    await ask({ keys: [tag('nobody')] });
    expect((await plugin.paid()).operations).toEqual(['GetCostAndUsage']);
    const names = await pick('tag-keys', { from: String(NOW_MS - 30 * DAY_MS), to: String(NOW_MS) });
    expect(names).toContain('team');
    expect((await plugin.paid()).operations).toEqual([]);
  });

  it('a key is told even where AWS would not name the others', async () => {
    await plugin.control('faults', [{ operation: 'GetTags', kind: 'deny' }]);
    expect(notices(await ask({ view: 'values', keys: [tag('Team')] }))).toContainEqual(
      expect.stringContaining('Nothing in this range carries tag:Team'),
    );
  });
});

describe('the list of allocation tags', () => {
  it('is the payer’s: anyone else is told so, and shown the keys that have cost', async () => {
    await plugin.control('faults', [{ operation: 'ListCostAllocationTags', kind: 'deny' }]);
    const frames = await ask({ view: 'keys' });
    expect(notices(frames)).toContainEqual(expect.stringContaining('Activation is known to the payer only'));
    expect(new Set(column(frames, 'Status'))).toEqual(new Set(['payer only']));
    expect(column(frames, 'Key')).toEqual(expect.arrayContaining(['team', 'environment', 'project']));
  });

  it('takes the query down with it where AWS is out of order', async () => {
    await plugin.control('faults', [{ operation: 'ListCostAllocationTags', kind: 'throttle' }]);
    const { error } = (await plugin.ask({ queryType: 'tags', view: 'keys' })).get('A')!;
    expect(error).toMatchObject({ status: 429 });
  });
});
