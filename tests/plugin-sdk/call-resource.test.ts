import { PluginError, type PluginHandlers, type ResourceRequest } from '../../src/plugin-sdk';
import { Resource } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { type Served, serveHandlers } from './grafana';

let served: Served;
afterEach(() => served.stop());

async function call(callResource: PluginHandlers['callResource'], request: object = {}) {
  served = await serveHandlers({ callResource });
  const messages = await served.call(Resource, Resource.method.callResource, request);
  expect(messages).toHaveLength(1);
  const { code, headers, body } = messages[0]!;
  return { code, headers, body: Buffer.from(body).toString() };
}

describe('CallResource', () => {
  it('hands over method, path, query, headers and body', async () => {
    let seen: ResourceRequest | undefined;
    await call(
      (request) => {
        seen = request;
        return { status: 200 };
      },
      {
        path: '/dimensions/values',
        url: 'dimensions/values?key=SERVICE&key=REGION&q=a%20b#x',
        method: 'POST',
        headers: { 'X-Panel-Id': { values: ['3'] }, Accept: { values: ['a', 'b'] } },
        body: new TextEncoder().encode('{"x":1}'),
        pluginContext: { orgId: 4n },
      },
    );
    expect(seen).toMatchObject({ path: 'dimensions/values', method: 'POST', context: { orgId: 4 } });
    expect([seen!.query.getAll('key'), seen!.query.get('q')]).toEqual([['SERVICE', 'REGION'], 'a b']);
    expect([seen!.headers.get('accept'), seen!.headers.panelId]).toEqual(['a, b', 3]);
    expect(Buffer.from(seen!.body).toString()).toBe('{"x":1}');
  });

  it('answers with status, headers and body in one message', async () => {
    const answer = await call(() => ({ status: 201, headers: { 'content-type': 'text/plain' }, body: 'größer' }));
    expect(answer).toMatchObject({
      code: 201,
      body: 'größer',
      headers: { 'content-type': { values: ['text/plain'] } },
    });
  });

  it('sends bytes as they are', async () => {
    expect((await call(() => ({ status: 200, body: new Uint8Array([65, 66]) }))).body).toBe('AB');
  });

  it.each<[string, PluginHandlers['callResource'], number, string]>([
    [
      'throws',
      () => {
        throw new TypeError('a bug');
      },
      500,
      'a bug',
    ],
    [
      'rejects',
      async () => Promise.reject(new PluginError('No such tag.', { status: 404, source: 'downstream' })),
      404,
      'No such tag.',
    ],
    ['answers with nonsense', () => undefined as never, 500, ''],
  ])('answers with a JSON error when the handler %s, and lives on', async (_what, handler, code, message) => {
    const answer = await call(handler);
    expect(answer).toMatchObject({ code, headers: { 'content-type': { values: ['application/json'] } } });
    expect((JSON.parse(answer.body) as { message: string }).message).toContain(message);
    expect(served.host.exits).toEqual([]);
  });
});
