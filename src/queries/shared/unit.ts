// PURE. AWS's unit of an amount → Grafana's unit id.

// Those of the currencies AWS bills in that Grafana knows by id.
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['USD', 'currencyUSD'],
  ['EUR', 'currencyEUR'],
  ['GBP', 'currencyGBP'],
  ['JPY', 'currencyJPY'],
  ['INR', 'currencyINR'],
  ['BRL', 'currencyBRL'],
  ['CHF', 'currencyCHF'],
  ['DKK', 'currencyDKK'],
  ['NOK', 'currencyNOK'],
  ['SEK', 'currencySEK'],
  ['ZAR', 'currencyZAR'],
  ['KRW', 'currencyKRW'],
  ['CNY', 'currency:CN¥'],
]);

/** What AWS prints where a sum has no unit of its own. */
const NO_UNIT = new Set(['', 'N/A', 'NormalizedUnits']);

/** Our own: a share, or a change in percent. */
export const PERCENT = '%';

/**
 * `USD` → `currencyUSD`; any other unit keeps its AWS name behind the number (`1.2K Hrs`): Grafana's own hours and bytes
 * would turn instance hours into weeks. @see https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/#unit
 */
export function grafanaUnit(unit: string): string {
  if (NO_UNIT.has(unit)) {
    return 'short';
  }
  if (unit === PERCENT) {
    return 'percent';
  }
  return CURRENCIES.get(unit) ?? `count:${unit}`;
}

/** Whether AWS says that the number adds unlike things. */
export function isUnitless(unit: string): boolean {
  return unit === 'N/A';
}
