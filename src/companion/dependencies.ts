// What the companion is given instead of reaching for it: rule 6.
import type { Clock, Log } from '#aws';

export interface CompanionDependencies {
  readonly clock: Clock;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
}
