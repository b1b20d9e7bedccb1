import type { Field } from './field';
import type { Fail } from './frame-error';

// Nanoseconds since 1970 must fit a signed 64-bit integer: 1677-09-21 to 2262-04-11.
const maxTimeMs = Math.floor(2 ** 63 / 1e6);

/** Looks at every value of a column; a typed array of floats needs no look. */
export function checkValues(field: Field, path: string, fail: Fail): void {
  const { values } = field;
  switch (field.type) {
    case 'time':
      for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (!Number.isInteger(value) || Math.abs(value as number) > maxTimeMs) {
          fail(`${path}.values[${row}]`, `a time must be whole epoch milliseconds, got ${String(value)}`);
        }
      }
      return;
    case 'number':
      if (!(values instanceof Float64Array || values instanceof Float32Array)) {
        every(values, 'number', path, fail);
      }
      return;
    case 'string':
    case 'boolean':
      every(values, field.type, path, fail);
      return;
    default:
      fail(`${path}.type`, 'must be time, number, string or boolean');
  }
}

function every(values: ArrayLike<unknown>, type: string, path: string, fail: Fail): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== null && typeof value !== type) {
      fail(`${path}.values[${row}]`, `must be a ${type} or null, got ${typeof value}`);
    }
  }
}
