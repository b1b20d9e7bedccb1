// PURE. A table of facts: what the two forecast operations of AWS call things, and what they take. aws-apis.md §2
// @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
import type { AwsInput } from '#aws/request';
import type { CostMetric } from '../cost/model';

type CostName = NonNullable<AwsInput<'ce:GetCostForecast'>['Metric']>;

/** Forecasts spell metrics in capitals, GetCostAndUsage does not. */
export const METRIC_NAMES: Readonly<Record<CostMetric, CostName>> = {
  UnblendedCost: 'UNBLENDED_COST',
  AmortizedCost: 'AMORTIZED_COST',
  NetUnblendedCost: 'NET_UNBLENDED_COST',
  NetAmortizedCost: 'NET_AMORTIZED_COST',
  BlendedCost: 'BLENDED_COST',
  UsageQuantity: 'USAGE_QUANTITY',
  NormalizedUsageAmount: 'NORMALIZED_USAGE_AMOUNT',
};

/** Usage is forecast by an operation of its own, and only where its unit is one. */
export function isUsage(metric: CostMetric): boolean {
  return metric === 'UsageQuantity' || metric === 'NormalizedUsageAmount';
}

/** Every dimension a forecast can be filtered by; tags and cost categories cannot be. */
export const FILTER_DIMENSIONS: ReadonlySet<string> = new Set([
  'AZ',
  'BILLING_ENTITY',
  'DATABASE_ENGINE',
  'DEPLOYMENT_OPTION',
  'INSTANCE_TYPE',
  'INSTANCE_TYPE_FAMILY',
  'LEGAL_ENTITY_NAME',
  'LINKED_ACCOUNT',
  'OPERATING_SYSTEM',
  'OPERATION',
  'PLATFORM',
  'PURCHASE_TYPE',
  'RECORD_TYPE',
  'REGION',
  'RESERVATION_ID',
  'SAVINGS_PLAN_ARN',
  'SCOPE',
  'SERVICE',
  'SUBSCRIPTION_ID',
  'TENANCY',
  'USAGE_TYPE',
  'USAGE_TYPE_GROUP',
]);

/** Those that say in which unit usage is counted. */
export const UNIT_DIMENSIONS: ReadonlySet<string> = new Set(['USAGE_TYPE', 'USAGE_TYPE_GROUP']);

/** How many months from today AWS forecasts. */
export const MAX_MONTHS = { DAILY: 3, MONTHLY: 18 } as const;
