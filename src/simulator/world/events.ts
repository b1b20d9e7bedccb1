// The story of the last year, §7.2 (a)–(h), relative to the anchor (the day the world was made for). (g), the
// Black-Friday week, follows the calendar and lives in `shapes.ts`.
import { addMonths, firstDay, monthOf } from './calendar';

export interface EventPlace {
  readonly account: string;
  readonly region: string;
  readonly product: string;
}

const within = (day: number, start: number, days: number): boolean => day >= start && day < start + days;

/** What happens to one product in one region of one account; members are absent where nothing ever does. */
export interface Story {
  /** Factor on what is used. */
  readonly usage?: (day: number) => number;
  /** Factor on what a unit costs. */
  readonly price?: (day: number) => number;
  /** USD that have no base to multiply: the forgotten cluster. */
  readonly extraUsd?: (day: number) => number;
}

/** A factor until a day, one from then on. */
const stepAt = (from: number, before: number, of: 'usage' | 'price'): Story => ({
  [of]: (day: number) => (day < from ? before : 1),
});

const shop = '210000000001';
const api = '210000000003';

/** First day of the `project` tag. */
export const projectTagFrom = (anchor: number): number => addMonths(anchor, -3);

export function storyOf({ account, region, product }: EventPlace, anchor: number): Story {
  const month = (offset: number): number => firstDay(monthOf(anchor) + offset);
  const migrationStart = month(-6);
  const migrationDays = month(-4) - migrationStart;
  const migrated = (day: number): number => Math.min(1, Math.max(0, (day - migrationStart) / migrationDays));

  switch (product) {
    case 'cwlog': // (a) a debug level left on
      return account === api && region === 'eu-west-1' ? { usage: (day) => (within(day, anchor - 12, 3) ? 9 : 1) } : {};
    case 'natgb': // (b) one day of traffic that missed its endpoint
      return { usage: (day) => (day === anchor - 20 ? 1.6 : 1) };
    case 'smp3': // (c) two ml.p3.8xlarge, forgotten for five days nine weeks ago
      return { extraUsd: (day) => (within(day, anchor - 63, 5) ? 2 * 24 * 14.688 : 0) };
    case 's3': // (d) a lifecycle rule: what is stored now is 18 % less than it would be
      return stepAt(month(-4), 1 / 0.82, 'usage');
    case 'c6g': // (e) a price cut of five per cent
      return stepAt(month(-3), 1 / 0.95, 'price');
    case 'm5': // (f) the shop leaves m5 …
      return account === shop ? { usage: (day) => 1 - migrated(day) } : {};
    case 'm6g': // … for m6g
      return account === shop ? { usage: migrated } : {};
    case 'bedrock': // (h) a new service
      return { usage: (day) => (day >= anchor - 35 ? 1 : 0) };
    default:
      return {};
  }
}

/** The acquired company's account left at the start of the month before last. */
export const leftOn = (anchor: number): number => firstDay(monthOf(anchor) - 2);
