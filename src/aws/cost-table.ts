// PURE. The merged pages of GetCostAndUsage, by column: a year of a thousand groups stays small, amounts stay text.

export interface CostPeriod {
  /** As AWS writes it: `2026-11-01`, or `2026-11-01T05:00:00Z` for hours. End is exclusive. */
  readonly start: string;
  readonly end: string;
  readonly estimated: boolean;
}

/** One metric of one group over all periods. */
export interface CostColumn {
  /** Decimal strings as AWS printed them, by period; undefined where AWS printed no row. */
  readonly amounts: readonly (string | undefined)[];
  /** `USD`, `Hrs`, `N/A` …; a list by period only where the unit is not the same throughout. */
  readonly unit: string | readonly (string | undefined)[];
}

export interface CostTable {
  /** Ascending, without gaps of AWS's making filled in. */
  readonly periods: readonly CostPeriod[];
  /** The keys of each group as AWS printed them (`team$web`, `NoRegion`); one empty list when nothing was grouped. */
  readonly groups: readonly (readonly string[])[];
  /** By metric name as asked (`UnblendedCost`), then by group. */
  readonly columns: Readonly<Record<string, readonly CostColumn[]>>;
  /** What AWS says of a key, today the names of accounts: `222233334444` → `prod-platform`. */
  readonly descriptions: Readonly<Record<string, string>>;
}
