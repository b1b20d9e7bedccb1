// PURE. The alarms query: type, parser and defaults come from this one value. Stored in dashboards: fields are never renamed.
import * as v from 'valibot';

export const FORMATS = ['table', 'total', 'timeline', 'annotations'] as const;
/** AWS's, the worst first; by chance that is their order in the alphabet too, so tables sort well by state. */
export const STATES = ['ALARM', 'INSUFFICIENT_DATA', 'OK'] as const;
/** AWS's: it answers metric alarms only, unless all are named. */
export const ALARM_TYPES = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'] as const;
export type AlarmType = (typeof ALARM_TYPES)[number];

const texts = v.optional(v.array(v.string()), []);

export const alarmsSchema = v.object({
  queryType: v.optional(v.literal('alarms'), 'alarms'),
  schemaVersion: v.optional(v.literal(1), 1),
  format: v.optional(v.picklist(FORMATS), 'table'),
  /** None, or `default`: the data source's own. */
  regions: texts,
  /** Beginning of the names; not together with `names`. */
  namePrefix: v.optional(v.string(), ''),
  names: texts,
  /** None: all, for annotations `ALARM`. In a timeline: alarms that were in one of them. */
  states: texts,
  /** None: all. */
  types: texts,
});

export type AlarmsQuery = v.InferOutput<typeof alarmsSchema>;
