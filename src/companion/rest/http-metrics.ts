// What the HTTP door says of itself, of the process and, from what is held, of costs.
import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { AwsShared } from '#aws';
import type { FrameStore } from '../frame-store';
import { createMetrics } from '../metrics';
import { heldGauges } from './held-gauges';
import type { LiveSource } from './live-source';

export interface HttpMetrics {
  readonly contentType: string;
  /** Counts a request and how long it took. */
  readonly measure: MiddlewareHandler;
  /** Prometheus text; costs of what `source` holds. Never sends anything to AWS. */
  text(source: LiveSource): Promise<string>;
}

interface HttpMetricsDependencies {
  readonly shared: AwsShared;
  readonly frames: FrameStore;
  readonly clock: { now(): number };
}

/** The metrics of one HTTP door. */
export function createHttpMetrics({ shared, frames, clock }: HttpMetricsDependencies): HttpMetrics {
  const metrics = createMetrics({ shared, frames });
  const registers = [metrics.registry];
  const endpointLabels = ['endpoint', 'status'] as const;
  const requests = new Counter({
    name: 'api_requests_total',
    help: 'HTTP requests',
    labelNames: endpointLabels,
    registers,
  });
  const seconds = new Histogram({
    name: 'api_request_duration_seconds',
    help: 'How long they took',
    labelNames: ['endpoint'],
    registers,
  });
  const gauges = heldGauges.map(({ read, ...options }) => ({ read, gauge: new Gauge({ ...options, registers }) }));

  return {
    contentType: metrics.registry.contentType,
    async measure(c, next) {
      const startedMs = clock.now();
      await next();
      // The route, not the path: a path is the caller's text, and each would be a series of its own.
      const endpoint = c.req.routePath;
      requests.inc({ endpoint, status: String(c.res.status) });
      seconds.observe({ endpoint }, (clock.now() - startedMs) / 1000);
    },
    async text(source) {
      for (const { gauge, read } of gauges) {
        gauge.reset();
        read(source.heldAnswers, clock.now()).forEach(({ labels, value }) => gauge.set(labels, value));
      }
      return metrics.text();
    },
  };
}
