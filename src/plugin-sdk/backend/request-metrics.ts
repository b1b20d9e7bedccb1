import { Counter, Gauge, Registry } from 'prom-client';
import type { InstanceStats } from './instance-manager';
import type { ErrorSource } from './plugin-error';

export interface RequestMetrics {
  count(endpoint: string, status: 'ok' | 'cancelled' | 'error', source: ErrorSource): void;
  /** Prometheus text, ending in a newline. */
  text(instances?: InstanceStats): Promise<string>;
}

/**
 * The metrics that operators know from Go plugins, under the same names.
 * @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/metrics_middleware.go
 */
export function createRequestMetrics(): RequestMetrics {
  const registry = new Registry();
  const requests = new Counter({
    name: 'grafana_plugin_request_total',
    help: 'The total amount of plugin requests',
    labelNames: ['endpoint', 'status', 'status_source'],
    registers: [registry],
  });
  const created = new Gauge({
    name: 'plugins_datasource_instances_total',
    help: 'Data source instances made since the start of the process',
    registers: [registry],
  });
  const active = new Gauge({
    name: 'plugins_active_instances',
    help: 'Data source instances that are live now',
    registers: [registry],
  });
  return {
    count: (endpoint, status, source) => requests.inc({ endpoint, status, status_source: source }),
    text: (instances = { created: 0, active: 0 }) => {
      created.set(instances.created);
      active.set(instances.active);
      return registry.metrics();
    },
  };
}
