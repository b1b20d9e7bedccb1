// PURE. How long an answer is good, where the user says so instead of AWS's rhythm.
import * as v from 'valibot';

/** A minute at least: less would buy each time a board refreshes. A month at most. */
const minutes = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(44_640)));

/** By kind of question; a kind that is not set lives as long as AWS's data does. */
export const lifetimeMinutesSchema = v.object({
  cost: minutes,
  forecast: minutes,
  /** Dimension values, tags, cost categories. */
  values: minutes,
  optimisation: minutes,
});

export type LifetimeMinutes = Readonly<v.InferOutput<typeof lifetimeMinutesSchema>>;

/** What data sources did before there was a planner, for those who want to compare. */
export const CLASSIC_MINUTES: LifetimeMinutes = { cost: 60, forecast: 120, values: 30, optimisation: 240 };

/** The lifetimes that replace the automatic ones; none with `auto`. */
export function lifetimeMinutesOf({
  freshness,
  lifetimeMinutes,
}: {
  readonly freshness: 'auto' | 'classic' | 'fixed';
  readonly lifetimeMinutes: LifetimeMinutes;
}): LifetimeMinutes {
  return freshness === 'classic' ? CLASSIC_MINUTES : freshness === 'fixed' ? lifetimeMinutes : {};
}
