// The dimensions a cost line has, with what Cost Explorer says where a line has no value. Only NoRegion is documented;
// the others follow its form (aws-apis.md §6.17, §9).

export const dimensionKeys = [
  'AZ',
  'INSTANCE_TYPE',
  'LINKED_ACCOUNT',
  'OPERATION',
  'PURCHASE_TYPE',
  'SERVICE',
  'USAGE_TYPE',
  'PLATFORM',
  'TENANCY',
  'RECORD_TYPE',
  'LEGAL_ENTITY_NAME',
  'INVOICING_ENTITY',
  'DEPLOYMENT_OPTION',
  'DATABASE_ENGINE',
  'CACHE_ENGINE',
  'INSTANCE_TYPE_FAMILY',
  'REGION',
  'BILLING_ENTITY',
  'RESERVATION_ID',
  'SAVINGS_PLANS_TYPE',
  'SAVINGS_PLAN_ARN',
  'OPERATING_SYSTEM',
  'USAGE_TYPE_GROUP',
  'SUBSCRIPTION_ID',
  'PAYMENT_OPTION',
  'PAYER_ACCOUNT',
  'SCOPE',
] as const;

export type DimensionKey = (typeof dimensionKeys)[number];

export const isDimensionKey = (key: string): key is DimensionKey => (dimensionKeys as readonly string[]).includes(key);

/** `INSTANCE_TYPE` → `NoInstanceType`. */
export function noValue(key: DimensionKey): string {
  if (key === 'AZ') {
    return 'NoAZ';
  }
  const words = key.toLowerCase().split('_');
  return `No${words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}`;
}
