// What the HTTP door says of itself, of the process and, from what is held, of costs.
import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { AwsShared } from '#aws';
import type { FrameStore } from '../frame-store';
import { createMetrics } from '../metrics';
import { costGauges } from './cost-metrics';
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
  const labelNames = ['service', 'unit'];
  const daily = new Gauge({
    name: 'aws_cost_daily',
    help: 'Unblended cost of the newest complete UTC day that is held',
    labelNames,
    registers,
  });
  const dayStart = new Gauge({ name: 'aws_cost_daily_start_timestamp_seconds', help: 'Start of that day', registers });
  const total = new Gauge({
    name: 'aws_cost_total',
    help: 'Unblended cost from the first of that month through that day',
    labelNames,
    registers,
  });

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
      const gauges = costGauges(source.heldAnswers(), clock.now());
      daily.reset();
      total.reset();
      gauges.daily.forEach(({ amount, ...labels }) => daily.set(labels, amount));
      gauges.total.forEach(({ amount, ...labels }) => total.set(labels, amount));
      dayStart.set((gauges.dayMs ?? 0) / 1000);
      return metrics.text();
    },
  };
}
