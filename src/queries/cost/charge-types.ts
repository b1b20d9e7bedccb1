// PURE. A table of facts: AWS's charge types (RECORD_TYPE), and which of them a preset lets through. The README shows it in words.
//
// Cash is UnblendedCost and its net and blended sisters; amortised is AmortizedCost and NetAmortizedCost. A preset lets the same
// lines through in both; what a line holds differs. An invoice is cash: there is no amortised one, so `check` refuses it.
// @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html
import type { Filter } from '../shared/key';
import type { ChargeTypes, CostMetric, CostQuery } from './model';

type Part = 'usage' | 'commitment' | 'discount' | 'support' | 'tax' | 'credit';

/**
 * Every name AWS is known to print, Cost Explorer's first, then the cost and usage report's for the same thing: a name that is
 * not in the bill matches nothing. They are asked exactly as written, because GetCostAndUsage cannot ignore case.
 */
export const RECORD_TYPES: Readonly<Record<string, Part>> = {
  Usage: 'usage',
  // A charge, not a discount: usage that a reservation pays for (trap 12).
  DiscountedUsage: 'usage',
  'Other out-of-cycle charges': 'usage',
  Other: 'usage',
  // The triple that is true only together: covered + negation = 0 in cash, and the fee is what was paid (trap 13).
  SavingsPlanCoveredUsage: 'commitment',
  SavingsPlanNegation: 'commitment',
  SavingsPlanRecurringFee: 'commitment',
  SavingsPlanUpfrontFee: 'commitment',
  // Without these, what reservations cost would vanish: their usage is 0 in cash.
  Recurring: 'commitment',
  RIFee: 'commitment',
  Upfront: 'commitment',
  Fee: 'commitment',
  'Enterprise Discount Program Discount': 'discount',
  EdpDiscount: 'discount',
  'Private Rate Card Discount': 'discount',
  PrivateRateDiscount: 'discount',
  'Bundled Discount': 'discount',
  BundledDiscount: 'discount',
  'Solution Provider Program Discount': 'discount',
  SppDiscount: 'discount',
  'Distributor Discount': 'discount',
  'RI Volume Discount': 'discount',
  RiVolumeDiscount: 'discount',
  Support: 'support',
  Tax: 'tax',
  Credit: 'credit',
  Refund: 'credit',
};

/** What each preset does with a part of the bill; `unknown` is a charge type AWS has invented since. */
export const PRESETS: Readonly<Record<ChargeTypes, Readonly<Record<Part | 'unknown', boolean>>>> = {
  all: { usage: true, commitment: true, discount: true, support: true, tax: true, credit: true, unknown: true },
  usage: { usage: true, commitment: true, discount: true, support: false, tax: false, credit: false, unknown: false },
  withoutCredits: {
    usage: true,
    commitment: true,
    discount: true,
    support: true,
    tax: true,
    credit: false,
    unknown: true,
  },
  credits: {
    usage: false,
    commitment: false,
    discount: false,
    support: false,
    tax: false,
    credit: true,
    unknown: false,
  },
  invoiced: { usage: true, commitment: true, discount: true, support: true, tax: true, credit: true, unknown: true },
};

/** The query's own filters and that of its preset: all that AWS is asked with. */
export function effectiveFilters(query: Pick<CostQuery, 'filters' | 'chargeTypes'>): readonly Filter[] {
  return [...query.filters, ...presetFilters(query.chargeTypes)];
}

/** A preset that takes unknown types excludes what it does not want; the two "only" presets name what they want. */
function presetFilters(chargeTypes: ChargeTypes): readonly Filter[] {
  const preset = PRESETS[chargeTypes];
  const { unknown } = preset;
  const values = Object.entries(RECORD_TYPES).flatMap(([name, part]) => (preset[part] === unknown ? [] : [name]));
  return values.length === 0
    ? []
    : [{ type: 'DIMENSION', key: 'RECORD_TYPE', operator: unknown ? 'isNot' : 'is', values }];
}

const CASH: ReadonlySet<CostMetric> = new Set(['UnblendedCost', 'NetUnblendedCost']);

/** Whether the metric is what an invoice shows. */
export function isCash(metric: CostMetric): boolean {
  return CASH.has(metric);
}

export type Dropped = 'Tax' | 'Support';

/**
 * Which of Tax and Support these filters keep out, asked for or not: AWS leaves tax out under any filter but one on accounts.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html
 */
export function droppedCharges(query: Pick<CostQuery, 'filters' | 'chargeTypes' | 'serviceGroup'>): readonly Dropped[] {
  const filters = effectiveFilters(query);
  const others = filters.filter(({ type, key }) => type !== 'DIMENSION' || key !== 'LINKED_ACCOUNT');
  const types = others.filter(({ type, key }) => type === 'DIMENSION' && key === 'RECORD_TYPE');
  const keepsSupport = types.every(({ operator, values }) => values.includes('Support') === (operator === 'is'));
  return [
    ...(others.length > 0 || query.serviceGroup !== 'none' ? (['Tax'] as const) : []),
    ...(keepsSupport ? [] : (['Support'] as const)),
  ];
}
