import Big from 'big.js';
import fc from 'fast-check';
import { DecimalSums, sumDecimals, toNumber } from '../../../src/queries/shared/decimal';

/** As AWS prints: short, forty digits, negative, with exponent. */
const amount = fc.oneof(
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9_999_999_999 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(10, '0')}`),
  fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((digits) => `${digits}.000000000229192664`),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map(String),
  fc.constantFrom('0', '-0', '99999.9999999999', '-99999.9999999999', '1.2E-9', '5.'),
);

describe('toNumber', () => {
  it.each([
    ['2641.54800000000022919266484677791595458984375', 2641.5480000000002],
    ['1.2E-9', 1.2e-9],
    ['-0.0000000001', -1e-10],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(toNumber(text)).toBe(value);
  });

  it.each(['', ' ', 'N/A', '0x10', 'Infinity', '1e999', '1,5', '--1', '1e9999999'])('has no number for %j', (text) => {
    expect(toNumber(text)).toBeNull();
  });
});

describe('sums', () => {
  it('keep every digit where doubles lose some', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(sumDecimals(['2641.54800000000022919266484677791595458984375', '-2641.548'])).toBe(
      '0.00000000000022919266484677791595458984375',
    );
    expect(sumDecimals([])).toBe('0');
  });

  it('equal those of big.js, digit for digit', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (amounts) => {
        const expected = amounts.reduce((sum, text) => sum.plus(text.replace(/\.$/, '')), new Big(0));
        expect(new Big(sumDecimals(amounts)).eq(expected)).toBe(true);
      }),
    );
  });

  it('stay exact when the short lane overflows', () => {
    const sums = new DecimalSums(2);
    for (let times = 0; times < 100; times++) {
      sums.add(1, '99999.9999999999');
    }
    expect([sums.print(0), sums.print(1)]).toEqual(['0', '9999999.99999999']);
  });
});
