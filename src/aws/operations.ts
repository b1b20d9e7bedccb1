// PURE. What we know of each operation before asking it. Prices as of 2026-11.
// @see https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
import type { GetMetricDataCommandOutput } from '@aws-sdk/client-cloudwatch';
import { metricsAnswered, metricsAsked } from './metric-price';
import type { AwsOperation, AwsRequest } from './request';

export type AwsService = 'ce' | 'cloudwatch' | 'organizations' | 'sts';

export interface OperationFacts {
  readonly service: AwsService;
  /** The IAM action to grant; undefined where none is needed. */
  readonly action?: string;
  /** How to walk: the member that takes the token and the one that gives it. */
  readonly pages?: { readonly tokenIn: string; readonly tokenOut: string };
  /** Of one page that AWS answered; see `pagePriceUsd` for what depends on the question. Refused requests are free. @see https://github.com/aws/aws-sdk-java/issues/2065 */
  readonly pagePriceUsd: number;
  /** Whether the connection's billing view goes in. */
  readonly billingView: boolean;
  /** How long an answer is good, where its content does not say otherwise; see `freshness`. */
  readonly lifetimeMs: number;
}

const HOUR_MS = 3_600_000;
/** Up to 1,000,000 requests a month AWS takes nothing for the other operations of CloudWatch. @see https://aws.amazon.com/cloudwatch/pricing/ */
const CLOUDWATCH = { service: 'cloudwatch', pagePriceUsd: 0, billingView: false, lifetimeMs: 5 * 60_000 } as const;
const METRIC_PRICE_USD = 0.01 / 1_000;
const NEXT_TOKEN = { tokenIn: 'NextToken', tokenOut: 'NextToken' };
const CE_PAGES = { tokenIn: 'NextPageToken', tokenOut: 'NextPageToken' };
const CE_VALUES = {
  service: 'ce',
  pages: CE_PAGES,
  pagePriceUsd: 0.01,
  billingView: true,
  lifetimeMs: 24 * HOUR_MS,
} as const;

export const operations: { readonly [O in AwsOperation]: OperationFacts } = {
  'ce:GetCostAndUsage': { ...CE_VALUES, action: 'ce:GetCostAndUsage', lifetimeMs: 8 * HOUR_MS },
  'ce:GetDimensionValues': { ...CE_VALUES, action: 'ce:GetDimensionValues' },
  'ce:GetTags': { ...CE_VALUES, action: 'ce:GetTags' },
  'ce:GetCostCategories': { ...CE_VALUES, action: 'ce:GetCostCategories' },
  'ce:GetCostForecast': { ...CE_VALUES, pages: undefined, action: 'ce:GetCostForecast', lifetimeMs: 8 * HOUR_MS },
  'ce:GetUsageForecast': { ...CE_VALUES, pages: undefined, action: 'ce:GetUsageForecast', lifetimeMs: 8 * HOUR_MS },
  'ce:ListCostAllocationTags': {
    ...CE_VALUES,
    action: 'ce:ListCostAllocationTags',
    pages: NEXT_TOKEN,
    billingView: false,
  },
  'ce:ListCostCategoryDefinitions': {
    ...CE_VALUES,
    action: 'ce:ListCostCategoryDefinitions',
    pages: NEXT_TOKEN,
    billingView: false,
  },
  'cloudwatch:GetMetricData': {
    ...CLOUDWATCH,
    action: 'cloudwatch:GetMetricData',
    pages: NEXT_TOKEN,
    pagePriceUsd: METRIC_PRICE_USD,
    lifetimeMs: 60_000,
  },
  'cloudwatch:ListMetrics': {
    ...CLOUDWATCH,
    action: 'cloudwatch:ListMetrics',
    pages: NEXT_TOKEN,
    lifetimeMs: HOUR_MS,
  },
  'cloudwatch:DescribeAlarms': {
    ...CLOUDWATCH,
    action: 'cloudwatch:DescribeAlarms',
    pages: NEXT_TOKEN,
    lifetimeMs: 30_000,
  },
  'cloudwatch:DescribeAlarmHistory': {
    ...CLOUDWATCH,
    action: 'cloudwatch:DescribeAlarmHistory',
    pages: NEXT_TOKEN,
    lifetimeMs: 60_000,
  },
  'sts:GetCallerIdentity': { service: 'sts', pagePriceUsd: 0, billingView: false, lifetimeMs: HOUR_MS },
  'organizations:ListAccounts': {
    service: 'organizations',
    action: 'organizations:ListAccounts',
    pages: NEXT_TOKEN,
    pagePriceUsd: 0,
    billingView: false,
    lifetimeMs: 24 * HOUR_MS,
  },
  'organizations:DescribeOrganizationalUnit': {
    service: 'organizations',
    action: 'organizations:DescribeOrganizationalUnit',
    pagePriceUsd: 0,
    billingView: false,
    lifetimeMs: 24 * HOUR_MS,
  },
};

/** What is known of the operation a request names. */
export function operationFacts(operation: AwsOperation): OperationFacts {
  return operations[operation];
}

/** USD for a page AWS answered: a search shows how many metrics it found. */
export function answeredPriceUsd(request: AwsRequest, output: unknown): number {
  return request.operation === 'cloudwatch:GetMetricData'
    ? operations[request.operation].pagePriceUsd *
        metricsAnswered(request.input, output as Partial<GetMetricDataCommandOutput>)
    : pagePriceUsd(request);
}

/** USD for one page of this request; CloudWatch counts metrics. */
export function pagePriceUsd(request: AwsRequest): number {
  const { pagePriceUsd: price } = operations[request.operation];
  return request.operation === 'cloudwatch:GetMetricData' ? price * metricsAsked(request.input) : price;
}
