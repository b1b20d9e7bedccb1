// PURE. A link to the same view in AWS Cost Explorer.
//
// AWS does not document the address; this is what the console writes into it, as people have pasted it in public:
//   https://HOST/costmanagement/home#/cost-explorer?chartStyle=STACK&costAggregate=unBlendedCost&endDate=2026-11-20&…
//   groupBy=["Service"] or ["TagKeyValue:team"]
//   filter=[{"dimension":{"id":"Service","displayValue":"Service"},"operator":"INCLUDES","values":[{"value","displayValue"}]}]
//   a tag in a filter: {"dimension":{"id":"TagKey",…},…,"growableValue":{"value":"team","displayValue":"team"}}
// Seen so: Service, LinkedAccount, Region, UsageType, InstanceType, RecordTypeV2, PurchaseType, TagKey, TagKeyValue, Daily, Monthly,
// INCLUDES, EXCLUDES, the cost aggregates. By analogy, not seen: the other dimensions, cost categories, Hourly, the China host's path.
// A part the console does not know it leaves out: the page opens on the right dates all the same.
import type { Filter, GroupKey } from './key';

export interface ConsoleView {
  /** AWS's name, `UnblendedCost`. */
  readonly metric: string;
  readonly granularity: 'HOURLY' | 'DAILY' | 'MONTHLY';
  readonly groupBy: readonly GroupKey[];
  readonly filters: readonly Filter[];
  /** `2026-11-01`; the console counts its last day in, unlike the API. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** `console.aws.amazon.com`, or `console.amazonaws.cn` in China. */
  readonly host?: string;
}

/** Longer addresses are cut by browsers and proxies, and would open another view. */
const MAX_LENGTH = 8000;

/** The address of the view, or undefined where it would be too long to be opened. The console groups by one key: the first. */
export function consoleUrl(view: ConsoleView): string | undefined {
  const isUsage = view.metric === 'UsageQuantity' || view.metric === 'NormalizedUsageAmount';
  const parameters = {
    chartStyle: 'STACK',
    costAggregate: COST_AGGREGATES[view.metric] ?? 'undefined',
    endDate: view.lastDay,
    excludeForecasting: 'true',
    filter: JSON.stringify(view.filters.map(consoleFilter)),
    futureRelativeRange: 'CUSTOM',
    granularity: view.granularity[0] + view.granularity.slice(1).toLowerCase(),
    groupBy: JSON.stringify(view.groupBy.slice(0, 1).map(consoleGroup)),
    historicalRelativeRange: 'CUSTOM',
    isDefault: 'true',
    reportMode: 'STANDARD',
    showOnlyUncategorized: 'false',
    showOnlyUntagged: 'false',
    startDate: view.firstDay,
    usageAggregate: isUsage ? 'usageQuantity' : 'undefined',
    useNormalizedUnits: String(view.metric === 'NormalizedUsageAmount'),
  };
  // encodeURIComponent also hides every `$` from Grafana, which fills in variables in links.
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const url = `https://${view.host ?? 'console.aws.amazon.com'}/costmanagement/home#/cost-explorer?${query.join('&')}`;
  return url.length <= MAX_LENGTH ? url : undefined;
}

const COST_AGGREGATES: Readonly<Record<string, string>> = {
  UnblendedCost: 'unBlendedCost',
  AmortizedCost: 'amortizedCost',
  NetUnblendedCost: 'netUnblendedCost',
  NetAmortizedCost: 'netAmortizedCost',
  BlendedCost: 'blendedCost',
};

function consoleGroup({ type, key }: GroupKey): string {
  switch (type) {
    case 'DIMENSION':
      return dimensionId(key);
    case 'TAG':
      return `TagKeyValue:${key}`;
    case 'COST_CATEGORY':
      return `CategoryKeyValue:${key}`;
  }
}

function consoleFilter(filter: Filter): object {
  const values = filter.operator === 'isAbsent' ? [''] : [...new Set(filter.values)].sort();
  const id = filter.type === 'DIMENSION' ? dimensionId(filter.key) : filter.type === 'TAG' ? 'TagKey' : 'CategoryKey';
  return {
    dimension: { id, displayValue: filter.type === 'TAG' ? 'Tag' : filter.type === 'DIMENSION' ? id : 'Cost category' },
    operator: filter.operator === 'isNot' ? 'EXCLUDES' : 'INCLUDES',
    values: values.map((value) => ({ value, displayValue: value || `No ${filter.key}` })),
    ...(filter.type !== 'DIMENSION' && { growableValue: { value: filter.key, displayValue: filter.key } }),
  };
}

/** `USAGE_TYPE` → `UsageType`; charge types have a name of their own. */
function dimensionId(key: string): string {
  if (key === 'RECORD_TYPE') {
    return 'RecordTypeV2';
  }
  return key
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join('');
}
