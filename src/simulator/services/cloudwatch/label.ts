// Labels of results: what AWS makes up, and dynamic ones.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
import { accountOf } from '../../world/organisation';
import type { Series } from './series';

interface LabelContext {
  readonly label: string;
  readonly region: string;
  /** Minutes east of UTC, for the times in a label. */
  readonly offsetMinutes: number;
}

/** `+0130` → 90; anything else is UTC. */
export function timezoneMinutes(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Replaces `${…}` in a template; what is no function of AWS's stays as it is written. */
export function fillLabel(template: string, series: Series, context: LabelContext): string {
  return template.replace(/\$\{([^}]*)\}/g, (whole, inner: string) => {
    const name = inner.trim();
    const [, property] = /^PROP\(\s*['"]([^'"]*)['"]\s*\)$/.exec(name) ?? [];
    return (
      (property === undefined ? statisticText(name, series, context) : propertyText(property, series, context)) ?? whole
    );
  });
}

function propertyText(name: string, { metric, stat, period }: Series, { region }: LabelContext): string | undefined {
  if (name.startsWith('Dim.')) {
    return metric?.dimensions.find((dimension) => dimension.Name === name.slice(4))?.Value ?? '';
  }
  switch (name) {
    case 'AccountId':
      return metric?.account ?? '';
    case 'AccountLabel':
      return accountOf(metric?.account ?? '')?.name ?? '';
    case 'MetricName':
      return metric?.name ?? '';
    case 'Namespace':
      return metric?.namespace ?? '';
    case 'Period':
      return String(period);
    case 'Region':
      return region;
    case 'Stat':
      return stat ?? '';
    default:
      return undefined;
  }
}

const number = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '--' : String(Number(value.toPrecision(6)));

function statisticText(name: string, { times, values }: Series, context: LabelContext): string | undefined {
  const time = (at: number | undefined): string =>
    at === undefined
      ? '--'
      : new Date((at + context.offsetMinutes * 60) * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const sum = (): number => values.reduce((total, value) => total + value, 0);
  const least = (): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  switch (name) {
    case 'LABEL':
      return context.label;
    case 'AVG':
      return number(sum() / values.length);
    case 'DATAPOINT_COUNT':
      return String(values.length);
    case 'FIRST':
      return number(values[0]);
    case 'LAST':
      return number(values.at(-1));
    case 'MIN':
      return number(least());
    case 'MAX':
      return number(most());
    case 'MIN_MAX_RANGE':
      return `${number(least())}-${number(most())}`;
    case 'SUM':
      return number(sum());
    case 'FIRST_TIME':
      return time(times[0]);
    case 'LAST_TIME':
      return time(times.at(-1));
    case 'FIRST_LAST_TIME_RANGE':
      return `${time(times[0])} - ${time(times.at(-1))}`;
    case 'MIN_TIME':
      return time(times[values.indexOf(least())]);
    case 'MAX_TIME':
      return time(times[values.indexOf(most())]);
    default:
      return undefined;
  }
}

/**
 * Labels AWS makes up for several metrics: what tells them apart of dimensions' values, name and statistic, or the name
 * when nothing does.
 */
export function defaultLabels(list: readonly Pick<Series, 'metric' | 'stat'>[]): readonly string[] {
  const parts = list.map(({ metric, stat }) => [
    metric?.account ?? '',
    metric?.dimensions.map(({ Value }) => Value).join(' ') ?? '',
    metric?.name ?? '',
    stat ?? '',
  ]);
  const differs = [0, 1, 2, 3].filter((index) => new Set(parts.map((part) => part[index])).size > 1);
  // Accounts are named only where nothing else tells two series apart.
  const telling = differs.some((index) => index > 0) ? differs.filter((index) => index > 0) : differs;
  return parts.map((part) => (telling.length === 0 ? (part[2] ?? '') : telling.map((index) => part[index]).join(' ')));
}
