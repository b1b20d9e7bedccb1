// PURE. What is wrong with an alarms query, said before anything is asked.
import type { QueryContext, QueryIssue } from '../kind';
import { namesOf } from './filters';
import { ALARM_TYPES, type AlarmsQuery, STATES } from './model';

const REGION = /^(default|[a-z]{2,4}(-[a-z]+)+-\d+)?$/;

export function checkAlarms(query: AlarmsQuery, context: QueryContext): readonly QueryIssue[] {
  return [...problems(query, context)].map(([path, text]) => ({ path, message: `${path} ${text}` }));
}

function* problems(query: AlarmsQuery, { fromAlert }: QueryContext): Iterable<readonly [path: string, text: string]> {
  const { regions, names, namePrefix, states, types, format } = query;
  if (fromAlert && format !== 'total') {
    yield ['format', `is ${format}, and alert rules reduce numbers: choose total, and the state ALARM.`];
  }
  for (const region of regions.flatMap((text) => text.split(','))) {
    if (!REGION.test(region.trim())) {
      yield ['regions', `has "${region}"; write the codes of regions, for example eu-west-1.`];
    }
  }
  if (namePrefix.trim() !== '' && namesOf(query).length > 0) {
    yield ['namePrefix', 'is given beside names, and AWS takes one of them: empty the other.'];
  }
  for (const name of [namePrefix, ...names].filter((one) => one.trim().startsWith('arn:'))) {
    yield ['names', `has "${name}"; write the name of the alarm, which is the last part of that ARN.`];
  }
  yield* unknown('states', states, STATES);
  yield* unknown('types', types, ALARM_TYPES);
}

function* unknown(
  path: string,
  values: readonly string[],
  known: readonly string[],
): Iterable<readonly [path: string, text: string]> {
  for (const value of values.map((one) => one.trim())) {
    if (value !== '' && !known.includes(value)) {
      yield [path, `has "${value}"; allowed: ${known.join(', ')}.`];
    }
  }
}
