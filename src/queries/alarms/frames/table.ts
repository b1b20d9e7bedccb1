// PURE. Format "table": the states of now, the worst first.
import type { Field, Frame } from '#plugin-sdk/data';
import { statesOf } from '../filters';
import type { Alarm } from '../read-alarms';
import { type AlarmsAnswer, metaOf, severityOf, stateConfig, TABLE_META } from './answer';
import { nowNotices } from './notices';

const TYPES: Readonly<Record<Alarm['type'], string>> = {
  MetricAlarm: 'Metric',
  CompositeAlarm: 'Composite',
  LogAlarm: 'Log',
};

/** One `table` frame, a row per alarm: by state, then the latest change first. `Since` is a moment, so it is a time. */
export function tableFrame(answer: AlarmsAnswer): Frame {
  const { query, alarms, context } = answer;
  const states = statesOf(query);
  const rows = alarms
    .filter(({ state }) => states.length === 0 || states.includes(state))
    .sort(
      (a, b) =>
        severityOf(a.state) - severityOf(b.state) ||
        sinceOf(b) - sinceOf(a) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
  const text = (name: string, pick: (alarm: Alarm) => string, config?: Field['config']): Field => ({
    name,
    type: 'string',
    values: rows.map(pick),
    ...(config && { config }),
  });
  const fields: readonly Field[] = [
    text('Name', ({ name }) => name, { links: [consoleLink(context.consoleHost)] }),
    text('State', ({ state }) => state, stateConfig),
    { name: 'Since', type: 'time', values: rows.map(sinceOf) },
    text('Type', ({ type }) => TYPES[type]),
    text('Namespace', ({ namespace }) => namespace),
    text('Metric', ({ metric }) => metric),
    text('Dimensions', ({ dimensions }) => dimensions),
    text('Condition', ({ condition }) => condition),
    text('Reason', ({ reason }) => reason),
    text('Description', ({ description }) => description),
    text('Region', ({ region }) => region),
    text('Actions', ({ actions }) => actions),
  ];
  return { fields, meta: { ...TABLE_META, ...metaOf(answer, nowNotices(answer, rows.length)) } };
}

/** AWS has said it of every alarm there ever was; 1970 would be seen to be wrong. */
function sinceOf({ sinceMs = 0 }: Alarm): number {
  return sinceMs;
}

/** Grafana fills in the row's own name and region, and escapes them. */
function consoleLink(host = 'console.aws.amazon.com') {
  const url = `https://${host}/cloudwatch/home?region=\${__data.fields.Region}#alarmsV2:alarm/\${__value.text}`;
  return { title: 'Open in CloudWatch', url, targetBlank: true };
}
