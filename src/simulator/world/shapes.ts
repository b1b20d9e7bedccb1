// How a line moves through the week and the day. A daily amount is base × growth × weekday × noise × events; its hours
// are that amount times twenty-four weights that add up to one, so Σ HOURLY = DAILY by construction.
import { firstDay, isBlackFridayWeek, isWeekend, monthOf, weekday } from './calendar';
import { mix, unit } from './hash';

export const shapes = ['flat', 'compute', 'traffic', 'evening', 'batch', 'spot', 'jumps', 'office', 'bursts'] as const;
export type Shape = (typeof shapes)[number];

/** Whether a day's factor is each line's own. */
export const isSeeded = (shape: Shape): boolean => shape === 'jumps' || shape === 'bursts';

export const hourProfiles = ['flat', 'traffic', 'evening', 'night', 'office'] as const;
export type HourProfile = (typeof hourProfiles)[number];

const profileOf: Readonly<Record<Shape, HourProfile>> = {
  flat: 'flat',
  compute: 'traffic',
  traffic: 'traffic',
  evening: 'evening',
  batch: 'night',
  spot: 'traffic',
  jumps: 'flat',
  office: 'office',
  bursts: 'flat',
};
export const profile = (shape: Shape): HourProfile => profileOf[shape];

const bump = (hour: number, peak: number, width: number): number => {
  const distance = Math.min(Math.abs(hour - peak), 24 - Math.abs(hour - peak));
  return Math.exp(-(distance * distance) / (2 * width * width));
};

const curves: Readonly<Record<HourProfile, (hour: number) => number>> = {
  flat: () => 1,
  traffic: (hour) => 0.55 + 0.6 * bump(hour, 14, 4) + 0.7 * bump(hour, 20, 2.5),
  evening: (hour) => 0.3 + 1.4 * bump(hour, 20, 3),
  night: (hour) => 0.1 + 2.5 * bump(hour, 3, 1.8),
  office: (hour) => (hour >= 8 && hour < 18 ? 1 : 0.12),
};

/** Per profile the share of the day that lies before hour 0, 1 … 24. */
export const dayShares: Readonly<Record<HourProfile, readonly number[]>> = Object.fromEntries(
  hourProfiles.map((name) => {
    const weights = Array.from({ length: 24 }, (_, hour) => curves[name](hour));
    const sum = weights.reduce((a, b) => a + b, 0);
    let before = 0;
    const shares = weights.map((weight) => (before += weight) / sum);
    return [name, [0, ...shares.slice(0, 23), 1]];
  }),
) as unknown as Record<HourProfile, readonly number[]>;

/** What a shape has to know about a day; made once for all lines, because dates are dear. */
export interface DayContext {
  readonly day: number;
  /** 0 = the first. */
  readonly dayOfMonth: number;
  readonly prodWeek: number;
  readonly officeWeek: number;
  readonly rush: number;
}

export const dayContext = (day: number): DayContext => ({
  day,
  dayOfMonth: day - firstDay(monthOf(day)),
  prodWeek: ([0.78, 1, 1, 1, 1, 1, 0.82] as const)[weekday(day)] ?? 1,
  officeWeek: isWeekend(day) ? 0.15 : 1,
  rush: isBlackFridayWeek(day) ? 1.45 : 1,
});

/** Mean of the factors below over an ordinary month, so that a line's base can be given as a monthly amount. */
const means: Readonly<Record<Shape, number>> = {
  flat: 1,
  compute: 0.943,
  traffic: 0.943,
  evening: 0.943,
  batch: 1.1,
  spot: 1,
  jumps: 1.05,
  office: 0.757,
  bursts: 0.5,
};

/** How a seeded shape strays from its mean of 1: for so many days at a time, with this variance. */
export const strays: Readonly<Partial<Record<Shape, { readonly days: number; readonly variance: number }>>> = {
  jumps: { days: 9, variance: 0.9 ** 2 / 12 / means.jumps ** 2 },
  bursts: { days: 17, variance: (0.5 * 0.5) / means.bursts ** 2 },
};

/** The day's factor of a shape, without noise; `seed` decides jumps and bursts. Mean about 1. */
export function dayFactor(shape: Shape, context: DayContext, seed: number): number {
  return rawFactor(shape, context, seed) / means[shape];
}

function rawFactor(shape: Shape, { day, dayOfMonth, prodWeek, officeWeek, rush }: DayContext, seed: number): number {
  switch (shape) {
    case 'flat':
    case 'spot':
      return 1;
    case 'compute':
    case 'traffic':
    case 'evening':
      return prodWeek * rush;
    case 'batch':
      return dayOfMonth < 3 ? 2.4 - 0.3 * dayOfMonth : 1;
    case 'jumps':
      return 0.6 + 0.9 * unit(mix(seed, Math.floor(day / 9)));
    case 'office':
      return officeWeek;
    case 'bursts':
      return unit(mix(seed, Math.floor(day / 17))) < 0.5 ? 1 : 0;
  }
}
