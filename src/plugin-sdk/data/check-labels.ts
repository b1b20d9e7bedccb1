import type { Labels } from './field';
import type { Fail } from './frame-error';

export function checkLabels(labels: Labels | undefined, path: string, fail: Fail): void {
  for (const key in labels) {
    if (typeof labels[key] !== 'string') {
      fail(`${path}.${key}`, 'must be a string');
    }
  }
}

/** One text per set of labels, whatever the order of keys; also the JSON that goes into the Arrow field's metadata. */
export function labelsKey(labels: Labels | undefined): string {
  if (!labels) {
    return '{}';
  }
  const keys = Object.keys(labels);
  if (keys.length > 1) {
    keys.sort();
  }
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(labels[key])}`).join(',')}}`;
}
