// All slices of all sources as columns: a day is filled in one loop over numbers, not over objects.
import type { Source } from './line-book';

/** One entry per slice. */
export interface SliceTable {
  /** Place of the slice's source. */
  readonly source: Int32Array;
  readonly share: Float64Array;
  /** 1 where a savings plan may cover it. */
  readonly onPlan: Uint8Array;
  /** Its line for usage, and the one for the discount on it or −1. */
  readonly usage: Int32Array;
  readonly discount: Int32Array;
  /** The few that a savings plan may cover, with their lines per plan. */
  readonly planned: readonly {
    readonly source: number;
    readonly share: number;
    readonly covered: readonly number[];
    readonly negation: readonly number[];
  }[];
}

export function sliceTable(sources: readonly Source[]): SliceTable {
  const all = sources.flatMap(({ slices, product }, source) =>
    slices.map((slice) => ({ ...slice, source, onPlan: product.savingsPlan ? 1 : 0 })),
  );
  return {
    source: Int32Array.from(all, ({ source }) => source),
    share: Float64Array.from(all, ({ share }) => share),
    onPlan: Uint8Array.from(all, ({ onPlan }) => onPlan),
    usage: Int32Array.from(all, ({ usage }) => usage),
    discount: Int32Array.from(all, ({ discount }) => discount),
    planned: all.filter(({ onPlan }) => onPlan === 1),
  };
}
