import { Data, Resource } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { type Served, serveHandlers } from './grafana';

let served: Served;
afterEach(() => served.stop());

const query = (bytes: number) => ({ queries: [{ refId: 'A', json: Buffer.alloc(bytes, '"a"'.padEnd(bytes)) }] });

describe('limits', () => {
  it('takes a request of 5 MB, refuses one of 17 MB and lives on', async () => {
    served = await serveHandlers({ queryData: () => new Map([['A', { frames: [] }]]) });
    const { queryData } = Data.method;
    expect((await served.call(Data, queryData, query(5_000_000)))[0]!.responses.A!.status).toBe(200);
    await expect(served.call(Data, queryData, query(17_000_000))).rejects.toMatchObject({ code: 8 });
    expect((await served.call(Data, queryData, query(10)))[0]!.responses.A!.status).toBe(200);
  });

  it('gives 300 answers of 1 MB at a time, and one of 100 MB', async () => {
    served = await serveHandlers({ callResource: ({ path }) => ({ status: 200, body: new Uint8Array(Number(path)) }) });
    const fetch = async (bytes: number) =>
      (await served.call(Resource, Resource.method.callResource, { path: String(bytes) }))[0]!.body.length;
    const sizes = await Promise.all(Array.from({ length: 300 }, () => fetch(1_000_000)));
    expect(sizes.filter((size) => size === 1_000_000)).toHaveLength(300);
    expect(await fetch(100_000_000)).toBe(100_000_000);
  }, 60_000);
});
