// PURE. What AWS Organizations knows of accounts, and organisational units as a key of our own: Cost Explorer has none.
import type { GroupKey } from './key';

/** Our own dimension: AWS is asked for accounts, which are added up by the unit they are in. */
export const UNIT = 'ORGANIZATIONAL_UNIT';
/** Accounts that have left, and all of them where Organizations may not be asked. */
export const UNKNOWN_UNIT = '(unknown unit)';

export interface Member {
  readonly name: string;
  /** From the root down, `Root/Workloads/Prod`; absent where it was not asked for. */
  readonly unit?: string;
}

export interface Organisation {
  /** By account id; empty where Organizations may not be asked. */
  readonly members: ReadonlyMap<string, Member>;
  /** Why it could not be asked; fit to be shown. */
  readonly refused?: string;
}

/** The path of the unit this account is in, or the words for none. */
export function unitOf(organisation: Organisation | undefined, account: string): string {
  return organisation?.members.get(account)?.unit ?? UNKNOWN_UNIT;
}

/** Every unit that has accounts in it or below it, sorted: `Root`, `Root/Workloads`, `Root/Workloads/Prod`. */
export function unitsOf({ members }: Organisation): readonly string[] {
  const units = new Set<string>();
  for (const { unit } of members.values()) {
    const parts = unit?.split('/') ?? [];
    parts.forEach((_, index) => units.add(parts.slice(0, index + 1).join('/')));
  }
  return [...units].sort();
}

export function isUnit({ type, key }: GroupKey): boolean {
  return type === 'DIMENSION' && key === UNIT;
}

/** The key that AWS is asked with. */
export function awsKey<K extends GroupKey>(key: K): K {
  return isUnit(key) ? { ...key, key: 'LINKED_ACCOUNT' } : key;
}
