import { labelsKey } from './check-labels';
import type { Field } from './field';
import type { Frame } from './frame';
import type { Fail } from './frame-error';

/**
 * The promises that a frame's type makes to alerting and expressions.
 * An alert instance is known by its labels alone: two with equal labels break the whole rule.
 * A frame without fields keeps every promise: it is "no data".
 * @see https://grafana.com/developers/dataplane/contract-spec
 */
export function checkType(frame: Frame, fail: Fail): void {
  const type = frame.meta?.type;
  if (!type || !/^(timeseries|numeric)-/.test(type)) {
    return;
  }
  const version = frame.meta?.typeVersion;
  if (!version || (version[0] === 0 && version[1] === 0)) {
    fail('meta.typeVersion', `alerting ignores the type ${type} without a version: [0, 1]`);
  }
  if (frame.fields.length === 0) {
    return;
  }
  const measures = frame.fields.filter((field) => field.type === 'number' || field.type === 'boolean');
  if (measures.length === 0) {
    fail('fields', `${type} needs a number or boolean field`);
  }
  if (type.startsWith('timeseries-')) {
    checkTimes(frame, type === 'timeseries-long', fail);
  } else if (type !== 'numeric-long' && measures[0]!.values.length > 1) {
    fail('fields', `${type} has at most one row`);
  }
  if (type.endsWith('-wide')) {
    distinct(
      measures.map((field) => labelsKey(field.labels)),
      fail,
    );
  } else if (type === 'numeric-long') {
    distinct(rowLabels(frame.fields), fail);
  }
}

function checkTimes(frame: Frame, mayRepeat: boolean, fail: Fail): void {
  const times = frame.fields.find((field) => field.type === 'time')?.values;
  if (!times) {
    return fail('fields', `${frame.meta?.type} needs a time field`);
  }
  for (let row = 1; row < times.length; row++) {
    const step = (times[row] as number) - (times[row - 1] as number);
    if (step < 0 || (step === 0 && !mayRepeat)) {
      fail('fields', `times must ascend, row ${row} does not`);
    }
  }
}

/** numeric-long: the string columns of a row are its labels. */
function rowLabels(fields: readonly Field[]): string[] {
  const columns = fields.filter((field) => field.type === 'string');
  return Array.from({ length: fields[0]!.values.length }, (_, row) =>
    JSON.stringify(columns.map((column) => column.values[row])),
  );
}

function distinct(keys: readonly string[], fail: Fail): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) {
      fail('fields', `labels must be distinct for alerting, twice: ${key}`);
    }
    seen.add(key);
  }
}
