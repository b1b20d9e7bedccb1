import type { Field } from './field';

/** The buffers of one Arrow column, without padding; `validity` is empty where nothing is null. */
export interface Buffers {
  nullCount: number;
  validity: Uint8Array;
  offsets?: Int32Array;
  values: Uint8Array | Int32Array | Float64Array;
}

/** Column → Arrow buffers: int64 ns, float64, offsets and UTF-8, bits. Straight from the arrays, one pass each. */
export function columnBuffers(field: Field): Buffers {
  switch (field.type) {
    case 'time':
      return { nullCount: 0, validity: new Uint8Array(0), values: nanoseconds(field.values) };
    case 'number':
      return numbers(field.values);
    case 'string':
      return strings(field.values);
    case 'boolean':
      return booleans(field.values);
  }
}

/**
 * Milliseconds → 64-bit nanoseconds as little-endian halves.
 * Nanoseconds do not fit a double and a BigInt per row costs five times as much: so 2^16 is split off, both parts
 * multiplied exactly, and the carry added by hand.
 */
function nanoseconds(timesMs: ArrayLike<number>): Int32Array {
  const halves = new Int32Array(timesMs.length * 2);
  for (let row = 0; row < timesMs.length; row++) {
    const timeMs = timesMs[row] as number;
    const upper = Math.floor(timeMs / 65_536);
    const upperNs = upper * 1e6;
    const high = Math.floor(upperNs / 65_536);
    const low = (upperNs - high * 65_536) * 65_536 + (timeMs - upper * 65_536) * 1e6;
    const carry = Math.floor(low / 4_294_967_296);
    halves[2 * row] = low - carry * 4_294_967_296;
    halves[2 * row + 1] = high + carry;
  }
  return halves;
}

function numbers(values: ArrayLike<number | null>): Buffers {
  if (values instanceof Float64Array) {
    return { nullCount: 0, validity: new Uint8Array(0), values };
  }
  const out = new Float64Array(values.length);
  const nulls = nullBits(values);
  for (let row = 0; row < values.length; row++) {
    out[row] = values[row] ?? 0;
  }
  return { ...nulls, values: out };
}

function booleans(values: ArrayLike<boolean | null>): Buffers {
  const bits = new Uint8Array((values.length + 7) >> 3);
  for (let row = 0; row < values.length; row++) {
    if (values[row]) {
      bits[row >> 3]! |= 1 << (row & 7);
    }
  }
  return { ...nullBits(values), values: bits };
}

const encoder = new TextEncoder();

function strings(values: ArrayLike<string | null>): Buffers {
  const offsets = new Int32Array(values.length + 1);
  // Most texts are ASCII; three bytes a character is UTF-8's worst case, and only then is there a second buffer.
  let bytes = new Uint8Array(64 + values.length * 16);
  let end = 0;
  for (let row = 0; row < values.length; row++) {
    const text = values[row];
    if (text) {
      if (end + text.length * 3 > bytes.length) {
        const grown = new Uint8Array(Math.max(bytes.length * 2, end + text.length * 3));
        grown.set(bytes);
        bytes = grown;
      }
      end += encoder.encodeInto(text, bytes.subarray(end)).written;
    }
    offsets[row + 1] = end;
  }
  return { ...nullBits(values), offsets, values: bytes.subarray(0, end) };
}

function nullBits(values: ArrayLike<unknown>): { nullCount: number; validity: Uint8Array } {
  let nullCount = 0;
  for (let row = 0; row < values.length; row++) {
    nullCount += values[row] === null ? 1 : 0;
  }
  if (nullCount === 0) {
    return { nullCount, validity: new Uint8Array(0) };
  }
  const validity = new Uint8Array((values.length + 7) >> 3);
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== null) {
      validity[row >> 3]! |= 1 << (row & 7);
    }
  }
  return { nullCount, validity };
}
