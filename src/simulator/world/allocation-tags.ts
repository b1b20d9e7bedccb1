// Table of facts: the cost allocation tags as the payer's settings list them. Keys that are not active are on resources
// all the same; the bill knows nothing of them (`tagKeys` in line.ts are the active ones).
import { addMonths, dayMs, firstDay, monthOf, parseInstant } from './calendar';
import { projectTagFrom } from './events';

export interface AllocationTag {
  readonly key: string;
  readonly type: 'AWSGenerated' | 'UserDefined';
  readonly isActive: boolean;
  /** When it was last switched on or off, in ms. */
  readonly updatedAt: number;
  /** First day of the last month in which a resource had it. */
  readonly usedOn: number;
}

type Fact = readonly [key: string, isActive: boolean, updated: string, monthsUnused?: number];

// `Env` and `CostCenter` are what somebody meant to be `environment` and `cost-center`.
const facts: readonly Fact[] = [
  ['CostCenter', false, '2023-03-06T08:41:10Z', 5],
  ['Env', false, '2023-03-06T08:41:10Z', 1],
  ['Environment', true, '2022-05-17T09:02:33Z'],
  ['Name', false, '2019-06-03T10:15:00Z'],
  ['aws:cloudformation:stack-name', false, '2021-01-12T13:20:41Z'],
  ['aws:createdBy', true, '2019-06-03T10:15:00Z'],
  ['cost-center', true, '2019-06-03T10:15:00Z'],
  ['environment', true, '2019-06-03T10:15:00Z'],
  ['owner', false, '2022-05-17T09:02:33Z'],
  ['team', true, '2019-06-03T10:15:00Z'],
];

/** Of a world anchored at `anchor`, as they are on day `today`; by key. */
export function allocationTags({ anchor, today }: { anchor: number; today: number }): readonly AllocationTag[] {
  const projectFrom = projectTagFrom(anchor);
  const dated = facts.map(([key, isActive, updated, monthsUnused = 0]) =>
    tag({ key, isActive, updatedAt: parseInstant(updated) ?? 0, usedOn: addMonths(today, -monthsUnused) }),
  );
  const project = tag({
    key: 'project',
    isActive: today >= projectFrom,
    updatedAt: Math.min(projectFrom, today) * dayMs,
    usedOn: today,
  });
  return [...dated, project].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const tag = ({ key, usedOn, ...rest }: Omit<AllocationTag, 'type'>): AllocationTag => ({
  key,
  ...rest,
  type: key.startsWith('aws:') ? 'AWSGenerated' : 'UserDefined',
  usedOn: firstDay(monthOf(usedOn)),
});
