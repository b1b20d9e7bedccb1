// What GetCostForecast and GetUsageForecast have in common on the way in. aws-apis.md §2.
import { addMonths, dayMs, dayOf, dayText } from '../../world/calendar';
import { constraint, validation } from '../../wire/aws-fault';
import { integer, members, oneOf, required, text, type Members } from '../../wire/members';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { leaves, readFilter, type Expression } from './expression';
import { readMetric, type Metric } from './metrics';
import { checkBillingView } from './selection';
import { granularities, readEnds, type Granularity, type Period } from './time-period';

export interface ForecastInput {
  readonly metric: Metric;
  readonly granularity: Exclude<Granularity, 'HOURLY'>;
  readonly period: Period;
  readonly filter: Expression | undefined;
  /** Percent; absent where no interval was asked for. */
  readonly level: number | undefined;
}

/** The model's enum; each operation takes its own part of it. */
const metrics = [
  'BLENDED_COST',
  'UNBLENDED_COST',
  'AMORTIZED_COST',
  'NET_UNBLENDED_COST',
  'NET_AMORTIZED_COST',
  'USAGE_QUANTITY',
  'NORMALIZED_USAGE_AMOUNT',
] as const;
export type ForecastMetric = (typeof metrics)[number];

const filterDimensions: readonly string[] = [
  'AZ',
  'INSTANCE_TYPE',
  'LINKED_ACCOUNT',
  'OPERATION',
  'PURCHASE_TYPE',
  'REGION',
  'SERVICE',
  'USAGE_TYPE',
  'USAGE_TYPE_GROUP',
  'RECORD_TYPE',
  'OPERATING_SYSTEM',
  'TENANCY',
  'SCOPE',
  'PLATFORM',
  'SUBSCRIPTION_ID',
  'LEGAL_ENTITY_NAME',
  'DEPLOYMENT_OPTION',
  'DATABASE_ENGINE',
  'INSTANCE_TYPE_FAMILY',
  'BILLING_ENTITY',
  'RESERVATION_ID',
  'SAVINGS_PLAN_ARN',
];

/** How far a forecast reaches from today. */
const maxMonths = { DAILY: 3, MONTHLY: 18 } as const;

/** Throws ValidationException; ResourceNotFoundException for a foreign billing view. */
export function readForecast(
  raw: unknown,
  { now, caller }: Scene<SimulatorState>,
  allowed: readonly ForecastMetric[],
): ForecastInput {
  const input = members(raw);
  const name = oneOf(required(text(input, 'Metric'), 'Metric'), 'Metric', metrics);
  if (!allowed.includes(name)) {
    throw validation(`Metric ${name} is not supported. Valid values are ${allowed.join(', ')}`);
  }
  const granularity = oneOf(required(text(input, 'Granularity'), 'Granularity'), 'Granularity', granularities);
  if (granularity === 'HOURLY') {
    throw validation("Granularity should be either 'MONTHLY' or 'DAILY'");
  }
  const period = readEnds(input, granularity);
  checkReach(period, granularity, dayOf(now));
  const filter = readFilter(input);
  checkFilter(filter);
  checkBillingView(input, caller);
  return { metric: readMetric(name), granularity, period, filter, level: readLevel(input) };
}

function checkReach({ start, end }: Period, granularity: 'DAILY' | 'MONTHLY', today: number): void {
  if (start >= end) {
    // https://github.com/zoph-io/instance-watcher/issues/13
    throw validation(`Requested Start: ${dayText(dayOf(start))} must be before requested End: ${dayText(dayOf(end))}`);
  }
  // [E] from here on the sentences are ours. The model contradicts itself about Start; today and later is what works.
  if (dayOf(start) < today) {
    throw validation('Start date of a forecast should not be earlier than the current date');
  }
  if (end > addMonths(today, maxMonths[granularity]) * dayMs) {
    throw validation(
      `${granularity} forecasts are available for up to ${maxMonths[granularity]} months from the current date`,
    );
  }
}

function checkFilter(filter: Expression | undefined): void {
  const odd = filter && leaves(filter).find(({ kind, key }) => kind !== 'DIMENSION' || !filterDimensions.includes(key));
  if (odd) {
    const what = { DIMENSION: 'Dimension', TAG: 'Tag', COST_CATEGORY: 'Cost category' }[odd.kind];
    throw validation(
      `${what} ${odd.key} is not supported in a forecast filter. Valid values are ${filterDimensions.join(', ')}`,
    );
  }
}

function readLevel(input: Members): number | undefined {
  const level = integer(input, 'PredictionIntervalLevel');
  if (level !== undefined && (level < 51 || level > 99)) {
    const must = level < 51 ? 'greater than or equal to 51' : 'less than or equal to 99';
    throw constraint({ value: String(level), at: 'predictionIntervalLevel', must: `Member must have value ${must}` });
  }
  return level;
}
