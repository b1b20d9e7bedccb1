// What a later answer says of days that were bought before.
import { confirmRules, createConfirmations, mayConfirm } from '../../../src/aws/planner/confirm';
import { cubeOf } from '../../../src/aws/planner/cube';
import type { Cube } from '../../../src/aws/planner/cube';
import type { CostTable } from '../../../src/aws/request';
import { NOON } from '../support/fake-clock';
import { by, cost } from './support/northwind';

const HOUR_MS = 3_600_000;
const DAYS = ['2026-11-10', '2026-11-11', '2026-11-12'];

interface Given {
  readonly key?: string;
  /** Of each group, by day. */
  readonly groups: readonly (readonly string[])[];
  readonly hours?: number;
  readonly estimated?: boolean;
  readonly filter?: object;
}

function cube({ key = 'SERVICE', groups, hours = 0, estimated = true, filter }: Given): Cube {
  const request = cost({
    TimePeriod: { Start: '2026-11-10', End: '2026-11-13' },
    ...by(key),
    ...(filter && { Filter: filter as never }),
  });
  const output: CostTable = {
    periods: DAYS.map((start, place) => ({ start, end: DAYS[place + 1] ?? '2026-11-13', estimated })),
    groups: groups.map((_, place) => [`${place}`]),
    columns: { UnblendedCost: groups.map((amounts) => ({ unit: 'USD', amounts })) },
    descriptions: {},
  };
  return cubeOf({ request, merged: { output, fetchedAtMs: NOON + hours * HOUR_MS, pages: 1 } })!;
}

/** Hours after the purchase at which AWS last said each day. */
function said(older: Cube, newer: Cube, rules = confirmRules, mayAdd = true): readonly number[] {
  const confirmations = createConfirmations(() => mayAdd, rules);
  confirmations.learn([older, newer]);
  return DAYS.map((day) => (confirmations.saidAtMs(older, day) - older.fetchedAtMs) / HOUR_MS);
}

const services = {
  groups: [
    ['1', '2', '3'],
    ['10', '20', '30'],
  ],
};
const regions = { key: 'REGION', groups: [['11', '22', '33']], hours: 8 };

it('confirms the days that sum to the same', () => {
  expect(said(cube(services), cube(regions))).toEqual([8, 8, 8]);
  expect(said(cube(services), cube({ ...regions, groups: [['11', '22.00001', '33']] }))).toEqual([8, 0, 8]);
});

it('takes for the same what AWS rounds', () => {
  expect(said(cube(services), cube({ ...regions, groups: [['11', '22.0000000001', '33']] }))).toEqual([8, 8, 8]);
});

it('confirms nothing by an answer that is older', () => {
  expect(said(cube({ ...services, hours: 9 }), cube(regions))).toEqual([0, 0, 0]);
});

it('confirms nothing that AWS calls settled since, nothing of another filter, and nothing by sums that failed the check', () => {
  expect(said(cube(services), cube({ ...regions, estimated: false }))).toEqual([0, 0, 0]);
  const filter = { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['1'] } };
  expect(said(cube(services), cube({ ...regions, filter }))).toEqual([0, 0, 0]);
  expect(said(cube(services), cube(regions), confirmRules, false)).toEqual([0, 0, 0]);
});

it('confirms under a filter on keys of AWS, and under no filter on tags, categories or what cannot be told', () => {
  const under = (filter: object) => said(cube({ ...services, filter }), cube({ ...regions, filter }));
  const service = { Dimensions: { Key: 'SERVICE', Values: ['EC2'] } };
  const team = { Tags: { Key: 'team', Values: ['web'] } };

  expect(under(service)).toEqual([8, 8, 8]);
  expect(under(team)).toEqual([0, 0, 0]);
  expect(under({ And: [service, team] })).toEqual([0, 0, 0]);
  expect(under({ CostCategories: { Key: 'Unit', Values: ['a'] } })).toEqual([0, 0, 0]);
  expect(under({ Or: [service, team] })).toEqual([0, 0, 0]);
});

it('does not confirm tags, which change on days that cost the same', () => {
  const teams = { ...services, key: 'TAG team' };

  expect(said(cube(teams), cube(regions))).toEqual([0, 0, 0]);
  expect(said(cube(teams), cube(regions), { ...confirmRules, isOfAws: () => true })).toEqual([8, 8, 8]);
});

it('asks first what may make a larger purchase needless', () => {
  const [held, dear, cheap] = [cube(services), cube(services), cube(regions)];
  const given = { held: [held], nowMs: NOON + 8 * HOUR_MS, mayAdd: () => true };
  const pagesOf = ({ groups }: { groups: readonly string[] }) => (groups.includes('SERVICE') ? 5 : 1);
  const shapes = [dear, cheap];

  expect(shapes.map((shape) => mayConfirm(shape, { ...given, shapes, pagesOf }))).toEqual([true, false]);
  expect(mayConfirm(dear, { ...given, shapes: [dear], pagesOf })).toBe(false);
  expect(mayConfirm(dear, { ...given, shapes, pagesOf, held: [] })).toBe(false);
  expect(mayConfirm(dear, { ...given, shapes, pagesOf, nowMs: NOON + 169 * HOUR_MS })).toBe(false);
});
