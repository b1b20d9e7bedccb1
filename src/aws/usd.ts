// PURE. Money of our own as whole numbers: a thousand times a cent must be ten dollars.

/** Thousandths of a cent: 1 USD is 100,000 units. One metric of CloudWatch costs one. */
export const UNITS_PER_USD = 100_000;

/** USD → units, upwards: what is cheaper than a unit counts as one, and a guard errs to the dear side. */
export function unitsOf(usd: number): number {
  // 0.07 USD is 7000.000000000001 units.
  return Math.ceil(Math.round(usd * UNITS_PER_USD * 1_000) / 1_000);
}

/** Units → USD. */
export function usdOf(units: number): number {
  return units / UNITS_PER_USD;
}
