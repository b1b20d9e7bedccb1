// PURE. Who asks when: three browsers on a 5-minute refresh, and Grafana's rules.
import { MINUTE_MS, type Panel, type Rule, RULES } from './boards';

export interface Refresh {
  readonly atMs: number;
  /** `viewer 1`, or the rule's title. */
  readonly who: string;
  readonly asker: 'panel' | 'alert-rule';
  readonly panels: readonly Panel[];
}

export const REFRESH_MS = 5 * MINUTE_MS;
/** When each viewer opened the board, after the first: their `now` never falls on the same second. */
export const VIEWERS_MS: readonly number[] = [0, 97_000, 211_000];
/** Rules are evaluated by Grafana's own clock. */
const RULES_MS = 40_000;

/** Every refresh from `startMs` for `lengthMs`, in order of time. */
export function refreshes(
  panels: readonly Panel[],
  { startMs, lengthMs }: { readonly startMs: number; readonly lengthMs: number },
): readonly Refresh[] {
  const endMs = startMs + lengthMs;
  const from = (firstMs: number, everyMs: number): readonly number[] =>
    Array.from(
      { length: Math.max(0, Math.ceil((endMs - firstMs) / everyMs)) },
      (_, place) => firstMs + place * everyMs,
    );
  const viewers = VIEWERS_MS.flatMap((lateMs, place) =>
    from(startMs + lateMs, REFRESH_MS).map((atMs): Refresh => ({
      atMs,
      who: `viewer ${place + 1}`,
      asker: 'panel',
      panels,
    })),
  );
  const rules = RULES.flatMap((rule: Rule) =>
    from(startMs + RULES_MS, rule.everyMs).map((atMs): Refresh => ({
      atMs,
      who: rule.title,
      asker: 'alert-rule',
      panels: [rule],
    })),
  );
  return [...viewers, ...rules].sort((a, b) => a.atMs - b.atMs);
}
