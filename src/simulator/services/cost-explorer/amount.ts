const zero = '0'.charCodeAt(0);

/**
 * A number as AWS prints it: no exponent, no trailing zeros, no negative zero; ten decimals when rounded, as many as
 * the double has otherwise.
 */
export function printAmount(value: number, rounded: boolean): string {
  if (rounded) {
    return trim(value.toFixed(10));
  }
  const shortest = String(value);
  return trim(shortest.includes('e') ? value.toFixed(Math.min(100, decimals(shortest))) : shortest);
}

/** Decimals needed to write `1.25e-9` in full. */
function decimals(exponential: string): number {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
}

function trim(text: string): string {
  const point = text.indexOf('.');
  if (point < 0) {
    return text === '-0' ? '0' : text;
  }
  let end = text.length;
  while (text.charCodeAt(end - 1) === zero) {
    end -= 1;
  }
  const short = text.slice(0, end - 1 === point ? point : end);
  return short === '-0' ? '0' : short;
}
