// PURE. What a query's lists mean: once each, without blanks; nothing is no filter.
import type { QueryContext } from '../kind';
import { ALARM_TYPES, type AlarmsQuery, type AlarmType, STATES } from './model';

/** By name; undefined for the data source's own where that is not known. `eu-west-1, us-east-1` is two. */
export function regionsOf({ regions }: AlarmsQuery, { region: own }: QueryContext): readonly (string | undefined)[] {
  const named = clean(regions.flatMap((text) => text.split(',')));
  return named.length > 0 ? [...new Set(named.map((one) => (one === 'default' ? own : one)))] : [own];
}

/** Sorted, so that equal questions are asked alike; empty for all. */
export function namesOf({ names }: AlarmsQuery): readonly string[] {
  return [...clean(names)].sort();
}

/** Those AWS is asked for: always named, because without it knows metric alarms only. */
export function typesOf({ types }: AlarmsQuery): AlarmType[] {
  const chosen = clean(types);
  return ALARM_TYPES.filter((type) => chosen.length === 0 || chosen.includes(type));
}

/** Empty for all. Annotations are about alarms unless told. */
export function statesOf({ states, format }: AlarmsQuery): readonly string[] {
  const chosen = clean(states);
  return chosen.length === 0 && format === 'annotations' ? ['ALARM'] : STATES.filter((one) => chosen.includes(one));
}

/** Whether an alarm of this name is meant. */
export function isNamed(query: AlarmsQuery, name: string): boolean {
  const names = namesOf(query);
  return names.length > 0 ? names.includes(name) : name.startsWith(query.namePrefix.trim());
}

function clean(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}
