// PURE. Many measurements → the few numbers that are reported.

/** The middle one; of an even count the mean of the two in the middle. NaN of none. */
export function median(samples: readonly number[]): number {
  return (quantile(samples, 0.5) + quantile(samples, 0.5, Math.ceil)) / 2;
}

/** The sample at `share` of the way from smallest to largest, by nearest rank; NaN of none. */
export function quantile(samples: readonly number[], share: number, round = Math.floor): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[round((sorted.length - 1) * share)] ?? NaN;
}

/** `best of 200: 0.81`: load only ever adds, so the smallest is nearest to a quiet machine. */
export function best(samples: readonly number[]): string {
  return `best of ${samples.length}: ${shorten(Math.min(...samples))}`;
}

/** Three digits that mean something. */
export function shorten(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
