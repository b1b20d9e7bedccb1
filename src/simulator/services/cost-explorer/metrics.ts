import type { CostLine } from '../../world/line';
import type { Columns } from '../../world/sheet';
import { constraint, validation } from '../../wire/aws-fault';
import { texts, type Members } from '../../wire/members';

export interface Metric {
  readonly name: MetricName;
  readonly column: keyof Columns;
  /** Factor on the column; absent = 1. */
  readonly factor?: 'netFactor' | 'sizeFactor';
  /** USD, the unit of what was counted, or nothing AWS has a word for. */
  readonly unit: 'USD' | 'usage' | 'N/A';
}

const table = {
  UnblendedCost: { column: 'unblended', unit: 'USD' },
  BlendedCost: { column: 'blended', unit: 'USD' },
  AmortizedCost: { column: 'amortized', unit: 'USD' },
  NetUnblendedCost: { column: 'unblended', factor: 'netFactor', unit: 'USD' },
  NetAmortizedCost: { column: 'amortized', factor: 'netFactor', unit: 'USD' },
  UsageQuantity: { column: 'quantity', unit: 'usage' },
  NormalizedUsageAmount: { column: 'quantity', factor: 'sizeFactor', unit: 'N/A' },
} as const;

export type MetricName = keyof typeof table;
const names = Object.keys(table) as MetricName[];

/** GetCostAndUsage takes `UNBLENDED_COST` too: https://github.com/withcoral/coral/issues/1062 */
const upperSnake = (name: string): string => name.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase();

export function readMetric(name: string): Metric {
  const found = names.find((known) => known === name || upperSnake(known) === name);
  if (!found) {
    throw validation(`Metric ${name} is invalid. Valid values are ${names.join(', ')}`);
  }
  return { name: found, ...table[found] };
}

/**
 * Metrics of a request, each once, in the order asked. Throws ValidationException when there is none or one is unknown.
 */
export function readMetrics(input: Members): readonly Metric[] {
  const asked = texts(input, 'Metrics') ?? [];
  if (asked.length === 0) {
    throw constraint({ value: null, at: 'metrics', must: 'Member must not be null' });
  }
  const read = asked.map(readMetric);
  return read.filter(({ name }, index) => read.findIndex((other) => other.name === name) === index);
}

export function factors(lines: readonly CostLine[], { factor }: Metric): Float64Array | undefined {
  return factor && Float64Array.from(lines, (line) => line[factor]);
}
