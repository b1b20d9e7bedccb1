// Grafana's own paths, as far as the editors and panels of the workbench use them.
import { type Context, Hono } from 'hono';
import { checkFrame, createRequestHeaders, encodeJson, type Frame, type HealthResult } from '#plugin-sdk';
import { callerOf, viewerOf } from '../caller-of';
import { checkHealth } from '../check-health';
import { seenTogether } from '../panel';
import { answerQuery } from '../query-data';
import { answerResource } from '../resource-call';
import { toPluginError } from '../to-plugin-error';
import type { HttpAppDependencies, HttpAppOptions } from './app';
import { readQueryBody, readSettingsBody } from './bodies';
import type { Responder } from './envelope';

interface GrafanaPathsDependencies extends HttpAppDependencies {
  readonly responder: Responder;
}

const HEALTH_WORDS: Readonly<Record<HealthResult['status'], string>> = { ok: 'OK', error: 'ERROR', unknown: 'UNKNOWN' };

/** `POST /api/ds/query`, and of `/api/datasources/uid/<uid>`: itself, `health` and `resources/*`. */
export function grafanaPaths(
  { settingsWritable }: HttpAppOptions,
  { source, now, responder }: GrafanaPathsDependencies,
): Hono {
  const app = new Hono();
  const base = `/api/datasources/uid/${source.uid}`;

  app.post('/api/ds/query', async (c) => {
    const body = readQueryBody(await jsonOf(c));
    if (!body) {
      const message = 'Send {"queries": [{"refId": "A", …}], "from": "<epoch ms>", "to": "<epoch ms>"}.';
      return responder.failed(c, 400, { code: 'invalid-request', message });
    }
    const { fromMs, toMs } = body;
    const headers = createRequestHeaders(c.req.raw.headers);
    const caller = callerOf(headers, 'rest');
    const viewer = viewerOf(headers);
    const sent = body.queries.map((json) => ({ refId: json.refId, json, fromMs, toMs }));
    const results = await Promise.all(
      seenTogether(sent)
        .filter(({ json }) => !(json as { hide?: boolean }).hide)
        .map(async (asked) => {
          const options = { nowMs: now(), signal: c.req.raw.signal, caller, viewer, showPrices: true };
          const { refId = '' } = asked;
          return [refId, toResult(refId, await answerQuery(source.instance(), asked, options))] as const;
        }),
    );
    return c.json({ results: Object.fromEntries(results) }, results.some(([, { error }]) => error) ? 400 : 200);
  });

  app.get(base, (c) => c.json(source.describe()));
  app.put(base, async (c) => {
    if (!settingsWritable) {
      return responder.failed(c, 403, {
        code: 'forbidden',
        message: 'The settings of this server come from its file and environment.',
      });
    }
    const change = readSettingsBody(await jsonOf(c));
    if (!change) {
      const message = 'Send {"jsonData": {…}, "secureJsonData": {"<key>": "<text>"}}.';
      return responder.failed(c, 400, { code: 'invalid-request', message });
    }
    source.change(change);
    return c.json({ datasource: source.describe(), message: 'Datasource updated' });
  });

  app.get(`${base}/health`, async (c) => {
    const health = await settled(() => checkHealth(source.instance(), { nowMs: now(), signal: c.req.raw.signal }));
    return c.json({ ...health, status: HEALTH_WORDS[health.status] }, health.status === 'ok' ? 200 : 400);
  });

  app.on(['GET', 'POST'], `${base}/resources/:path`, async (c) => {
    const { method, signal } = c.req.raw;
    const call = {
      method,
      path: c.req.param('path'),
      query: new URL(c.req.url).searchParams,
      body: await c.req.text(),
      // This door knows no users: whoever may ask here may spend by asking.
      role: 'Admin',
    };
    return c.json(await answerResource(source.instance(), call, { nowMs: now(), signal }));
  });
  return app;
}

/** The body as JSON; undefined when it is none. */
function jsonOf(c: Context): Promise<unknown> {
  return c.req.json<unknown>().catch(() => undefined);
}

/** Settings that do not fit fail the health check, not the call. */
async function settled(check: () => Promise<HealthResult>): Promise<HealthResult> {
  try {
    return await check();
  } catch (thrown) {
    return { status: 'error', message: toPluginError(thrown).message };
  }
}

function toResult(refId: string, { frames, error }: Awaited<ReturnType<typeof answerQuery>>) {
  return {
    status: error?.status ?? 200,
    frames: frames.map((frame) => encoded({ ...frame, refId: frame.refId ?? refId })),
    ...(error && { error: error.message, errorSource: error.source }),
  };
}

function encoded(frame: Frame): unknown {
  const json: unknown = encodeJson(checkFrame(frame));
  return typeof json === 'string' ? JSON.parse(json) : json;
}
