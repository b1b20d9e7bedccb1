import type { DimensionKey } from './dimensions';
import type { HourProfile } from './shapes';

/**
 * What never changes about one line of the bill; its amounts are columns elsewhere (`sheet.ts`), found by the line's
 * place in the list.
 */
export interface CostLine {
  readonly account: string;
  /** Only the dimensions that have a value. */
  readonly dimensions: Readonly<Partial<Record<DimensionKey, string>>>;
  readonly tags: Readonly<Partial<Record<TagKey, string>>>;
  readonly businessUnit: string;
  /** Unit of UsageQuantity; empty where the line counts nothing. */
  readonly unit: string;
  /** NormalizedUsageAmount = quantity × this. */
  readonly sizeFactor: number;
  /** Net cost = cost × this: 0.94 for what the Enterprise Discount Program reduces, 0 for the discount's own line. */
  readonly netFactor: number;
  readonly profile: HourProfile;
  /**
   * A charge of a whole month on one day (tax, support, reservation fees, contracts): AWS shows it by day, never by
   * hour.
   */
  readonly lump: boolean;
}

export const tagKeys = ['team', 'environment', 'cost-center', 'Environment', 'aws:createdBy', 'project'] as const;
export type TagKey = (typeof tagKeys)[number];

export const recordTypes = {
  usage: 'Usage',
  discounted: 'DiscountedUsage',
  covered: 'SavingsPlanCoveredUsage',
  negation: 'SavingsPlanNegation',
  planFee: 'SavingsPlanRecurringFee',
  recurring: 'Recurring',
  upfront: 'Upfront',
  support: 'Support',
  tax: 'Tax',
  credit: 'Credit',
  refund: 'Refund',
  discount: 'Enterprise Discount Program Discount',
} as const;
export type RecordType = (typeof recordTypes)[keyof typeof recordTypes];

const amazon = {
  LEGAL_ENTITY_NAME: 'Amazon Web Services, Inc.',
  INVOICING_ENTITY: 'Amazon Web Services, Inc.',
  BILLING_ENTITY: 'AWS',
} as const;

export interface LineFacts extends Partial<Omit<CostLine, 'dimensions'>> {
  readonly account: string;
  readonly businessUnit: string;
  readonly recordType: RecordType;
  readonly service: string;
  readonly dimensions?: Partial<Record<DimensionKey, string>>;
}

/** Facts → a line, with Amazon as the seller and everything unsaid empty. */
export function costLine({ recordType, service, dimensions, ...facts }: LineFacts): CostLine {
  return {
    tags: {},
    unit: '',
    sizeFactor: 0,
    netFactor: 1,
    profile: 'flat',
    lump: false,
    ...facts,
    dimensions: {
      ...amazon,
      LINKED_ACCOUNT: facts.account,
      PAYER_ACCOUNT: '111111111111',
      RECORD_TYPE: recordType,
      SERVICE: service,
      ...dimensions,
    },
  };
}
