// Lines that are no usage: fees of commitments, reservations at work, credits, a refund, a marketplace contract,
// support and tax.
import { amortizedPerDayUsd, reservation, reservationTerms, reservationsUsed, savingsPlans } from './commitments';
import { daysIn, firstDay, monthOf } from './calendar';
import { noValue } from './dimensions';
import { sizeFactor } from './catalog';
import { costLine, recordTypes, type CostLine, type LineFacts } from './line';
import { accounts, payerId } from './organisation';

/** Quantity in the line's unit, the rest in USD. */
export interface Amounts {
  readonly quantity: number;
  readonly unblended: number;
  readonly amortized: number;
}

/** A line whose final amounts of a day follow from the calendar alone. */
export interface FeeLine {
  readonly line: number;
  amounts(day: number): Amounts;
}

const nothing: Amounts = { quantity: 0, unblended: 0, amortized: 0 };
const payer = { account: payerId, businessUnit: 'Unallocated' } as const;
const noRegion = { REGION: noValue('REGION') } as const;
const shop = { account: '210000000001', businessUnit: 'Commerce' } as const;
const database = 'Amazon Relational Database Service';

const isFirst = (day: number): boolean => firstDay(monthOf(day)) === day;
const same = (usd: number, quantity = 0): Amounts => ({ quantity, unblended: usd, amortized: usd });

/** Everything but the plan's fee, support and tax, which depend on the other lines of the month. */
export function feeLines(lines: CostLine[], anchor: number): readonly FeeLine[] {
  const add = (facts: LineFacts): number => lines.push(costLine(facts)) - 1;
  return [...reservationLines(add, anchor), ...creditLines(add, anchor), contractLine(add)];
}

function reservationLines(add: (facts: LineFacts) => number, anchor: number): FeeLine[] {
  return reservationTerms(anchor).flatMap((term) => {
    const dimensions = {
      REGION: 'us-east-1',
      INSTANCE_TYPE: reservation.instance,
      INSTANCE_TYPE_FAMILY: 'db.r6g',
      DATABASE_ENGINE: 'PostgreSQL',
      DEPLOYMENT_OPTION: 'Single-AZ',
      PURCHASE_TYPE: 'Standard Reserved Instances',
      RESERVATION_ID: term.id,
      SUBSCRIPTION_ID: '920002',
      PAYMENT_OPTION: 'Partial Upfront',
      OPERATION: 'CreateDBInstance:0014',
    };
    const fee = {
      ...payer,
      service: database,
      lump: true,
      dimensions: { ...dimensions, USAGE_TYPE: `HeavyUsage:${reservation.instance}` },
    };
    const perDay = amortizedPerDayUsd(term);
    const runs = (day: number): boolean => day >= term.from && day < term.until;
    const used = (day: number): number => reservationsUsed(anchor, day) / reservation.count;
    // Cost Explorer shows the unused part of a month on its first day: ce-advanced in the Cost Management guide.
    const unused = (first: number): number => {
      let usd = 0;
      for (let day = first; day < first + daysIn(monthOf(first)); day++) {
        usd += perDay * (1 - used(day));
      }
      return usd;
    };
    return [
      {
        line: add({
          ...shop,
          recordType: recordTypes.discounted,
          service: database,
          unit: 'Hrs',
          sizeFactor: sizeFactor(reservation.instance),
          tags: { team: 'checkout', environment: 'prod' },
          dimensions: {
            ...dimensions,
            USAGE_TYPE: reservation.usageType,
            USAGE_TYPE_GROUP: 'RDS: Running Hours',
            AZ: 'us-east-1a',
          },
        }),
        amounts: (day: number) =>
          runs(day)
            ? { quantity: 24 * reservationsUsed(anchor, day), unblended: 0, amortized: perDay * used(day) }
            : nothing,
      },
      {
        line: add({ ...fee, recordType: recordTypes.recurring }),
        amounts: (day: number) =>
          runs(day) && isFirst(day)
            ? { quantity: 0, unblended: reservation.monthlyUsd, amortized: unused(day) }
            : nothing,
      },
      {
        line: add({ ...fee, recordType: recordTypes.upfront }),
        amounts: (day: number) =>
          day === term.from ? { quantity: 0, unblended: reservation.upfrontUsd, amortized: 0 } : nothing,
      },
    ];
  });
}

