import { checkConfig } from './check-config';
import { checkLabels, labelsKey } from './check-labels';
import { checkMeta } from './check-meta';
import { checkType } from './check-type';
import { checkValues } from './check-values';
import type { CheckedFrame, Frame } from './frame';
import { type Fail, FrameError } from './frame-error';

/**
 * Says whether Grafana will decode the frame, and alerting understand it where its type promises so.
 * Columns of equal length; times whole milliseconds within years 1678 to 2262; name and labels distinct per field;
 * config and meta of the types that Grafana's Go structs want; the promises of `meta.type` (see check-type.ts).
 * Returns the very same object. Throws FrameError.
 */
export function checkFrame(frame: Frame): CheckedFrame {
  const fail: Fail = (path, problem) => {
    throw new FrameError(frame.name ?? '', path, problem);
  };
  if (frame.name !== undefined && typeof frame.name !== 'string') {
    fail('name', 'must be a string');
  }
  if (frame.refId !== undefined && typeof frame.refId !== 'string') {
    fail('refId', 'must be a string');
  }
  checkFields(frame, fail);
  if (frame.meta) {
    checkMeta(frame.meta, fail);
  } else if (frame.fields.length === 0) {
    // Grafana's NoData reads the meta of such a frame without looking whether there is one.
    fail('meta', 'a frame without fields needs meta with its type');
  }
  checkType(frame, fail);
  return frame as CheckedFrame;
}

function checkFields(frame: Frame, fail: Fail): void {
  const rows = frame.fields[0]?.values.length ?? 0;
  const seen = new Set<string>();
  frame.fields.forEach((field, index) => {
    const path = `fields[${index}]`;
    if (typeof field.name !== 'string') {
      fail(`${path}.name`, 'must be a string');
    }
    if (field.values.length !== rows) {
      fail(`${path}.values`, `has ${field.values.length} rows, the first field has ${rows}`);
    }
    checkValues(field, path, fail);
    checkLabels(field.labels, `${path}.labels`, fail);
    checkConfig(field.config, `${path}.config`, fail);
    const key = `${JSON.stringify(field.name)}${labelsKey(field.labels)}`;
    if (seen.has(key)) {
      fail(path, `name and labels are those of an earlier field: ${key}`);
    }
    seen.add(key);
  });
}
