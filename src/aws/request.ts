// PURE. The typed questions we may put to AWS and the merged answers they get. Types only from the SDK: nothing of it
// is bundled.
import type {
  DescribeAlarmHistoryCommandInput,
  DescribeAlarmsCommandInput,
  GetMetricDataCommandInput,
  ListMetricsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type {
  CostAllocationTag,
  CostCategoryReference,
  GetCostAndUsageCommandInput,
  GetCostCategoriesCommandInput,
  GetCostForecastCommandInput,
  GetDimensionValuesCommandInput,
  GetTagsCommandInput,
  GetUsageForecastCommandInput,
  ListCostAllocationTagsCommandInput,
  ListCostCategoryDefinitionsCommandInput,
} from '@aws-sdk/client-cost-explorer';
import type { Account } from '@aws-sdk/client-organizations';
import type { AwsErrorCode } from './aws-error';
import type { CostTable } from './cost-table';
import type { AlarmHistoryItem, Alarms, MetricData, NamedMetric } from './metric-data';

export type { AwsErrorCode } from './aws-error';
export type { CostColumn, CostPeriod, CostTable } from './cost-table';
export type { Alarms, AlarmHistoryItem, MetricAnswer, MetricData, NamedMetric } from './metric-data';

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
  'ce:GetCostForecast': {
    input: Omit<GetCostForecastCommandInput, 'BillingViewArn'>;
    output: Forecast;
  };
  'ce:GetUsageForecast': {
    input: Omit<GetUsageForecastCommandInput, 'BillingViewArn'>;
    output: Forecast;
  };
  'ce:ListCostAllocationTags': {
    input: Omit<ListCostAllocationTagsCommandInput, 'NextToken'>;
    output: readonly CostAllocationTag[];
  };
  'ce:ListCostCategoryDefinitions': {
    input: Omit<ListCostCategoryDefinitionsCommandInput, 'NextToken'>;
    output: readonly CostCategoryReference[];
  };
  'cloudwatch:GetMetricData': {
    input: Omit<GetMetricDataCommandInput, 'NextToken'>;
    output: MetricData;
  };
  'cloudwatch:ListMetrics': {
    input: Omit<ListMetricsCommandInput, 'NextToken'>;
    output: readonly NamedMetric[];
  };
  'cloudwatch:DescribeAlarms': {
    input: Omit<DescribeAlarmsCommandInput, 'NextToken'>;
    output: Alarms;
  };
  'cloudwatch:DescribeAlarmHistory': {
    input: Omit<DescribeAlarmHistoryCommandInput, 'NextToken'>;
    output: readonly AlarmHistoryItem[];
  };
  'sts:GetCallerIdentity': {
    input: Record<string, never>;
    output: { readonly account: string; readonly arn: string };
  };
  'organizations:ListAccounts': {
    input: Record<string, never>;
    output: readonly Account[];
  };
  'organizations:DescribeOrganizationalUnit': {
    input: { readonly OrganizationalUnitId: string };
    output: { readonly id: string; readonly name: string };
  };
}

export type AwsOperation = keyof AwsOperations;
export type AwsInput<O extends AwsOperation> = AwsOperations[O]['input'];
export type AwsOutput<O extends AwsOperation> = AwsOperations[O]['output'];

/** One question to AWS. Equal requests share one answer; the pages behind it are the onion's business. */
export type AwsRequest<O extends AwsOperation = AwsOperation> = {
  [K in O]: {
    readonly operation: K;
    readonly input: AwsInput<K>;
    /** Of regional services (CloudWatch); the data source's region unless told. */
    readonly region?: string;
  };
}[O];

/** A value with what AWS says of it: `description` is an account's name, `unit` a usage type's. */
export interface NamedValue {
  readonly value: string;
  readonly description?: string;
  readonly unit?: string;
}

/** A forecast as AWS prints it: decimal texts in `unit`, UTC days as `yyyy-MM-dd`, End exclusive. */
export interface Forecast {
  /** The sum of the means. */
  readonly total: string;
  readonly unit: string;
  readonly periods: readonly ForecastPeriod[];
}

export interface ForecastPeriod {
  readonly start: string;
  readonly end: string;
  readonly mean: string;
  /** Of the prediction interval; absent unless a level was asked. */
  readonly lower?: string;
  readonly upper?: string;
}

/** How an answer came about. Times in epoch ms, money in USD. */
export interface AnswerFacts {
  /** When the newest page left AWS; of an answer made of several, that of the oldest. */
  readonly fetchedAtMs: number;
  /** True when nothing was sent for this caller. */
  readonly cached: boolean;
  readonly ageMs: number;
  /** Set when the planner found that older days of the answer still sum to what AWS says of them: when AWS said so. */
  readonly confirmedAtMs?: number;
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

/** In the place of an answer its asker can do without: AWS would not give it. `message` is fit to be shown. */
export interface RefusedAnswer<O extends AwsOperation = AwsOperation> {
  readonly request: AwsRequest<O>;
  readonly refused: { readonly code: AwsErrorCode; readonly message: string };
}
