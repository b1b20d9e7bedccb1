import { existsSync } from 'node:fs';
import type { PluginHandlers } from '../../src/plugin-sdk';
import { serviceDefinition } from '../../src/plugin-sdk/backend/rpc';
import { GRPCBroker, GRPCController, GRPCStdio } from '../../src/plugin-sdk/genproto/goplugin_pb';
import { Data, Diagnostics } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { logLines } from './fake-host';
import { type Served, serveHandlers } from './grafana';

let served: Served;
afterEach(() => served.stop());

const hang: PluginHandlers['queryData'] = (_request, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const anyQuery = { queries: [{ refId: 'A', json: new TextEncoder().encode('{}') }] };

describe('the end', () => {
  it('answers Shutdown, closes the handlers, removes the socket and exits 0', async () => {
    const close = jest.fn();
    served = await serveHandlers({ close });
    await served.call(Diagnostics, Diagnostics.method.checkHealth, {});
    expect(await served.call(GRPCController, GRPCController.method.shutdown, {})).toHaveLength(1);
    expect(await served.host.exited).toBe(0);
    expect(close).toHaveBeenCalledTimes(1);
    expect(existsSync(served.socket)).toBe(false);
    expect(served.host.exits).toEqual([0]);
  });

  it('goes on SIGTERM, and aborts the calls under way', async () => {
    let asked = (): void => {};
    const started = new Promise<void>((resolve) => (asked = resolve));
    served = await serveHandlers({
      queryData: (request, signal) => {
        asked();
        return hang(request, signal);
      },
    });
    const call = served.call(Data, Data.method.queryData, anyQuery);
    await started;
    served.host.signal('SIGTERM');
    const [message] = await call;
    expect(message!.responses.A).toMatchObject({ status: 503, error: 'The plugin is stopping: SIGTERM.' });
    expect(await served.host.exited).toBe(0);
  });

  it('goes though the handlers never close and a call never ends', async () => {
    served = await serveHandlers({ queryData: () => new Promise(() => {}), close: () => new Promise(() => {}) });
    const call = served.call(Data, Data.method.queryData, anyQuery).catch((error: unknown) => error);
    await served.call(Diagnostics, Diagnostics.method.checkHealth, {});
    served.host.signal('SIGTERM');
    served.host.elapse();
    // The second limit is asked for once the first has passed.
    await new Promise((resolve) => setImmediate(resolve));
    served.host.elapse();
    expect(await served.host.exited).toBe(0);
    await call;
  });

  it('ignores SIGINT', async () => {
    served = await serveHandlers({});
    served.host.signal('SIGINT');
    expect(await served.call(Diagnostics, Diagnostics.method.checkHealth, {})).toHaveLength(1);
    expect(served.host.exits).toEqual([]);
  });

  it('goes when Grafana is gone: another parent', async () => {
    served = await serveHandlers({});
    served.host.tick();
    expect(served.host.exits).toEqual([]);
    served.host.parent = 1;
    served.host.tick();
    expect(await served.host.exited).toBe(0);
  });

  it('goes when Grafana is gone: nobody reads stderr', async () => {
    served = await serveHandlers({});
    served.host.closeStderr();
    expect(await served.host.exited).toBe(0);
  });

  it.each([
    ['an exception', new TypeError('x is undefined')],
    ['a rejection with nothing', undefined],
  ])('writes one error line for %s that nobody caught, and exits 1', async (_what, thrown) => {
    served = await serveHandlers({});
    served.host.crash(thrown);
    expect(served.host.exits).toEqual([1]);
    expect(logLines(served.host)).toEqual([
      expect.objectContaining({ '@level': 'error', '@message': 'plugin crashed' }),
    ]);
    expect(existsSync(served.socket)).toBe(false);
  });
});

describe('what the host wants beside', () => {
  it('keeps its two streams open and silent until the end', async () => {
    served = await serveHandlers({});
    const { client } = served;
    const stdio = serviceDefinition(GRPCStdio).streamStdio!;
    const broker = serviceDefinition(GRPCBroker).startStream!;
    const said = jest.fn();
    const streams = [
      client.makeServerStreamRequest(stdio.path, () => Buffer.alloc(0), stdio.responseDeserialize, {}),
      client.makeBidiStreamRequest(broker.path, () => Buffer.alloc(0), broker.responseDeserialize),
    ];
    const ends = streams.map(
      (stream) => new Promise((resolve) => stream.on('data', said).on('end', resolve).on('error', resolve)),
    );
    (streams[1] as ReturnType<typeof client.makeBidiStreamRequest>).write({});
    await served.call(Diagnostics, Diagnostics.method.checkHealth, {});
    await served.call(GRPCController, GRPCController.method.shutdown, {});
    await Promise.all(ends);
    expect(said).not.toHaveBeenCalled();
    expect(await served.host.exited).toBe(0);
  });

  it.each([
    '/pluginv2.Stream/SubscribeStream',
    '/pluginv2.Stream/RunStream',
    '/pluginv2.Stream/PublishStream',
    '/pluginv2.AdmissionControl/ValidateAdmission',
    '/pluginv2.AdmissionControl/MutateAdmission',
    '/pluginv2.ResourceConversion/ConvertObjects',
    '/pluginv2.Data/QueryChunkedData',
  ])('answers %s with Unimplemented', async (path) => {
    served = await serveHandlers({});
    const stream = served.client.makeServerStreamRequest(
      path,
      () => Buffer.alloc(0),
      (bytes) => bytes,
      {},
    );
    const error = await new Promise<{ code: number }>((resolve) =>
      stream.on('data', () => {}).on('error', resolve as never),
    );
    expect(error.code).toBe(12);
  });

  it('sends what libraries print to the log', async () => {
    served = await serveHandlers({});
    served.host.print('printed by a library');
    expect(logLines(served.host)).toEqual([{ '@level': 'debug', '@message': 'printed by a library', from: 'console' }]);
    expect(served.host.stdout).toHaveLength(1);
  });

  it('says the handshake before it loads the handlers, once, and lets early calls wait', async () => {
    let load = (): void => {};
    const loading = new Promise<void>((resolve) => (load = resolve));
    const loaded = jest.fn();
    served = await serveHandlers(async () => {
      loaded();
      await loading;
      return {
        queryData: () => new Map(),
        checkHealth: () => ({ status: 'ok', message: 'late' }),
        callResource: () => ({ status: 200 }),
      };
    });
    expect(served.host.stdout).toHaveLength(1);
    const calls = [1, 2, 3].map(() => served.call(Diagnostics, Diagnostics.method.checkHealth, {}));
    load();
    expect((await Promise.all(calls)).map(([message]) => message!.message)).toEqual(['late', 'late', 'late']);
    expect(loaded).toHaveBeenCalledTimes(1);
  });
});
