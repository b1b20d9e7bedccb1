// PURE. The rules by which an answer is derived, by name: what "Check the planner" proves on a bill and may switch off.
import type { Condition } from './filter';

/**
 * `filter LINKED_ACCOUNT`: the rows of some accounts. `filter SERVICE` and its like: the rows of some values, only when checked.
 * `days to months`. `sum SERVICE` and its like: its groups add up to what has no such group.
 */
export type RuleName = 'days to months' | `filter ${string}` | `sum ${string}`;

export type PlannerMode = 'full' | 'selection' | 'off';

/** What a connection knows of its rules; in memory only, a check costs about 12 cents. */
export interface RuleState {
  readonly passed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/** Each reads one trap; the law's mutation table breaks each of them once. */
export interface DeriveRules {
  /** Whether rows picked from a cube under `held` are those AWS gives under `held` and `condition`. */
  maySelect(condition: Condition, held: readonly Condition[], state: RuleState): boolean;
  /** Whether the row with this key satisfies the condition, which has a key. */
  matches(condition: Condition, printedKey: string): boolean;
}

/** Tax is printed under these, or has no value at all. */
const TAX = /^Tax$|^No[A-Z]|^No /;

const dropsTax = (conditions: readonly Condition[]): boolean => conditions.some(({ accountsOnly }) => !accountsOnly);

/**
 * AWS drops tax under any condition but one on accounts. A row that may hold tax is therefore picked only where the cube has lost its tax
 * already. @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html and aws-apis.md §6.16
 */
export const deriveRules: DeriveRules = {
  maySelect(condition, held, { passed, failed }) {
    const { key, accountsOnly } = condition;
    const rule: RuleName = `filter ${key?.name ?? ''}`;
    if (!key || failed.has(rule)) {
      return false;
    }
    if (accountsOnly) {
      return true;
    }
    const mayHoldTax = key.name.includes(' ') || [...key.printed].some((value) => TAX.test(value));
    return !key.excludes && passed.has(rule) && (dropsTax(held) || !mayHoldTax);
  },
  matches: ({ key }, printedKey) => key !== undefined && key.printed.has(printedKey) !== key.excludes,
};
