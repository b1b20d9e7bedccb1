// PURE. Pages of GetCostAndUsage → one CostTable, page by page.
//
// A page is { ResultsByTime: [{ TimePeriod: {Start, End}, Estimated, Total: {metric: {Amount, Unit}} | {},
//                               Groups: [{ Keys, Metrics: {metric: {Amount, Unit}} }] }], DimensionValueAttributes }.
// A period may go on with the next page. Grouped: Total is {}. Not grouped: Groups is [].
// @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
import type { GetCostAndUsageCommandOutput, MetricValue, ResultByTime } from '@aws-sdk/client-cost-explorer';
import type { CostColumn, CostTable } from './cost-table';
import type { AwsInput } from './request';

interface Column {
  amounts: (string | undefined)[];
  unit: string | (string | undefined)[];
}

interface Period {
  readonly start: string;
  readonly end: string;
  estimated: boolean;
}

export interface CostFold {
  add(page: Partial<GetCostAndUsageCommandOutput>): void;
  finish(): CostTable;
  bytes(): number;
  readonly conflictingRows: number;
}

/**
 * Takes the pages of one request in order. A row that comes again in the same period is not added: with the same amount
 * it is the same row (pages overlapped); with another one the data moved between two pages, the later row is kept,
 * being nearer to now, and counted in `conflictingRows`. Sums would be wrong in both cases. Throws nothing.
 */
export function createCostFold(input: Pick<AwsInput<'ce:GetCostAndUsage'>, 'GroupBy' | 'Metrics'>): CostFold {
  const isGrouped = (input.GroupBy?.length ?? 0) > 0;
  const asked = new Map((input.Metrics ?? []).map((name) => [plain(name), name]));
  const columns = new Map<string, Column[]>((input.Metrics ?? []).map((name) => [name, []]));
  const printedColumns = new Map<string, Column[]>();
  const periods: Period[] = [];
  const periodIndex = new Map<string, number>();
  const groups: (readonly string[])[] = [];
  const groupIndex = new Map<string, number>();
  const descriptions: Record<string, string> = {};
  let conflictingRows = 0;
  let bytes = 0;

  const periodOf = (result: ResultByTime): number => {
    const { Start: start = '', End: end = '' } = result.TimePeriod ?? {};
    const key = `${start}|${end}`;
    let index = periodIndex.get(key);
    if (index === undefined) {
      index = periods.push({ start, end, estimated: false }) - 1;
      periodIndex.set(key, index);
    }
    if (result.Estimated) {
      periods[index]!.estimated = true;
    }
    return index;
  };

  const groupOf = (keys: readonly string[]): number => {
    // Keys hold no NUL; `$` and `|` they do.
    const key = keys.length === 1 ? keys[0]! : keys.join('\0');
    let index = groupIndex.get(key);
    if (index === undefined) {
      index = groups.push(keys) - 1;
      groupIndex.set(key, index);
    }
    return index;
  };

  const metricOf = (printed: string): Column[] => {
    const name = asked.get(plain(printed)) ?? printed;
    const ofMetric = columns.get(name) ?? [];
    columns.set(name, ofMetric);
    printedColumns.set(printed, ofMetric);
    return ofMetric;
  };

  const columnOf = (printed: string, group: number): Column => {
    const ofMetric = printedColumns.get(printed) ?? metricOf(printed);
    while (ofMetric.length <= group) {
      ofMetric.push({ amounts: [], unit: '' });
    }
    return ofMetric[group]!;
  };

  const addRow = (period: number, group: number, metrics: Record<string, MetricValue>) => {
    let conflicts = false;
    for (const printed in metrics) {
      const { Amount: amount, Unit: unit = '' } = metrics[printed]!;
      if (amount === undefined) {
        continue;
      }
      const column = columnOf(printed, group);
      const { amounts } = column;
      if (period < amounts.length) {
        conflicts ||= amounts[period] !== undefined && amounts[period] !== amount;
        amounts[period] = amount;
      } else {
        fill(amounts, period);
        amounts.push(amount);
      }
      bytes += 48 + amount.length;
      if (column.unit !== unit) {
        setUnit(column, period, unit);
      }
    }
    conflictingRows += conflicts ? 1 : 0;
  };

  if (!isGrouped) {
    groupOf([]);
  }
  return {
    add(page) {
      for (const result of page.ResultsByTime ?? []) {
        const period = periodOf(result);
        if (!isGrouped) {
          addRow(period, 0, result.Total ?? {});
        }
        for (const { Keys, Metrics } of result.Groups ?? []) {
          addRow(period, groupOf(Keys ?? []), Metrics ?? {});
        }
      }
      for (const { Value, Attributes } of page.DimensionValueAttributes ?? []) {
        if (Value !== undefined && Attributes?.['description'] !== undefined) {
          descriptions[Value] = Attributes['description'];
        }
      }
    },
    finish() {
      const order = ascending(periods);
      const table: Record<string, CostColumn[]> = {};
      for (const [name, ofMetric] of columns) {
        while (ofMetric.length < groups.length) {
          ofMetric.push({ amounts: [], unit: '' });
        }
        table[name] = ofMetric.map((column) => whole(column, periods.length, order));
      }
      return { periods: order ? order.map((from) => periods[from]!) : periods, groups, columns: table, descriptions };
    },
    bytes: () => bytes,
    get conflictingRows() {
      return conflictingRows;
    },
  };
}

/** `UNBLENDED_COST` is asked, `UnblendedCost` printed. */
function plain(metric: string): string {
  return metric.replaceAll('_', '').toLowerCase();
}

/** Up to `length`, one by one: a jump of more than 1,024 would make V8 keep the list as a dictionary. */
function fill(list: (string | undefined)[], length: number): void {
  while (list.length < length) {
    list.push(undefined);
  }
}

function setUnit(column: Column, period: number, unit: string): void {
  if (typeof column.unit !== 'string') {
    fill(column.unit, period);
    column.unit[period] = unit;
  } else if (column.unit === '') {
    column.unit = unit;
  } else {
    const before = column.unit;
    column.unit = column.amounts.map((amount) => (amount === undefined ? undefined : before));
    column.unit[period] = unit;
  }
}

/** The periods' places in time order; undefined when they already are in it, as AWS gives them. */
function ascending(periods: readonly Period[]): number[] | undefined {
  if (periods.every((period, index) => index === 0 || periods[index - 1]!.start <= period.start)) {
    return undefined;
  }
  return periods.map((_, index) => index).sort((a, b) => (periods[a]!.start < periods[b]!.start ? -1 : 1));
}

function whole(column: Column, length: number, order: number[] | undefined): CostColumn {
  const { amounts, unit } = column;
  fill(amounts, length);
  if (typeof unit !== 'string') {
    fill(unit, length);
  }
  if (!order) {
    return column;
  }
  return {
    amounts: order.map((from) => amounts[from]),
    unit: typeof unit === 'string' ? unit : order.map((from) => unit[from]),
  };
}