const credited = [
  ['Amazon Elastic Compute Cloud - Compute', 0.4],
  [database, 0.25],
  ['Amazon Simple Storage Service', 0.2],
  ['AWS Lambda', 0.15],
] as const;

function creditLines(add: (facts: LineFacts) => number, anchor: number): FeeLine[] {
  const month = monthOf(anchor);
  const credits = credited.map(([service, share]) => ({
    line: add({ ...payer, service, recordType: recordTypes.credit, dimensions: noRegion }),
    amounts: (day: number) => {
      const inMonth = monthOf(day);
      return inMonth > month - 6 && inMonth <= month ? same((-1500 * share) / daysIn(inMonth)) : nothing;
    },
  }));
  const refund = {
    line: add({ ...payer, service: 'EC2 - Other', recordType: recordTypes.refund, lump: true, dimensions: noRegion }),
    amounts: (day: number) => (day === firstDay(month - 3) + 16 ? same(-312.4) : nothing),
  };
  return [...credits, refund];
}

function contractLine(add: (facts: LineFacts) => number): FeeLine {
  const line = add({
    ...shop,
    recordType: recordTypes.usage,
    service: 'Acme WAF (Contract)',
    unit: 'Units',
    lump: true,
    tags: { team: 'storefront', environment: 'prod' },
    dimensions: {
      REGION: 'us-east-1',
      USAGE_TYPE: 'SoftwareUsage:Units',
      OPERATION: 'Contract',
      LEGAL_ENTITY_NAME: 'Acme Security Ltd.',
      INVOICING_ENTITY: 'Acme Security Ltd.',
      BILLING_ENTITY: 'AWS Marketplace',
      PURCHASE_TYPE: 'On Demand Instances',
    },
  });
  return { line, amounts: (day) => (isFirst(day) ? same(650, 1) : nothing) };
}

export interface LateLines {
  /** One fee line per savings plan, in the order of `savingsPlans`. */
  readonly planFees: readonly number[];
  readonly support: number;
  /** Account id → its tax line. */
  readonly tax: ReadonlyMap<string, number>;
}

/** Lines whose amounts are computed from the others: the plans' fees by day, support and tax by month. */
export function lateLines(lines: CostLine[], anchor: number): LateLines {
  const add = (facts: LineFacts): number => lines.push(costLine(facts)) - 1;
  return {
    planFees: savingsPlans(anchor).map((plan) =>
      add({
        ...payer,
        recordType: recordTypes.planFee,
        service: 'Savings Plans for AWS Compute usage',
        unit: 'Hrs',
        dimensions: {
          ...noRegion,
          USAGE_TYPE: 'ComputeSP:1yrNoUpfront',
          OPERATION: 'None',
          SAVINGS_PLAN_ARN: plan.arn,
          SAVINGS_PLANS_TYPE: 'ComputeSavingsPlans',
          PURCHASE_TYPE: 'Savings Plans',
          PAYMENT_OPTION: 'No Upfront',
        },
      }),
    ),
    support: add({
      ...payer,
      recordType: recordTypes.support,
      service: 'AWS Support (Business)',
      unit: 'Dollar',
      lump: true,
      dimensions: { ...noRegion, USAGE_TYPE: 'Dollar' },
    }),
    tax: new Map(
      accounts.map(({ id, businessUnit }) => [
        id,
        add({
          account: id,
          businessUnit,
          recordType: recordTypes.tax,
          service: 'Tax',
          lump: true,
          dimensions: noRegion,
        }),
      ]),
    ),
  };
}
