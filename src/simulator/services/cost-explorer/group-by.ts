import type { Axes, Axis, AxisKind } from '../../world/axes';
import { validation } from '../../wire/aws-fault';
import { oneOf, required, structures, text, type Members } from '../../wire/members';

export interface GroupDefinition {
  readonly Type: AxisKind;
  readonly Key: string;
}

/**
 * Documented keys first, then those known to work (aws-apis.md §1.4). RESOURCE_ID belongs to
 * GetCostAndUsageWithResources.
 */
const groupable: readonly string[] = [
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
];

/** At most two. Throws ValidationException. */
export function readGroupBy(input: Members): readonly GroupDefinition[] {
  const groups = structures(input, 'GroupBy') ?? [];
  if (groups.length > 2) {
    throw validation('Only two values for GroupBy are allowed');
  }
  return groups.map((group, index) => {
    const at = `groupBy.${index + 1}.member`;
    const Type = oneOf(required(text(group, 'Type'), `${at}.type`), `${at}.type`, [
      'DIMENSION',
      'TAG',
      'COST_CATEGORY',
    ]);
    const Key = required(text(group, 'Key'), `${at}.key`);
    if (Type === 'DIMENSION' && !groupable.includes(Key)) {
      throw validation(`Group Definition dimension is invalid. Valid values are ${groupable.join(', ')}`);
    }
    return { Type, Key };
  });
}

/** How a value is spelt in `Keys`: tags and categories carry their key, `team$` being the untagged. */
export const groupKey = ({ Type, Key }: GroupDefinition, value: string): string =>
  Type === 'DIMENSION' ? value : `${Key}$${value}`;

export const groupAxes = (groups: readonly GroupDefinition[], axes: Axes): readonly Axis[] =>
  groups.map(({ Type, Key }) => axes(Type, Key));
