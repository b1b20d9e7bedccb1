/** A number as AWS prints it: no exponent, no trailing zeros, no negative zero; ten decimals when rounded, as many as the double has otherwise. */
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
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' || short === '' ? '0' : short;
}
