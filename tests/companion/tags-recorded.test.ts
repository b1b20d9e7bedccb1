// AWS's own recorded answers about tags, over HTTP, through the real clients, to frames. They are not part of the project.
import '../aws/support/one-realm';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from '#plugin-sdk';
import { type AwsServer, json, startAwsServer } from '../aws/support/aws-server';
import { startTestPlugin, type TestPlugin } from './support/plugin';

const folder = path.resolve(__dirname, '../../../shared/samples');
const isThere = existsSync(folder);
const recorded = isThere ? describe : describe.skip;

interface Costs {
  readonly ResultsByTime: readonly {
    readonly Groups: readonly {
      readonly Keys: readonly string[];
      readonly Metrics: Record<string, { Amount: string }>;
    }[];
  }[];
}

function sample<T>(operation: string): T {
  return JSON.parse(readFileSync(path.join(folder, `${operation}-1.json`), 'utf8')) as T;
}

/** Recorded by service and tag; all of it is one service, so by tag alone it is the same with the first key left out. */
function costsByTag(): Costs {
  const { ResultsByTime } = sample<Costs>('GetCostAndUsage');
  return {
    ResultsByTime: ResultsByTime.map((period) => ({
      ...period,
      Groups: period.Groups.map((group) => ({ ...group, Keys: group.Keys.slice(1) })),
    })),
  };
}

recorded(`recorded answers about tags${isThere ? '' : ' (skipped: no ../shared/samples here)'}`, () => {
  let aws: AwsServer;
  let plugin: TestPlugin;
  let costs: () => unknown;
  beforeEach(async () => {
    costs = costsByTag;
    aws = await startAwsServer(({ operation }, response) =>
      json(response, operation === 'GetCostAndUsage' ? costs() : sample(operation)),
    );
    plugin = await startTestPlugin();
  });
  afterEach(async () => {
    await plugin.close();
    await aws.close();
  });

  async function ask(query: object): Promise<Frame> {
    const shape = { queryType: 'tags', granularity: 'MONTHLY', chargeTypes: 'all', ...query };
    const answers = await plugin.ask(shape, { context: plugin.context({ endpoint: aws.url, planner: 'off' }) });
    const { frames, error } = answers.get('A')!;
    expect(error).toBeUndefined();
    return frames[0]!;
  }
  const columns = ({ fields }: Frame) =>
    Object.fromEntries(fields.map(({ name, values }) => [name, Array.from<unknown>(values)]));

  it.each(['UnblendedCost', 'BlendedCost'])('GetCostAndUsage: every amount of %s is a value’s', async (metric) => {
    const frame = await ask({ view: 'values', keys: [{ type: 'TAG', key: 'Environment' }], metric });
    const amounts = costsByTag().ResultsByTime.flatMap(({ Groups }) =>
      Groups.map(({ Metrics }) => Number(Metrics[metric]?.Amount)),
    );
    expect(columns(frame)).toMatchObject({ 'tag:Environment': ['(untagged)', 'Dev'], [metric]: amounts });
  });

  it('GetCostAndUsage: tagged and untagged are all there is', async () => {
    const keys = [{ type: 'TAG', key: 'Environment' }];
    const frame = await ask({ view: 'coverage', keys, format: 'table', metric: 'UnblendedCost' });
    expect(columns(frame)).toEqual({
      Tagged: [0.2682364644],
      Untagged: [40.3543773134],
      Coverage: [(0.2682364644 / (0.2682364644 + 40.3543773134)) * 100],
    });
  });

  it('GetTags: every key is named to whoever asks for one that is not there', async () => {
    costs = () => ({
      ResultsByTime: costsByTag().ResultsByTime.map((one) => ({ ...one, Groups: one.Groups.slice(0, 1) })),
    });
    const frame = await ask({ view: 'values', keys: [{ type: 'TAG', key: 'Environment' }], metric: 'UnblendedCost' });
    expect(frame.meta?.notices?.map(({ text }) => text)).toContain(
      'AWS has no cost with the tag Environment. It has cost with: secretProject1, secretProject2.',
    );
  });
});
