// Table of facts and their arithmetic: the Compute Savings Plans and the RDS reservations of §7.2.
import { firstDay, isWeekend, monthOf } from './calendar';

export interface SavingsPlan {
  readonly arn: string;
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly hourlyUsd: number;
}

/** What a committed dollar buys: 139.68 of commitment pays for 200 of on-demand price. */
export const planPriceRatio = 139.68 / 200;

const planArn = (id: string): string => `arn:aws:savingsplans::111111111111:savingsplan/${id}`;

/** The plan in force and its smaller predecessor; one year each, no upfront. */
export function savingsPlans(anchor: number): readonly SavingsPlan[] {
  const month = (offset: number): number => firstDay(monthOf(anchor) + offset);
  return [
    { arn: planArn('5f1c2a7e-0000-4000-8000-000000000001'), from: month(-20), until: month(-8), hourlyUsd: 4 },
    { arn: planArn('5f1c2a7e-0000-4000-8000-000000000002'), from: month(-8), until: month(4), hourlyUsd: 6 },
  ];
}

/** On-demand USD the plan would like to cover on that day: 97 % of the commitment is used, 91 % at weekends. */
export const planTargetUsd = (plan: SavingsPlan, day: number): number =>
  (plan.hourlyUsd * 24 * (isWeekend(day) ? 0.91 : 0.97)) / planPriceRatio;

export interface ReservationTerm {
  readonly id: string;
  readonly from: number;
  /** Exclusive; the term is twelve calendar months. */
  readonly until: number;
}

export const reservation = {
  count: 4,
  upfrontUsd: 5200,
  monthlyUsd: 430,
  usageType: 'InstanceUsage:db.r6g.xlarge',
  instance: 'db.r6g.xlarge',
  onDemandUsd: 0.45,
} as const;

/** Bought nineteen months ago and again seven months ago. */
export function reservationTerms(anchor: number): readonly ReservationTerm[] {
  const month = (offset: number): number => firstDay(monthOf(anchor) + offset);
  return [
    { id: 'arn:aws:rds:us-east-1:111111111111:ri:northwind-r6g-1', from: month(-19), until: month(-7) },
    { id: 'arn:aws:rds:us-east-1:111111111111:ri:northwind-r6g-2', from: month(-7), until: month(5) },
  ];
}

/** (5,200 + 12 × 430) spread over the days of the term. */
export const amortizedPerDayUsd = ({ from, until }: ReservationTerm): number =>
  (reservation.upfrontUsd + 12 * reservation.monthlyUsd) / (until - from);

/** Running reservations on a day: one of the four stands idle for twenty days of last month. */
export function reservationsUsed(anchor: number, day: number): number {
  const idleFrom = firstDay(monthOf(anchor) - 1) + 5;
  return day >= idleFrom && day < idleFrom + 20 ? reservation.count - 1 : reservation.count;
}
