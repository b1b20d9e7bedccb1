import {
  addMonths,
  dayMs,
  dayOf,
  dayText,
  firstDay,
  hourMs,
  hourText,
  monthOf,
  parseInstant,
} from '../../world/calendar';
import { validation } from '../../wire/aws-fault';
import { required, structure, text, type Members } from '../../wire/members';
import type { Switches } from '../state';

export const granularities = ['DAILY', 'HOURLY', 'MONTHLY'] as const;
export type Granularity = (typeof granularities)[number];

/** Both in ms, end exclusive; whole hours for HOURLY, whole days otherwise. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** One entry of ResultsByTime to be. */
export interface Bucket extends Period {
  readonly startText: string;
  readonly endText: string;
}

export interface PeriodRules {
  readonly granularity: Granularity;
  readonly now: number;
  readonly switches: Switches;
}

/**
 * TimePeriod of a request → ms, or AWS's refusal (ValidationException, texts of aws-errors.json).
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function readPeriod(input: Members, rules: PeriodRules): Period {
  const { start, end } = readEnds(input, rules.granularity);
  if (start >= end) {
    throw validation('Start date (and hour) should be before end date (and hour)');
  }
  checkReach({ start, end }, rules);
  return { start, end };
}

/** Both ends as they are written, in whatever order. Throws ValidationException. */
export function readEnds(input: Members, granularity: Granularity): Period {
  const period = required(structure(input, 'TimePeriod'), 'TimePeriod');
  const read = (name: 'Start' | 'End'): number => {
    const value = required(text(period, name), `timePeriod.${name.toLowerCase()}`);
    const ms = parseInstant(value);
    const hasTime = value.includes('T');
    if (ms !== undefined && hasTime && granularity !== 'HOURLY') {
      throw validation('Hourly timePeriod is not supported for this request');
    }
    if (ms === undefined || value.includes('.') || hasTime !== (granularity === 'HOURLY')) {
      throw validation(
        `${name} time ${value} is invalid. Valid format is: ${granularity === 'HOURLY' ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : 'yyyy-MM-dd'}.`,
      );
    }
    return granularity === 'HOURLY' ? Math.floor(ms / hourMs) * hourMs : ms;
  };
  return { start: read('Start'), end: read('End') };
}

function checkReach({ start, end }: Period, { granularity, now, switches }: PeriodRules): void {
  const today = dayOf(now);
  const first = dayOf(start);
  if (first > today) {
    // [E] the model says Start must not be later than today; the sentence is ours.
    throw validation('Start date should not be later than the current date');
  }
  if (end > firstDay(monthOf(today) + 1) * dayMs) {
    // https://github.com/aws/aws-sdk-js/issues/2732
    throw validation('end date past the beginning of next month');
  }
  if (granularity === 'HOURLY') {
    if (!switches.hourly) {
      throw validation(
        'Hourly granularity is not enabled. Enable it in the Cost Management preferences of the payer account.',
      );
    }
    if (first < today - 14) {
      throw validation('start date is too old for hourly, the max supported days for hourly granularity is 14 days.');
    }
  } else if (first < addMonths(today, -14)) {
    if (!switches.multiYear || granularity !== 'MONTHLY' || monthOf(first) < monthOf(today) - 38) {
      throw validation("You haven't enabled historical data beyond 14 months.");
    }
    if (first !== firstDay(monthOf(first))) {
      throw validation(
        'To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.',
      );
    }
  }
}

/** The period cut into hours, days or calendar months; first and last month may be partial. */
export function buckets({ start, end }: Period, granularity: Granularity): readonly Bucket[] {
  const step = granularity === 'HOURLY' ? hourMs : dayMs;
  const write = granularity === 'HOURLY' ? hourText : (ms: number) => dayText(dayOf(ms));
  const next = (at: number): number =>
    granularity === 'MONTHLY' ? firstDay(monthOf(dayOf(at)) + 1) * dayMs : at + step;
  const cut: Bucket[] = [];
  for (let at = start; at < end; at = next(at)) {
    const until = Math.min(next(at), end);
    cut.push({ start: at, end: until, startText: write(at), endText: write(until) });
  }
  return cut;
}
