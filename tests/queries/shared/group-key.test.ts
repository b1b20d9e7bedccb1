import { labelName, labelValue } from '../../../src/queries/shared/group-key';
import type { GroupKey } from '../../../src/queries/shared/key';

describe('labels of group keys', () => {
  const region: GroupKey = { type: 'DIMENSION', key: 'REGION' };
  const team: GroupKey = { type: 'TAG', key: 'team' };
  const odd: GroupKey = { type: 'TAG', key: 'a$b' };
  const unit: GroupKey = { type: 'COST_CATEGORY', key: 'Unit' };

  it.each([
    [region, 'eu-west-1', 'eu-west-1'],
    // Trap 17: cost without a place, and cost of everywhere.
    [region, 'NoRegion', '(none)'],
    [region, 'global', 'global'],
    [region, '', '(none)'],
    [{ type: 'DIMENSION', key: 'SERVICE' } as GroupKey, 'Tax', 'Tax'],
    [team, 'team$web', 'web'],
    // Trap 22: the key alone stands for "no such tag".
    [team, 'team$', '(untagged)'],
    [team, 'team$US$5 budget', 'US$5 budget'],
    [odd, 'a$b$c$d', 'c$d'],
    [unit, 'Unit$Shop', 'Shop'],
    [unit, 'Unit$', '(uncategorised)'],
  ])('%j: %s is %s', (group, printed, value) => {
    expect(labelValue(group, printed)).toBe(value);
  });

  it('tell a tag from a dimension of the same name', () => {
    expect([{ type: 'TAG', key: 'SERVICE' } as const, unit].map(labelName)).toEqual(['tag:SERVICE', 'category:Unit']);
  });
});
