// Questions through the whole way: Grafana's message → socket → companion → AWS SDK → wire, and frames back.
import { buildExecutable } from './executable';
import { ask, PER_SERVICE, readSeries } from './panel';
import { type PluginProcess, startPlugin } from './plugin-process';
import { type SimulatedAws, startAws } from './simulated-aws';

const TOTAL = { ...PER_SERVICE, groupBy: [] };
const MANY_GROUPS = { ...PER_SERVICE, groupBy: [{ type: 'DIMENSION', key: 'USAGE_TYPE' }] };
const PAGE = 'GetCostAndUsage';

let plugin: PluginProcess;
let aws: SimulatedAws;
beforeAll(async () => {
  const executable = await buildExecutable();
  [plugin, aws] = await Promise.all([startPlugin(executable), startAws()]);
}, 120_000);
afterAll(async () => {
  await plugin.stop();
  await aws.close();
});
beforeEach(() => aws.asked());

/** Data sources with names of their own share nothing, so that no test lives on what another one bought. */
let count = 0;
const newSource = () => ({ endpoint: aws.url, uid: `source-${++count}` });

const pages = (asked: readonly string[]): number => asked.filter((operation) => operation === PAGE).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('a panel', () => {
  it('gets a series per service, and they add up to the total', async () => {
    const { A, B } = await ask(plugin, newSource(), [PER_SERVICE, TOTAL]);
    const services = readSeries(A);
    const [total] = readSeries(B);

    expect(services.length).toBeGreaterThan(5);
    expect(services.every(({ labels }) => labels['SERVICE'])).toBe(true);
    // AWS rounds each cell to 10 decimals.
    expect(sum(services.flatMap(({ values }) => values))).toBeCloseTo(sum(total?.values ?? []), 6);
  });

  it('sends one request per page', async () => {
    const [first] = readSeries((await ask(plugin, newSource(), [MANY_GROUPS]))['A']);
    const asked = pages(await aws.asked());

    expect(asked).toBeGreaterThan(1);
    expect(first?.meta.custom?.requests).toMatchObject([{ pages: asked, cached: false }]);
  });

  it('sends none when it is drawn again', async () => {
    const source = newSource();
    const first = readSeries((await ask(plugin, source, [PER_SERVICE]))['A']);
    expect(pages(await aws.asked())).toBe(1);
    const again = readSeries((await ask(plugin, source, [PER_SERVICE]))['A']);

    expect(await aws.asked()).toEqual([]);
    expect(again.map(({ values }) => values)).toEqual(first.map(({ values }) => values));
  });

  it('shares its request with the same panel drawn at the same time', async () => {
    const source = newSource();
    await Promise.all(Array.from({ length: 12 }, () => ask(plugin, source, [PER_SERVICE])));

    expect(pages(await aws.asked())).toBe(1);
  });

  it('shares nothing with another data source, even one of the same keys', async () => {
    await ask(plugin, newSource(), [PER_SERVICE]);
    await ask(plugin, newSource(), [PER_SERVICE]);

    expect(pages(await aws.asked())).toBe(2);
  });

  it('shares nothing with the same data source of another organisation', async () => {
    const source = newSource();
    await ask(plugin, source, [PER_SERVICE]);
    await ask(plugin, { ...source, orgId: 2n }, [PER_SERVICE]);

    expect(pages(await aws.asked())).toBe(2);
  });

  it('is answered beside a bad neighbour, which names its field and costs nothing', async () => {
    const bad = { ...PER_SERVICE, metric: 'Cost' };
    const { A, B, C } = await ask(plugin, newSource(), [PER_SERVICE, bad, TOTAL]);

    expect([A?.status, B?.status, C?.status]).toEqual([200, 400, 200]);
    expect(B).toMatchObject({ error: expect.stringContaining('metric') as string, errorSource: 'downstream' });
    expect(readSeries(A).length).toBeGreaterThan(0);
    // The total is added up from the services.
    expect(pages(await aws.asked())).toBe(1);
  });

  it('names the field in which a variable arrived unreplaced, before anything is paid', async () => {
    const open = {
      ...PER_SERVICE,
      filters: [{ type: 'DIMENSION', key: 'REGION', operator: 'is', values: ['$region'] }],
    };
    const { A } = await ask(plugin, newSource(), [open]);

    expect(A).toMatchObject({ status: 400, error: expect.stringMatching(/\$region/) as string });
    expect(await aws.asked()).toEqual([]);
  });
});
