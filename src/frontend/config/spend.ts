// The ledger as the companion's resource `spend` tells it.

export interface SpendLine {
  /** An operation, or who asked: `panel:<dashboard>/<panel>`, `alert-rule:<uid>`, `editor`, `others`. */
  readonly name: string;
  readonly requests: number;
  readonly usd: number;
}

export interface SpendPeriod {
  readonly requests: number;
  readonly usd: number;
  /** A ledger was lost within the period: at least this much was spent. */
  readonly atLeast: boolean;
  /** Missing when there is no cap. */
  readonly capUsd?: number;
  readonly resetsAtMs: number;
  readonly byOperation: readonly SpendLine[];
  readonly byAsker: readonly SpendLine[];
}

export interface Spend {
  readonly today: SpendPeriod;
  readonly month: SpendPeriod;
  readonly keptForAlertRulesUsd: number;
  readonly keptIn: 'file' | 'memory';
  /** Why it is kept in memory only. */
  readonly note?: string;
}

export interface SpendRow {
  readonly name: string;
  readonly today?: SpendLine;
  readonly month?: SpendLine;
}

/** One row per name of either period, in the month's order: the dearest first. */
export function rowsOf(today: readonly SpendLine[], month: readonly SpendLine[]): SpendRow[] {
  const names = new Set([...month, ...today].map(({ name }) => name));
  return [...names].map((name) => ({
    name,
    today: today.find((line) => line.name === name),
    month: month.find((line) => line.name === name),
  }));
}

const ASKERS: Readonly<Record<string, string>> = {
  panel: 'Panel',
  'alert-rule': 'Alert rule',
  editor: 'Editors: lists and Refresh now',
  health: 'Save & test',
  rest: 'HTTP API',
  other: 'Explore, new panels, public boards',
  others: 'All others',
};

/** `panel:abc/4` → `Panel abc/4`. Uids only: titles are the users' own words. */
export function askerText(name: string): string {
  const [kind = '', uid] = name.split(/:(.*)/s);
  return [ASKERS[kind] ?? kind, ...(uid ? [uid] : [])].join(' ');
}
