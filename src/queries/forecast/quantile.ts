// PURE. How wide an interval must be: quantiles of the bell curve, and of Student's where few days are known.

/**
 * Percent → standard deviations to each side of the mean that hold it: 80 → 1.2816, 95 → 1.96. `freedom` is the number of days less
 * what was fitted to them; few make it wider. Bisection on the error function: exact to 1e-7, and nothing to look up.
 */
export function deviationsOf(level: number, freedom = Number.POSITIVE_INFINITY): number {
  // 99 % is at 2.6; the series below is exact up to here.
  let [low, high] = [0, 4];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    [low, high] = 100 * errorFunction(middle / Math.SQRT2) < level ? [middle, high] : [low, middle];
  }
  // The first terms of Cornish and Fisher's expansion. @see Abramowitz and Stegun, 26.7.5
  const terms = [(low ** 3 + low) / 4, (5 * low ** 5 + 16 * low ** 3 + 3 * low) / 96];
  return terms.reduce((sum, term, order) => sum + term / freedom ** (order + 1), low);
}

/** Its power series. */
function errorFunction(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-12; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return Math.min(1, (2 / Math.sqrt(Math.PI)) * sum);
}
