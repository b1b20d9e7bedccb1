import { allocationTags } from '../../world/allocation-tags';
import { dayMs, dayOf, hourText } from '../../world/calendar';
import { constraint } from '../../wire/aws-fault';
import { members, oneOf, text, texts, type Members } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutListPage, readListPage, requirePayer } from './list-page';

const name = 'ListCostAllocationTags';
const maxKeys = 100;

/**
 * The payer's alone: https://github.com/hashicorp/terraform-provider-aws/issues/37636
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_ListCostAllocationTags.html
 */
export const listCostAllocationTags: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const status = choice(input, 'Status', ['Active', 'Inactive']);
    const type = choice(input, 'Type', ['AWSGenerated', 'UserDefined']);
    const keys = texts(input, 'TagKeys') ?? [];
    if (keys.length > maxKeys) {
      const must = `Member must have length less than or equal to ${maxKeys}`;
      throw constraint({ value: `[${keys.join(', ')}]`, at: 'tagKeys', must });
    }
    const page = readListPage(input, scene, { operation: name, maxSize: 1000 });
    requirePayer(
      scene.caller,
      "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
    );
    return () => {
      const found = allocationTags({ anchor: scene.state.world.anchor, today: dayOf(page.from.now) })
        .map(({ key, type: kind, isActive, updatedAt, usedOn }) => ({
          TagKey: key,
          Type: kind,
          Status: isActive ? 'Active' : 'Inactive',
          LastUpdatedDate: hourText(updatedAt),
          LastUsedDate: hourText(usedOn * dayMs),
        }))
        .filter(({ Status }) => status === undefined || Status === status)
        .filter(({ Type }) => type === undefined || Type === type)
        .filter(({ TagKey }) => keys.length === 0 || keys.includes(TagKey));
      const { items, next } = cutListPage(found, page);
      return { CostAllocationTags: items, ...next };
    };
  },
};

function choice(input: Members, member: string, allowed: readonly string[]): string | undefined {
  const value = text(input, member);
  return value === undefined ? undefined : oneOf(value, member, allowed);
}
