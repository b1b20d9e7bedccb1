// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type AlarmsQuery, alarmsSchema } from './model';

const example = (
  title: string,
  label: string,
  query: v.InferInput<typeof alarmsSchema>,
): QueryExample<AlarmsQuery> => ({ title, label, query: v.parse(alarmsSchema, query) });

export const alarmsExamples: readonly QueryExample<AlarmsQuery>[] = [
  example('States now', 'A table of metric, composite and log alarms, those in ALARM first', {}),
  example('How many are in alarm', 'One number, for a stat or an alert rule', { format: 'total', states: ['ALARM'] }),
  example('How many in each state', 'A number for each state, for bars or a pie', { format: 'total' }),
  example('State history', 'A line per alarm for the panel State timeline', { format: 'timeline' }),
  example('History of what went off', 'Only alarms that were in ALARM within the range', {
    format: 'timeline',
    states: ['ALARM'],
  }),
  example('Alarms drawn over a chart', 'Annotations from ALARM to its end', { format: 'annotations' }),
  example('Composite alarms of two regions', 'What is made of other alarms', {
    regions: ['us-east-1', 'eu-west-1'],
    types: ['CompositeAlarm'],
  }),
];
