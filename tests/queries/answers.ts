// Answers for any kind's requests, for the laws: what AWS would say to exactly this question, from a grid of amounts.
import type { AwsAnswer, AwsRequest, CostPeriod, CostTable, Forecast } from '#aws/request';
import { gridOfAlarms, gridOfChanges } from './alarms/alarm-answers';
import { NOW } from './cost/table';
import { gridOfMetrics } from './usage/metric-data';

/** Amounts by group and period; undefined where AWS prints no row. Missing cells are 0. */
export type Grid = readonly (readonly (string | undefined)[])[];

export function answerTo(request: AwsRequest, grid: Grid): AwsAnswer {
  switch (request.operation) {
    case 'ce:GetCostAndUsage':
      return { request, output: costTable(request, grid), facts };
    case 'ce:ListCostAllocationTags':
      return { request, output: grid.map((_, place) => ({ ...ALLOCATION_TAG, TagKey: `g${place}` })), facts };
    case 'cloudwatch:GetMetricData':
      return { request, output: gridOfMetrics(request, grid), facts };
    case 'ce:GetCostForecast':
    case 'ce:GetUsageForecast':
      return { request, output: forecastOf(request, grid), facts } as AwsAnswer;
    case 'cloudwatch:DescribeAlarms':
      return { request, output: gridOfAlarms(request, grid), facts };
    case 'cloudwatch:DescribeAlarmHistory':
      return { request, output: gridOfChanges(request, grid), facts };
    default:
      throw new Error(`tests/queries/answers.ts cannot answer ${request.operation} yet`);
  }
}

const facts = { fetchedAtMs: NOW, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.01 };

const ALLOCATION_TAG = { Type: 'UserDefined', Status: 'Active', LastUpdatedDate: '2025-01-02T03:04:05Z' } as const;

function costTable({ input }: AwsRequest<'ce:GetCostAndUsage'>, rows: Grid): CostTable {
  // Ungrouped, AWS has one row.
  const grid = input.GroupBy ? rows : rows.slice(0, 1);
  const keys = (input.GroupBy ?? []).map(({ Type, Key }) => (Type === 'DIMENSION' ? '' : `${Key}$`));
  const periods = periodsOf(input.TimePeriod?.Start ?? '', input.TimePeriod?.End ?? '', input.Granularity ?? '');
  const columns = grid.map((amounts) => ({ amounts: periods.map((_, period) => amounts[period]), unit: 'USD' }));
  return {
    periods,
    groups: grid.map((_, group) => keys.map((prefix) => `${prefix}g${group}`)),
    columns: Object.fromEntries((input.Metrics ?? []).map((metric) => [metric, columns])),
    descriptions: { g0: 'the first' },
  };
}

/** The first row is the mean; nothing is where the grid has no row. */
function forecastOf({ input }: AwsRequest<'ce:GetCostForecast' | 'ce:GetUsageForecast'>, [means]: Grid): Forecast {
  const { Start = '', End = '' } = input.TimePeriod ?? {};
  const periods = means ? periodsOf(Start, End, input.Granularity ?? '') : [];
  const bounded = periods.map(({ start, end }, place) => {
    const mean = means?.[place] ?? '0';
    return { start, end, mean, lower: mean, upper: mean };
  });
  return { total: '0', unit: 'USD', periods: bounded };
}

function periodsOf(start: string, end: string, granularity: string): CostPeriod[] {
  const periods: CostPeriod[] = [];
  for (let from = start; from < end;) {
    const date = new Date(from);
    if (granularity === 'HOURLY') {
      date.setUTCHours(date.getUTCHours() + 1);
    } else if (granularity === 'DAILY') {
      date.setUTCDate(date.getUTCDate() + 1);
    } else {
      date.setUTCMonth(date.getUTCMonth() + 1, 1);
    }
    const to = date.toISOString();
    const next = granularity === 'HOURLY' ? `${to.slice(0, 19)}Z` : to.slice(0, 10);
    periods.push({ start: from, end: next < end ? next : end, estimated: next >= '2026-11' });
    from = next;
  }
  return periods;
}
