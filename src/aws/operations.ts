// PURE. What we know of each operation before asking it. Prices as of 2026-11.
// @see https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
import type { AwsOperation } from './request';

export type AwsService = 'ce' | 'organizations' | 'sts';

export interface OperationFacts {
  readonly service: AwsService;
  /** The IAM action to grant; undefined where none is needed. */
  readonly action?: string;
  /** How to walk: the member that takes the token and the one that gives it. */
  readonly pages?: { readonly tokenIn: string; readonly tokenOut: string };
  /** Of one page that AWS answered. Refused requests are free. @see https://github.com/aws/aws-sdk-java/issues/2065 */
  readonly pagePriceUsd: number;
  /** Whether the connection's billing view goes in. */
  readonly billingView: boolean;
  /** How long an answer is good, where its content does not say otherwise; see `freshness`. */
  readonly lifetimeMs: number;
}

const HOUR_MS = 3_600_000;
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
  'sts:GetCallerIdentity': { service: 'sts', pagePriceUsd: 0, billingView: false, lifetimeMs: HOUR_MS },
  'organizations:ListAccounts': {
    service: 'organizations',
    action: 'organizations:ListAccounts',
    pages: { tokenIn: 'NextToken', tokenOut: 'NextToken' },
    pagePriceUsd: 0,
    billingView: false,
    lifetimeMs: 24 * HOUR_MS,
  },
};

/** What is known of the operation a request names. */
export function operationFacts(operation: AwsOperation): OperationFacts {
  return operations[operation];
}
