import type { Readings } from './readings';

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** What CloudWatch calls a metric: a name in a namespace with an exact set of dimensions, in one region of one account. */
export interface MetricId {
  readonly account: string;
  readonly region: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
}

export interface Metric extends MetricId {
  /** The unit its data was put with. */
  readonly unit: string;
  readonly readings: Readings;
  /** ms; no data before, none from then on. Always where absent. */
  readonly from?: number;
  readonly until?: number;
}

/** One text per metric; the order of dimensions does not matter. */
export const metricKey = ({ account, region, namespace, name, dimensions }: MetricId): string =>
  JSON.stringify([
    account,
    region,
    namespace,
    name,
    ...dimensions.map((dimension) => `${dimension.Name}=${dimension.Value}`).sort(),
  ]);

export const dimension = (Name: string, Value: string): Dimension => ({ Name, Value });
