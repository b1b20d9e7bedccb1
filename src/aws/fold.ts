// PURE. Pages of one operation → one answer. Each page is taken apart when it arrives and can be dropped at once.
import type {
  DescribeAlarmHistoryCommandOutput,
  DescribeAlarmsCommandOutput,
  GetMetricDataCommandOutput,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type {
  CostAllocationTag,
  CostCategoryReference,
  GetCostAndUsageCommandOutput,
  GetCostCategoriesCommandOutput,
  GetCostForecastCommandOutput,
  GetDimensionValuesCommandOutput,
  GetTagsCommandOutput,
  GetUsageForecastCommandOutput,
  ListCostAllocationTagsCommandOutput,
  ListCostCategoryDefinitionsCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import type {
  Account,
  DescribeOrganizationalUnitCommandOutput,
  ListAccountsCommandOutput,
} from '@aws-sdk/client-organizations';
import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { createCostFold } from './cost-fold';
import { forecastFold } from './forecast-fold';
import { alarmsFold, metricDataFold } from './metric-fold';
import type {
  AlarmHistoryItem,
  AwsInput,
  AwsOperation,
  AwsOutput,
  AwsRequest,
  NamedMetric,
  NamedValue,
} from './request';

/** What the SDK gives for one page. Lists may be absent: an empty 200 body parses to `{}`. */
export interface AwsPages {
  'ce:GetCostAndUsage': Partial<GetCostAndUsageCommandOutput>;
  'ce:GetDimensionValues': Partial<GetDimensionValuesCommandOutput>;
  'ce:GetTags': Partial<GetTagsCommandOutput>;
  'ce:GetCostCategories': Partial<GetCostCategoriesCommandOutput>;
  'ce:GetCostForecast': Partial<GetCostForecastCommandOutput>;
  'ce:GetUsageForecast': Partial<GetUsageForecastCommandOutput>;
  'ce:ListCostAllocationTags': Partial<ListCostAllocationTagsCommandOutput>;
  'ce:ListCostCategoryDefinitions': Partial<ListCostCategoryDefinitionsCommandOutput>;
  'cloudwatch:GetMetricData': Partial<GetMetricDataCommandOutput>;
  'cloudwatch:ListMetrics': Partial<ListMetricsCommandOutput>;
  'cloudwatch:DescribeAlarms': Partial<DescribeAlarmsCommandOutput>;
  'cloudwatch:DescribeAlarmHistory': Partial<DescribeAlarmHistoryCommandOutput>;
  'sts:GetCallerIdentity': Partial<GetCallerIdentityCommandOutput>;
  'organizations:ListAccounts': Partial<ListAccountsCommandOutput>;
  'organizations:DescribeOrganizationalUnit': Partial<DescribeOrganizationalUnitCommandOutput>;
}

export interface Fold<P, T> {
  add(page: P): void;
  /** May be called once, after the last page. */
  finish(): T;
  /** About what is held so far. */
  bytes(): number;
  /** Rows seen twice with different amounts. */
  readonly conflictingRows?: number;
}

type FoldMakers = { readonly [O in AwsOperation]: (input: AwsInput<O>) => Fold<AwsPages[O], AwsOutput<O>> };

const makers: FoldMakers = {
  'ce:GetCostAndUsage': (input) => createCostFold(input),
  'ce:GetDimensionValues': () =>
    collect((page, into: NamedValue[]) => {
      for (const { Value, Attributes } of page.DimensionValues ?? []) {
        into.push({
          value: Value ?? '',
          ...(Attributes?.['description'] !== undefined && { description: Attributes['description'] }),
          ...(Attributes?.['unit'] !== undefined && { unit: Attributes['unit'] }),
        });
      }
    }),
  'ce:GetTags': () => collect((page, into: string[]) => into.push(...(page.Tags ?? []))),
  'ce:GetCostCategories': () => {
    const names: string[] = [];
    const values: string[] = [];
    return {
      add(page) {
        names.push(...(page.CostCategoryNames ?? []));
        values.push(...(page.CostCategoryValues ?? []));
      },
      finish: () => ({ names, values }),
      bytes: () => 64 * (names.length + values.length),
    };
  },
  'ce:GetCostForecast': forecastFold,
  'ce:GetUsageForecast': forecastFold,
  'ce:ListCostAllocationTags': () =>
    collect((page, into: CostAllocationTag[]) => into.push(...(page.CostAllocationTags ?? []))),
  'ce:ListCostCategoryDefinitions': () =>
    collect((page, into: CostCategoryReference[]) => into.push(...(page.CostCategoryReferences ?? []))),
  'cloudwatch:GetMetricData': (input) => metricDataFold(input),
  'cloudwatch:ListMetrics': () =>
    collect((page, into: NamedMetric[]) => {
      for (const [index, metric] of (page.Metrics ?? []).entries()) {
        const owningAccount = page.OwningAccounts?.[index];
        into.push({ metric, ...(owningAccount !== undefined && { owningAccount }) });
      }
    }),
  'cloudwatch:DescribeAlarms': alarmsFold,
  'cloudwatch:DescribeAlarmHistory': () =>
    collect((page, into: AlarmHistoryItem[]) => into.push(...(page.AlarmHistoryItems ?? []))),
  'sts:GetCallerIdentity': () => {
    const identity = { account: '', arn: '' };
    return {
      add(page) {
        identity.account = page.Account ?? '';
        identity.arn = page.Arn ?? '';
      },
      finish: () => identity,
      bytes: () => 256,
    };
  },
  'organizations:ListAccounts': () => collect((page, into: Account[]) => into.push(...(page.Accounts ?? []))),
  'organizations:DescribeOrganizationalUnit': () => {
    const unit = { id: '', name: '' };
    return {
      add({ OrganizationalUnit }) {
        unit.id = OrganizationalUnit?.Id ?? '';
        unit.name = OrganizationalUnit?.Name ?? '';
      },
      finish: () => unit,
      bytes: () => 256,
    };
  },
};

function collect<P, V>(take: (page: P, into: V[]) => void): Fold<P, V[]> {
  const all: V[] = [];
  return { add: (page) => take(page, all), finish: () => all, bytes: () => 256 * all.length };
}

/** The fold of the request's operation; its pages are those `send` gives for the same request. */
export function createFold(request: AwsRequest): Fold<unknown, unknown> {
  const make = makers[request.operation] as (input: unknown) => Fold<unknown, unknown>;
  return make(request.input);
}
