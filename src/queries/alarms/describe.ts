// PURE. An alarms query in one line, for the query history.
import { namesOf, statesOf, typesOf } from './filters';
import { ALARM_TYPES, type AlarmsQuery } from './model';

const WORDS: Readonly<Record<AlarmsQuery['format'], string>> = {
  table: 'Alarms',
  total: 'Number of alarms',
  timeline: 'States of alarms over time',
  annotations: 'Alarms as annotations',
};

/** `Alarms called shop-*, ALARM, in eu-west-1` */
export function describeAlarms(query: AlarmsQuery): string {
  const { format, regions, namePrefix } = query;
  const types = typesOf(query);
  const names = namesOf(query).join(' or ') || (namePrefix.trim() && `${namePrefix.trim()}*`);
  return [
    names ? `${WORDS[format]} called ${names}` : WORDS[format],
    ...(types.length > 0 && types.length < ALARM_TYPES.length ? [types.join(' or ')] : []),
    ...(query.states.length > 0 ? [statesOf(query).join(' or ')] : []),
    ...(regions.length > 0 ? [`in ${regions.join(' and ')}`] : []),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
