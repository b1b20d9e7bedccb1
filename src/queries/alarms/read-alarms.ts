// PURE. Answers of DescribeAlarms → alarms of all three types in one shape, without ARNs.
import type { CompositeAlarm, Dimension, LogAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Alarms, AwsAnswer } from '#aws/request';
import type { Answer, QueryContext } from '../kind';
import { compositeCondition, logCondition, metricCondition, watchedOf } from './condition';
import type { AlarmType } from './model';
import { withoutArns } from './without-arns';

export interface Alarm {
  readonly name: string;
  /** Code of its region; `default` where nobody says which that is. */
  readonly region: string;
  readonly type: AlarmType;
  /** AWS's: ALARM, OK, INSUFFICIENT_DATA. */
  readonly state: string;
  /** When it took this state, epoch ms; undefined where AWS does not say. */
  readonly sinceMs: number | undefined;
  readonly reason: string;
  readonly description: string;
  readonly namespace: string;
  /** Metric, expression, or the log groups. */
  readonly metric: string;
  /** `InstanceId=i-1, …` */
  readonly dimensions: string;
  readonly condition: string;
  /** on, off or suppressed. */
  readonly actions: string;
}

type AnyAlarm = MetricAlarm | CompositeAlarm | LogAlarm;
type Special = Pick<Alarm, 'type' | 'namespace' | 'metric' | 'dimensions' | 'condition'>;

export function isAlarms(answer: Answer): answer is AwsAnswer<'cloudwatch:DescribeAlarms'> {
  return answer.request.operation === 'cloudwatch:DescribeAlarms' && 'output' in answer;
}

/** In the order of the answers, each once; what has no name is none. */
export function readAlarms(answers: readonly Answer[], context: QueryContext): readonly Alarm[] {
  const alarms = answers.filter(isAlarms).flatMap(({ request, output }) => {
    const region = regionOf(request, { answers, context });
    return specialsOf(output).flatMap(([alarm, special]) =>
      alarm.AlarmName === undefined ? [] : [{ region, ...commonOf(alarm), ...special }],
    );
  });
  return [...new Map(alarms.map((alarm) => [keyOf(alarm), alarm])).values()];
}

/** Names are unique within a region. */
export function keyOf({ region, name }: Pick<Alarm, 'region' | 'name'>): string {
  return JSON.stringify([region, name]);
}

/** As it was asked. */
export function askedRegion({ region }: { readonly region?: string }, context: QueryContext): string {
  return region ?? context.region ?? 'default';
}

/** Where the question names no region, the alarms it found do: arn:aws:cloudwatch:REGION:… */
export function regionOf(
  request: { readonly region?: string },
  { answers, context }: { answers: readonly Answer[]; context: QueryContext },
): string {
  const own = answers.filter(isAlarms).filter((answer) => answer.request.region === request.region);
  const arns = own.flatMap(({ output }) => specialsOf(output).flatMap(([{ AlarmArn }]) => AlarmArn ?? []));
  return arns[0]?.split(':')[3] || askedRegion(request, context);
}

function specialsOf(alarms: Alarms): readonly (readonly [AnyAlarm, Special])[] {
  return [
    ...alarms.metricAlarms.map((alarm) => [alarm, metricSpecial(alarm)] as const),
    ...alarms.compositeAlarms.map((alarm) => [alarm, compositeSpecial(alarm)] as const),
    ...alarms.logAlarms.map((alarm) => [alarm, logSpecial(alarm)] as const),
  ];
}

function commonOf(alarm: AnyAlarm) {
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  const isSuppressed = 'ActionsSuppressedBy' in alarm && alarm.ActionsSuppressedBy !== undefined;
  return {
    name: alarm.AlarmName ?? '',
    state: alarm.StateValue ?? '',
    sinceMs: since?.getTime(),
    reason: withoutArns(alarm.StateReason ?? ''),
    description: withoutArns(alarm.AlarmDescription ?? ''),
    actions: alarm.ActionsEnabled === false ? 'off' : isSuppressed ? 'suppressed' : 'on',
  };
}

function metricSpecial(alarm: MetricAlarm): Special {
  const watched = watchedOf(alarm);
  // Of metric math the first metric says where it is from.
  const stat = watched?.MetricStat ?? alarm.Metrics?.find(({ MetricStat }) => MetricStat)?.MetricStat;
  const account = watched?.AccountId;
  const dimensions = [
    ...(account === undefined ? [] : [{ Name: 'AccountId', Value: account }]),
    ...(alarm.Dimensions ?? watched?.MetricStat?.Metric?.Dimensions ?? []),
  ];
  return {
    type: 'MetricAlarm',
    namespace: alarm.Namespace ?? stat?.Metric?.Namespace ?? '',
    metric: alarm.MetricName ?? watched?.MetricStat?.Metric?.MetricName ?? watched?.Label ?? watched?.Expression ?? '',
    dimensions: dimensionText(dimensions),
    condition: metricCondition(alarm),
  };
}

function compositeSpecial(alarm: CompositeAlarm): Special {
  return {
    type: 'CompositeAlarm',
    namespace: '',
    metric: '',
    dimensions: '',
    condition: compositeCondition(alarm),
  };
}

function logSpecial(alarm: LogAlarm): Special {
  const groups = alarm.ScheduledQueryConfiguration?.LogGroupIdentifiers ?? [];
  const metric = withoutArns(groups.join(', '));
  return { type: 'LogAlarm', namespace: 'Logs', metric, dimensions: '', condition: logCondition(alarm) };
}

function dimensionText(dimensions: readonly Dimension[]): string {
  return dimensions.map(({ Name = '', Value = '' }) => `${Name}=${Value}`).join(', ');
}
