// PURE. A ledger of calls → what each operation was asked, and what that costs.
import type { Call } from './northwind';

export interface OperationLine {
  readonly operation: string;
  readonly calls: number;
  /** Of these, what AWS charges for. */
  readonly paid: number;
  readonly usd: number;
}

/** The dearest first, then by name. */
export function byOperation(calls: readonly Call[]): readonly OperationLine[] {
  const names = [...new Set(calls.map(({ operation }) => operation))];
  return names
    .map((operation) => {
      const own = calls.filter((call) => call.operation === operation);
      return {
        operation,
        calls: own.length,
        paid: own.filter(({ priceUsd }) => priceUsd > 0).length,
        usd: sumUsd(own.map(({ priceUsd }) => priceUsd)),
      };
    })
    .sort((a, b) => b.usd - a.usd || a.operation.localeCompare(b.operation));
}

/** In thousandths of a cent: a metric of CloudWatch's costs one. */
export function sumUsd(prices: readonly number[]): number {
  return prices.reduce((sum, usd) => sum + Math.round(usd * 100_000), 0) / 100_000;
}
