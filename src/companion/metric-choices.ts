// What there is to choose of CloudWatch: regions and known names for nothing, metrics from ListMetrics, which is free and held for an hour,
// alarms from DescribeAlarms, asked as the table of alarms asks it.
import type { AwsInput, NamedMetric } from '#aws/request';
import { PluginError } from '#plugin-sdk';
import { knownMetrics } from '#queries';
import type { Choice, Choices } from './choice';
import type { Instance } from './instance';
import { regionsBeside } from './regions';

const MAX_CHOICES = 1_000;
const MAX_VARIABLE_VALUES = 10_000;

interface Asking {
  readonly query: URLSearchParams;
  readonly signal: AbortSignal;
}

type List = (instance: Instance, asking: Asking) => Promise<readonly Choice[]>;

const lists: Readonly<Record<string, List>> = {
  'metric-regions': (instance) =>
    Promise.resolve(
      regionsBeside(instance.settings.region).map(({ value, description = '' }) => ({
        value,
        label: value,
        description,
      })),
    ),
  'metric-namespaces': async (instance, asking) => {
    const found = await listMetrics(instance, {}, asking);
    return choices([...found.map(({ metric }) => metric.Namespace), ...Object.keys(knownMetrics())]);
  },
  metrics: async (instance, asking) => {
    const Namespace = required(asking.query, 'namespace');
    const found = await listMetrics(instance, { Namespace }, asking);
    return choices([...found.map(({ metric }) => metric.MetricName), ...(knownMetrics()[Namespace] ?? [])]);
  },
  'metric-dimension-keys': async (instance, asking) => {
    const found = await listMetrics(instance, metricOf(asking.query), asking);
    return choices(found.flatMap(({ metric }) => metric.Dimensions?.map(({ Name }) => Name)));
  },
  'metric-dimension-values': async (instance, asking) => {
    const Name = required(asking.query, 'key');
    const found = await listMetrics(instance, { ...metricOf(asking.query), Dimensions: [{ Name }] }, asking);
    return choices(
      found.flatMap(({ metric }) => metric.Dimensions?.filter((one) => one.Name === Name).map(({ Value }) => Value)),
    );
  },
  'alarm-names': async (instance, { query, signal }) => {
    const region = query.get('region') || instance.settings.region;
    const input: AwsInput<'cloudwatch:DescribeAlarms'> = {
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'],
      MaxRecords: 100,
    };
    const request = { operation: 'cloudwatch:DescribeAlarms', region, input } as const;
    const { output } = await instance.aws.send(request, { signal, caller: { kind: 'editor' } });
    const all = [...output.metricAlarms, ...output.compositeAlarms, ...output.logAlarms];
    return choices(all.map(({ AlarmName }) => AlarmName));
  },
};

/**
 * `metric-regions`, `metric-namespaces`, `metrics?namespace=`, `metric-dimension-keys?namespace=&metricName=` and
 * `metric-dimension-values?namespace=&metricName=&key=`, `alarm-names`, each with optional `region`, `accountId` (12 digits, or `all` that this account
 * monitors), `search` and `for=variable`; undefined for another path. Throws PluginError 400 for a missing parameter; rejects with AwsError.
 */
export async function findMetricChoices(
  instance: Instance,
  path: string,
  asking: Asking,
): Promise<Choices | undefined> {
  const list = Object.hasOwn(lists, path) ? lists[path] : undefined;
  if (!list) {
    return undefined;
  }
  const wanted = (asking.query.get('search') ?? '').toLowerCase();
  const limit = asking.query.get('for') === 'variable' ? MAX_VARIABLE_VALUES : MAX_CHOICES;
  const matching = (await list(instance, asking)).filter(({ value, description = '' }) =>
    `${value} ${description}`.toLowerCase().includes(wanted),
  );
  return { values: matching.slice(0, limit), truncated: matching.length > limit };
}

/** The whole list whatever is searched: equal questions share one answer. */
async function listMetrics(
  instance: Instance,
  input: AwsInput<'cloudwatch:ListMetrics'>,
  { query, signal }: Asking,
): Promise<readonly NamedMetric[]> {
  const region = query.get('region') || instance.settings.region;
  const accountId = query.get('accountId') ?? '';
  const linked = {
    ...(accountId !== '' && { IncludeLinkedAccounts: true }),
    ...(/^\d{12}$/.test(accountId) && { OwningAccount: accountId }),
  };
  const request = { operation: 'cloudwatch:ListMetrics', region, input: { ...input, ...linked } } as const;
  const { output } = await instance.aws.send(request, { signal, caller: { kind: 'editor' } });
  return output;
}

function metricOf(query: URLSearchParams): AwsInput<'cloudwatch:ListMetrics'> {
  const MetricName = query.get('metricName');
  return { Namespace: required(query, 'namespace'), ...(MetricName && { MetricName }) };
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name)?.trim();
  if (!value) {
    throw new PluginError(`the parameter "${name}" is missing.`, { status: 400, source: 'downstream' });
  }
  return value;
}

function choices(values: readonly (string | undefined)[]): readonly Choice[] {
  const found = new Set(values.filter((value) => value !== undefined && value !== ''));
  return [...found].sort().map((value) => ({ value: String(value), label: String(value) }));
}
