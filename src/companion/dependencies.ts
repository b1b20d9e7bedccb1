// What the companion is given instead of reaching for it: rule 6.
import type { Clock, Log } from '#aws';
import type { Disk } from './state-folder';

export interface CompanionDependencies {
  readonly clock: Clock;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Where the spend ledger is kept; in memory without it. */
  readonly disk?: Disk;
  readonly env: Readonly<Record<string, string | undefined>>;
}
