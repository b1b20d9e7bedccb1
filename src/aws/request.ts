// PURE. The typed questions we may put to AWS and the merged answers they get. Types only from the SDK: nothing of it
// is bundled.
import type {
  GetCostAndUsageCommandInput,
  GetCostCategoriesCommandInput,
  GetDimensionValuesCommandInput,
  GetTagsCommandInput,
} from '@aws-sdk/client-cost-explorer';
import type { Account } from '@aws-sdk/client-organizations';
import type { CostTable } from './cost-table';

export type { CostColumn, CostPeriod, CostTable } from './cost-table';

/** Every operation, its input without page tokens, and its answer with all pages merged. */
export interface AwsOperations {
  'ce:GetCostAndUsage': {
    input: Omit<GetCostAndUsageCommandInput, 'NextPageToken' | 'BillingViewArn'>;
    output: CostTable;
  };
  'ce:GetDimensionValues': {
    input: Omit<GetDimensionValuesCommandInput, 'NextPageToken' | 'BillingViewArn'>;
    output: readonly NamedValue[];
  };
  'ce:GetTags': {
    input: Omit<GetTagsCommandInput, 'NextPageToken' | 'BillingViewArn'>;
    output: readonly string[];
  };
  'ce:GetCostCategories': {
    input: Omit<GetCostCategoriesCommandInput, 'NextPageToken' | 'BillingViewArn'>;
    output: { readonly names: readonly string[]; readonly values: readonly string[] };
  };
  'sts:GetCallerIdentity': {
    input: Record<string, never>;
    output: { readonly account: string; readonly arn: string };
  };
  'organizations:ListAccounts': {
    input: Record<string, never>;
    output: readonly Account[];
  };
}

export type AwsOperation = keyof AwsOperations;
export type AwsInput<O extends AwsOperation> = AwsOperations[O]['input'];
export type AwsOutput<O extends AwsOperation> = AwsOperations[O]['output'];

/** One question to AWS. Equal requests share one answer; the pages behind it are the onion's business. */
export type AwsRequest<O extends AwsOperation = AwsOperation> = {
  [K in O]: { readonly operation: K; readonly input: AwsInput<K> };
}[O];

/** A value with what AWS says of it: `description` is an account's name, `unit` a usage type's. */
export interface NamedValue {
  readonly value: string;
  readonly description?: string;
  readonly unit?: string;
}

/** How an answer came about. Times in epoch ms, money in USD. */
export interface AnswerFacts {
  /** When the newest page left AWS. */
  readonly fetchedAtMs: number;
  /** True when nothing was sent for this caller. */
  readonly cached: boolean;
  readonly ageMs: number;
  readonly pages: number;
  /** Set when the page cap cut the answer: the number of pages that were read. */
  readonly truncatedAtPages?: number;
  /** When AWS will be asked again at the earliest; in the past for a stale answer. */
  readonly expiresAtMs?: number;
  /** Rows that came on two pages with different amounts, because the data moved between them; the later are kept. */
  readonly conflictingRows?: number;
  /** Set when AWS could not be asked and an older answer is served: why. */
  readonly staleBecause?: string;
  /** Set when the planner made the answer from others: by picking of AWS's amounts, or by adding them (within 1e-10 a summand). */
  readonly derived?: 'selection' | 'addition';
  /** Requests sent for this caller that AWS charges for, and their price. */
  readonly paidRequests: number;
  readonly priceUsd: number;
  /** Attempts made for this caller, those that were refused included. */
  readonly attempts?: number;
}

export type AwsAnswer<O extends AwsOperation = AwsOperation> = {
  [K in O]: { readonly request: AwsRequest<K>; readonly output: AwsOutput<K>; readonly facts: AnswerFacts };
}[O];
