// What the process asked, paid and holds, as Prometheus counters. No costs: Grafana's metrics page is read by its operators.
import { Counter, Gauge, Registry } from 'prom-client';
import type { AwsShared } from '#aws';
import type { FrameStore } from './frame-store';

export interface Metrics {
  readonly registry: Registry;
  /** Prometheus text, read afresh from the shared statistics. */
  text(): Promise<string>;
}

/** Counters of everything the process has sent to AWS, and the bytes it holds. */
export function createMetrics({ shared, frames }: { shared: AwsShared; frames: FrameStore }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Counter({
    name: 'aws_requests_total',
    help: 'Requests sent to AWS, every page and attempt',
    labelNames: ['operation', 'outcome'],
    registers,
    collect() {
      this.reset();
      shared.statistics().requests.forEach(({ count, ...labels }) => this.inc(labels, count));
    },
  });
  new Counter({
    name: 'aws_paid_requests_total',
    help: 'Requests that AWS charges for, those of unknown outcome included',
    registers,
    collect() {
      this.reset();
      this.inc(shared.statistics().paidRequests);
    },
  });
  new Counter({
    name: 'aws_paid_usd_total',
    help: 'Price of the requests that AWS charges for, USD',
    registers,
    collect() {
      this.reset();
      this.inc(shared.statistics().paidUsd);
    },
  });
  new Counter({
    name: 'aws_answers_total',
    help: 'Questions by how they were answered: hit, miss, joined, stale, remembered-error',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      Object.entries(shared.statistics().cache).forEach(([outcome, count]) => this.inc({ outcome }, count));
    },
  });
  new Gauge({
    name: 'aws_held_bytes',
    help: 'Bytes held in memory: answers of AWS, and frames made from them',
    labelNames: ['of'],
    registers,
    collect() {
      this.set({ of: 'answers' }, shared.statistics().heldBytes);
      this.set({ of: 'frames' }, frames.bytes);
    },
  });
  return { registry, text: () => registry.metrics() };
}
