import { tableFromIPC } from 'apache-arrow';
import {
  type DataResponse,
  type Frame,
  PluginError,
  type PluginHandlers,
  type QueryDataRequest,
} from '../../src/plugin-sdk';
import { Data, DataFrameFormat, type QueryDataResponse } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { logLines } from './fake-host';
import { type Served, serveHandlers } from './grafana';

const frame: Frame = {
  name: 'costs',
  fields: [{ name: 'Value', type: 'number', values: [1, null] }],
  meta: { type: 'table' },
};
const answer: DataResponse = { frames: [frame] };
const denied = new PluginError('AWS denied it.', { status: 403, source: 'downstream' });
const utf8 = new TextEncoder();
const query = (refId: string, json = '{}') => ({ refId, json: utf8.encode(json) });

let served: Served;
afterEach(() => served.stop());

async function ask(
  queryData: PluginHandlers['queryData'],
  queries: { refId: string; json: Uint8Array }[],
  rest: object = {},
): Promise<QueryDataResponse> {
  served = await serveHandlers({ queryData });
  const [message] = await served.call(Data, Data.method.queryData, { queries, ...rest });
  return message!;
}

describe('QueryData', () => {
  it('hands over the whole request, parsed', async () => {
    let seen: QueryDataRequest | undefined;
    await ask(
      (request) => {
        seen = request;
        return new Map([['A', answer]]);
      },
      [],
      {
        pluginContext: {
          orgId: 3n,
          namespace: 'stacks-1',
          pluginId: 'p',
          pluginVersion: '1.0.0',
          user: { login: 'ann', name: 'Ann', email: 'a@b', role: 'Admin' },
          grafanaConfig: { GF_APP_URL: 'http://g' },
          userAgent: 'Grafana/12.3.0 (linux; amd64)',
          dataSourceInstanceSettings: {
            uid: 'u',
            name: 'n',
            jsonData: utf8.encode('{"a":1}'),
            decryptedSecureJsonData: { secretKey: 's' },
            lastUpdatedMS: 1_700_000_000_000n,
          },
        },
        headers: { FromAlert: 'true', 'http_X-Panel-Id': '4' },
        queries: [
          {
            refId: 'A',
            queryType: 'cost',
            json: utf8.encode('{"x":[1]}'),
            timeRange: { fromEpochMS: 1n, toEpochMS: 2n },
            intervalMS: 5n,
            maxDataPoints: 6n,
          },
        ],
      },
    );
    expect(seen).toMatchObject({
      context: {
        orgId: 3,
        namespace: 'stacks-1',
        tenantId: '',
        user: { login: 'ann' },
        grafanaConfig: { GF_APP_URL: 'http://g' },
        dataSource: { uid: 'u', jsonData: { a: 1 }, secureJsonData: { secretKey: 's' }, updatedMs: 1_700_000_000_000 },
      },
      queries: [
        {
          refId: 'A',
          queryType: 'cost',
          json: { x: [1] },
          timeRange: { fromMs: 1, toMs: 2 },
          intervalMs: 5,
          maxDataPoints: 6,
        },
      ],
    });
    expect(seen!.headers).toMatchObject({ fromAlert: true, panelId: 4 });
  });

  it('answers with Arrow and status 200, and knows nothing that it was not sent', async () => {
    let context: QueryDataRequest['context'] | undefined;
    const { responses } = await ask(
      (request) => {
        context = request.context;
        return new Map([['A', answer]]);
      },
      [query('A')],
    );
    expect(responses.A).toMatchObject({ status: 200, error: '', errorSource: '', format: DataFrameFormat.ARROW });
    expect([...tableFromIPC(responses.A!.frames[0]!).getChild('Value')!]).toEqual([1, null]);
    expect(context).toMatchObject({ orgId: 0, dataSource: undefined, user: undefined, grafanaConfig: {} });
  });

  it('answers with JSON when asked to, and says so', async () => {
    const { responses } = await ask(() => new Map([['A', answer]]), [query('A')], { format: DataFrameFormat.JSON });
    expect(responses.A!.format).toBe(DataFrameFormat.JSON);
    expect(JSON.parse(Buffer.from(responses.A!.frames[0]!).toString())).toMatchObject({
      schema: { refId: 'A' },
      data: { values: [[1, null]] },
    });
  });

  it('answers every refId, each with its own fate', async () => {
    const broken: Frame = { fields: [{ name: 'Time', type: 'time', values: [0.5] }], meta: {} };
    const answers = new Map<string, DataResponse>([
      ['good', answer],
      ['denied', { frames: [], error: denied }],
      ['partial', { frames: [frame], error: denied }],
      ['bad frame', { frames: [frame, broken] }],
    ]);
    const seen: string[] = [];
    const { responses } = await ask(
      ({ queries }) => {
        seen.push(...queries.map(({ refId }) => refId));
        return answers;
      },
      [
        query('good'),
        query('not json', '{nope'),
        query('empty', ''),
        query('denied'),
        query('partial'),
        query('bad frame'),
        query('forgotten'),
      ],
    );
    const fates = Object.fromEntries(
      Object.entries(responses).map(([refId, { status, errorSource, frames }]) => [
        refId,
        [status, errorSource, frames.length],
      ]),
    );
    expect(fates).toEqual({
      good: [200, '', 1],
      'not json': [400, 'downstream', 0],
      empty: [400, 'downstream', 0],
      denied: [403, 'downstream', 0],
      partial: [403, 'downstream', 1],
      'bad frame': [500, 'plugin', 0],
      forgotten: [500, 'plugin', 0],
    });
    expect(responses['not json']!.error).toBe('Query not json is not JSON.');
    expect(responses['bad frame']!.error).toContain('fields[0].values[0]');
    expect(responses.forgotten!.error).toContain('forgotten');
    expect(seen).toEqual(['good', 'denied', 'partial', 'bad frame', 'forgotten']);
  });

  it('does not trouble the handler when no query is left', async () => {
    const queryData = jest.fn();
    const { responses } = await ask(queryData, [query('A', 'x')]);
    expect(queryData).not.toHaveBeenCalled();
    expect(responses.A!.status).toBe(400);
  });

  it.each<[string, PluginHandlers['queryData'], number, string]>([
    [
      'throws',
      () => {
        throw new TypeError('a bug');
      },
      500,
      'plugin',
    ],
    ['rejects', async () => Promise.reject(denied), 403, 'downstream'],
    ['rejects with nothing', async () => Promise.reject(undefined), 500, 'plugin'],
    ['answers with nonsense', () => undefined as never, 500, 'plugin'],
    ['answers a refId with nonsense', () => new Map([['A', { frames: 'x' } as never]]), 500, 'plugin'],
  ])('tells it under every refId when the handler %s, and lives on', async (_what, handler, status, source) => {
    const { responses } = await ask(handler, [query('A'), query('B')]);
    expect(responses.A).toMatchObject({ status, errorSource: source });
    expect(responses.B!.error).not.toBe('');
    expect(await served.call(Data, Data.method.queryData, { queries: [query('C')] })).toHaveLength(1);
    expect(served.host.exits).toEqual([]);
  });

  it('encodes a frame once, however often it is the answer', async () => {
    const values = jest.fn(() => [1]);
    const counted: Frame = {
      fields: [
        {
          name: 'v',
          type: 'number',
          get values() {
            return values();
          },
        },
      ],
      meta: {},
    };
    await ask(
      () =>
        new Map([
          ['A', { frames: [counted] }],
          ['B', { frames: [counted] }],
        ]),
      [query('A'), query('B')],
    );
    const reads = values.mock.calls.length;
    await served.call(Data, Data.method.queryData, { queries: [query('A')] });
    expect(values).toHaveBeenCalledTimes(reads);
  });

  it('logs started and completed with who asked and how it went, and no secret', async () => {
    await ask(() => new Map([['A', { frames: [], error: denied }]]), [query('A')], {
      pluginContext: {
        pluginId: 'p',
        dataSourceInstanceSettings: { uid: 'u', decryptedSecureJsonData: { secretKey: 'hunter2' } },
        grafanaConfig: { k: 'hunter2' },
      },
    });
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await served.call(Data, Data.method.queryData, { queries: [query('A')] }, { metadata: { traceparent } });
    const lines = logLines(served.host);
    expect(lines[0]).toMatchObject({
      '@level': 'debug',
      '@message': 'Plugin Request Started',
      endpoint: 'queryData',
      dsUid: 'u',
    });
    expect(lines[1]).toMatchObject({
      '@level': 'error',
      '@message': 'Plugin Request Completed',
      status: 'error',
      statusSource: 'downstream',
      duration: '0.0ms',
      error: 'PluginError: AWS denied it.',
      refIds: 'A',
    });
    expect(lines[2]).toMatchObject({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(served.host.stderr.join('')).not.toContain('hunter2');
  });

  it('tells the handler when Grafana no longer waits', async () => {
    const gone = new AbortController();
    let signalled: () => void;
    const told = new Promise<void>((resolve) => (signalled = resolve));
    served = await serveHandlers({
      queryData: (_request, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            signalled();
            reject(signal.reason);
          });
          gone.abort();
        }),
    });
    await expect(
      served.call(Data, Data.method.queryData, { queries: [query('A')] }, { signal: gone.signal }),
    ).rejects.toMatchObject({ code: 1 });
    await told;
    await served.call(Data, Data.method.queryData, {});
    expect(logLines(served.host)).toContainEqual(
      expect.objectContaining({ '@message': 'Plugin Request Completed', status: 'cancelled' }),
    );
  });

  it('does not fire the signal of a call that ended well', async () => {
    let kept: AbortSignal | undefined;
    await ask(
      (_request, signal) => {
        kept = signal;
        return new Map([['A', answer]]);
      },
      [query('A')],
    );
    await served.call(Data, Data.method.queryData, {});
    expect(kept!.aborted).toBe(false);
  });
});
