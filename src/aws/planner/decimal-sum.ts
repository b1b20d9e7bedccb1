// PURE. Exact sums of AWS's amounts. Short ones are added as whole 1e-10ths, which is what Cost Explorer rounds its cells to:
// |amount| < 100,000 times 1e10 is below 1e15, where Math.round still undoes the error of the double. The rest goes to big.js.
import Big from 'big.js';

const DECIMAL = /^-?\d+(\.\d*)?(e[+-]?\d{1,3})?$/i;
const SHORT = /^-?\d{1,5}(\.\d{0,10})?$/;
const MAX_UNITS = 2 ** 52;

/** Whether `amount` is a number that can be added. */
export const isDecimal = (amount: string): boolean => DECIMAL.test(amount);

/** The exact sum of decimal strings, without exponent; one stays as it is. Every one must pass `isDecimal`. */
export function sumDecimals(amounts: readonly string[]): string {
  if (amounts.length === 1) {
    return amounts[0]!;
  }
  let units = 0;
  let rest: Big | undefined;
  for (const amount of amounts) {
    const more = SHORT.test(amount) ? units + Math.round(Number(amount) * 1e10) : Number.POSITIVE_INFINITY;
    if (Math.abs(more) < MAX_UNITS) {
      units = more;
    } else {
      rest = new Big(amount).plus(rest ?? 0);
    }
  }
  return new Big(`${units}e-10`).plus(rest ?? 0).toFixed();
}
