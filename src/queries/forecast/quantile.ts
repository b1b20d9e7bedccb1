// PURE. How wide an interval must be: quantiles of Student's distribution, for a spread that few days tell.

/**
 * Percent and degrees of freedom, the number of days less what was fitted to them → standard deviations to each side of the mean that
 * hold it: 95 and 2 → 4.303, 95 and 48 → 2.011. Bisection, exact to 1e-9.
 */
export function deviationsOf(level: number, freedom: number): number {
  // 99 % of one degree of freedom, the widest there is, is at 64.
  let [low, high] = [0, 100];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    [low, high] = 100 * inside(middle, freedom) < level ? [middle, high] : [low, middle];
  }
  return low;
}

/** How much lies within so many deviations: a finite sum. @see Abramowitz and Stegun, 26.7.3 and 26.7.4 */
function inside(deviations: number, freedom: number): number {
  const angle = Math.atan(deviations / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom > 1 ? term : 0;
  for (let n = isOdd ? 3 : 2; n < freedom; n += 2) {
    term *= cosine ** 2 * ((n - 1) / n);
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
