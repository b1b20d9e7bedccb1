// The HTTP door: the same queries as Grafana's, for curl, CI, scrapers and the workbench.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DataResponse } from '#plugin-sdk';
import { kinds } from '#queries';
import { errorCodeOf } from '../error-code';
import { answerQuery } from '../query-data';
import { toPluginError } from '../to-plugin-error';
import { readQueryParams } from './query-params';
import { createResponder, type Freshness, UNASKED } from './envelope';
import { grafanaPaths } from './grafana-paths';
import { guard, type GuardOptions } from './guard';
import type { HttpMetrics } from './http-metrics';
import { toRestTable } from './rows';
import type { LiveSource } from './live-source';

const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface HttpAppOptions extends GuardOptions {
  /** Whether the settings may be changed from the page: the workbench's data source is a toy, a server's is not. */
  readonly settingsWritable: boolean;
}

export interface HttpAppDependencies {
  readonly source: LiveSource;
  readonly metrics: HttpMetrics;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Routes, in the order they are tried. @see the README of this folder for the table of them */
export function createHttpApp(options: HttpAppOptions, dependencies: HttpAppDependencies): Hono {
  const { source, metrics, now } = dependencies;
  const responder = createResponder(now);
  const app = new Hono();
  app.use(metrics.measure);
  app.use(guard(options, responder));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => responder.failed(c, 413, { code: 'too-large', message: 'The request is larger than 16 MiB.' }),
    }),
  );

  app.get('/health', (c) => c.json({ status: 'ok', dataSource: source.uid }));
  app.get('/metrics', async (c) => c.text(await metrics.text(source), 200, { 'content-type': metrics.contentType }));

  for (const kind of kinds) {
    app.get(kind.restPath, async (c) => {
      const read = readQueryParams(kind, new URL(c.req.url).searchParams, now());
      if ('issues' in read) {
        return responder.failed(c, 400, { code: 'invalid-request', message: read.issues.join(' ') });
      }
      const response = await answerQuery(source.instance(), read, {
        nowMs: now(),
        signal: c.req.raw.signal,
        caller: { kind: 'rest' },
        showPrices: true,
      });
      if (response.error) {
        return responder.failed(c, response.error.status, {
          code: errorCodeOf(response.error),
          message: response.error.message,
        });
      }
      return responder.succeeded(c, response.frames.map(toRestTable), freshnessOf(response, now()));
    });
  }

  app.get('/api/spend', (c) => responder.succeeded(c, source.instance().aws.spend(), UNASKED));

  app.route('/', grafanaPaths(options, { ...dependencies, responder }));

  app.onError((thrown, c) => {
    const error = toPluginError(thrown);
    return responder.failed(c, error.status, { code: errorCodeOf(thrown), message: error.message });
  });
  return app;
}

interface AskedOfAws {
  /** Set when AWS would not answer and the query does without. */
  readonly refused?: string;
  readonly cached: boolean;
  readonly ageMs: number;
  readonly paidRequests: number;
  readonly expiresAtMs?: number;
  readonly derived?: string;
}

function freshnessOf({ frames }: DataResponse, nowMs: number): Freshness {
  const asked = (frames[0]?.meta?.custom?.['requests'] ?? []) as readonly AskedOfAws[];
  const requests = asked.filter(({ refused }) => refused === undefined);
  const expiries = requests.flatMap(({ expiresAtMs }) => expiresAtMs ?? []);
  return {
    cached: requests.length > 0 && requests.every(({ cached }) => cached),
    ageMs: Math.max(0, ...requests.map(({ ageMs }) => ageMs)),
    paidRequests: requests.reduce((sum, { paidRequests }) => sum + paidRequests, 0),
    // What is past its end is asked for at the next call.
    ...(expiries.length > 0 && { askAgainAtMs: Math.max(nowMs, Math.min(...expiries)) }),
    derived: requests.some(({ derived }) => derived !== undefined),
  };
}
