import type { Axes, Axis, AxisKind } from '../../world/axes';
import { type DimensionKey, dimensionKeys } from '../../world/dimensions';
import { validation } from '../../wire/aws-fault';
import { oneOf, required, structures, text, type Members } from '../../wire/members';

export interface GroupDefinition {
  readonly Type: AxisKind;
  readonly Key: string;
}

/** What cost lines have but Cost Explorer does not group by; the documented keys and those known to work are aws-apis.md §1.4. */
const filterOnly: readonly DimensionKey[] = ['SUBSCRIPTION_ID', 'PAYMENT_OPTION', 'PAYER_ACCOUNT', 'SCOPE'];
const groupable: readonly string[] = dimensionKeys.filter((key) => !filterOnly.includes(key));

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
