// PURE. AWS's amounts: decimal strings with up to forty digits. Sums stay decimal; only a frame's value is a double.
import Big from 'big.js';

// What AWS prints, and nothing that Number() would guess at: no blank, no hexadecimal, no Infinity. The short exponent
// keeps a broken answer from making a number with a billion digits.
const DECIMAL = /^-?\d+(\.\d*)?(e[+-]?\d{1,3})?$/i;

/** `2641.548…` or `1.2E-9` → the nearest double; null for text that is no finite decimal number. */
export function toNumber(amount: string): number | null {
  const value = DECIMAL.test(amount) ? Number(amount) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** The exact sum of decimal strings, printed without exponent. Every one must pass `toNumber`; an empty list is `0`. */
export function sumDecimals(amounts: Iterable<string>): string {
  let sum = ZERO;
  for (const amount of amounts) {
    sum = sum.plus(amount);
  }
  return sum.toFixed();
}

const ZERO = new Big(0);
