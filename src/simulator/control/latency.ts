import { mix, unit } from '../world/hash';
import type { Call } from '../wire/pipeline';

const rangesMs: Readonly<Record<string, readonly [number, number]>> = {
  ce: [300, 1500],
  organizations: [60, 140],
  sts: [20, 80],
};
const coldYearMs = [3000, 8000] as const;

/**
 * How long AWS would take, in ms (aws-apis.md §7): by service, and long for a year of grouped days. Drawn from the
 * call's number.
 */
export function latencyMs({ service, operation, input }: Call, sequence: number): number {
  const [from, to] = isGroupedYear(operation, input) ? coldYearMs : (rangesMs[service] ?? [50, 300]);
  return Math.round(from + (to - from) * unit(mix(sequence, 0x1a7e)));
}

function isGroupedYear(operation: string, input: unknown): boolean {
  const { Granularity, GroupBy, TimePeriod, NextPageToken } = (input ?? {}) as Record<string, unknown>;
  const { Start, End } = (TimePeriod ?? {}) as Record<string, unknown>;
  const days = (Date.parse(String(End)) - Date.parse(String(Start))) / 86_400_000;
  return (
    operation === 'GetCostAndUsage' &&
    Granularity === 'DAILY' &&
    Array.isArray(GroupBy) &&
    GroupBy.length > 0 &&
    days > 180 &&
    NextPageToken === undefined
  );
}
