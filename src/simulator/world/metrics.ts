// Everything CloudWatch holds about Northwind, by account and region.
import { billingMetrics } from './billing-metrics';
import { instanceMetrics } from './instance-metrics';
import { metricKey, type Metric, type MetricId } from './metric';
import { serviceMetrics } from './service-metrics';
import { trafficMetrics } from './traffic-metrics';
import type { World } from './world';

export interface Metrics {
  readonly all: readonly Metric[];
  find(id: MetricId): Metric | undefined;
}

export function createMetrics(world: World): Metrics {
  const all = [...instanceMetrics(world), ...trafficMetrics(world), ...serviceMetrics(world), ...billingMetrics(world)];
  const byKey = new Map(all.map((metric) => [metricKey(metric), metric]));
  return { all, find: (id) => byKey.get(metricKey(id)) };
}
