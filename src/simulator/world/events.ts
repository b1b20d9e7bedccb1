// The story of the last year, §7.2 (a)–(h), relative to the anchor (the day the world was made for). (g), the Black-Friday week, follows
// the calendar and lives in `shapes.ts`.
import { addMonths, firstDay, monthOf } from './calendar';

export interface EventPlace {
  readonly account: string;
  readonly region: string;
  readonly product: string;
}

const within = (day: number, start: number, days: number): boolean => day >= start && day < start + days;

export interface Events {
  /** Factor on what is used. */
  usage(place: EventPlace, day: number): number;
  /** Factor on what a unit costs. */
  price(product: string, day: number): number;
  /** USD that have no base to multiply: the forgotten cluster. */
  extraUsd(place: EventPlace, day: number): number;
  /** First day of the `project` tag. */
  readonly projectTagFrom: number;
}

export function createEvents(anchor: number): Events {
  const month = (offset: number): number => firstDay(monthOf(anchor) + offset);
  const migration = { start: month(-6), end: month(-4) };

  const migrated = (day: number): number =>
    Math.min(1, Math.max(0, (day - migration.start) / (migration.end - migration.start)));

  return {
    projectTagFrom: addMonths(anchor, -3),

    usage({ account, region, product }, day) {
      switch (product) {
        case 'cwlog': // (a) a debug level left on
          return account === '210000000003' && region === 'eu-west-1' && within(day, anchor - 12, 3) ? 9 : 1;
        case 'natgb': // (b) one day of traffic that missed its endpoint
          return day === anchor - 20 ? 1.6 : 1;
        case 's3': // (d) a lifecycle rule: what is stored now is 18 % less than it would be
          return day < month(-4) ? 1 / 0.82 : 1;
        case 'm5': // (f) the shop leaves m5 …
          return account === '210000000001' ? 1 - migrated(day) : 1;
        case 'm6g': // … for m6g
          return account === '210000000001' ? migrated(day) : 1;
        case 'bedrock': // (h) a new service
          return day >= anchor - 35 ? 1 : 0;
        default:
          return 1;
      }
    },

    // (e) a price cut of five per cent
    price: (product, day) => (product === 'c6g' && day < month(-3) ? 1 / 0.95 : 1),

    // (c) two ml.p3.8xlarge, forgotten from Monday to Friday nine weeks ago
    extraUsd: ({ product }, day) => (product === 'smp3' && within(day, anchor - 63, 5) ? 2 * 24 * 14.688 : 0),
  };
}

/** The acquired company's account left at the start of the month before last. */
export const leftOn = (anchor: number): number => firstDay(monthOf(anchor) - 2);
