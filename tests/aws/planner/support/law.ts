// The law: what is derived from held cubes is what AWS answers directly. Slices are made from the cubes they tempt to be derived from.
import fc from 'fast-check';
import type { Aws } from '../../../../src/aws';
import type { CostTable } from '../../../../src/aws/request';
import { monthsOf } from '../../../../src/aws/planner/calendar';
import type { Span } from '../../../../src/aws/planner/calendar';
import { cover, coverRules } from '../../../../src/aws/planner/cover';
import { cubeOf, cubeRules } from '../../../../src/aws/planner/cube';
import type { Cube } from '../../../../src/aws/planner/cube';
import { derive, tableRules } from '../../../../src/aws/planner/derive';
import { sliceOf, sliceRules } from '../../../../src/aws/planner/slice';
import type { CostRequest } from '../../../../src/aws/planner/slice';
import { NOON } from '../../support/fake-clock';
import { difference } from './compare';
import { by, cost, tableOf } from './northwind';
import type { Bill } from './northwind';
import { patient } from '../../support/connection';

export const rules = { ...sliceRules, ...cubeRules, ...coverRules, ...tableRules };
export type Rules = typeof rules;

const METRICS = ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost', 'NetAmortizedCost', 'BlendedCost'];
const AUTUMN = { TimePeriod: { Start: '2026-09-01', End: '2026-11-21' } };
const YEAR = { TimePeriod: { Start: '2025-12-01', End: '2026-12-01' }, Granularity: 'MONTHLY' } as const;
const PART = { TimePeriod: { Start: '2026-10-10', End: '2026-11-21' } };
const eastern = { Filter: { Dimensions: { Key: 'REGION' as const, Values: ['us-east-1'] } } };
const uncredited = { Filter: { Not: { Dimensions: { Key: 'RECORD_TYPE' as const, Values: ['Credit', 'Refund'] } } } };

const CUBES = [
  { ...AUTUMN, ...by('SERVICE') },
  { ...AUTUMN, ...by('LINKED_ACCOUNT') },
  { ...AUTUMN, ...by('REGION') },
  { ...AUTUMN, ...by('RECORD_TYPE') },
  { ...AUTUMN, ...by('INSTANCE_TYPE') },
  { ...AUTUMN, ...by('PURCHASE_TYPE') },
  { ...AUTUMN, ...by('OPERATION') },
  { ...AUTUMN, ...by('TAG team') },
  { ...AUTUMN, ...by('TAG project') },
  { ...AUTUMN, ...by('COST_CATEGORY BusinessUnit') },
  { ...AUTUMN, ...by('SERVICE', 'LINKED_ACCOUNT') },
  { ...AUTUMN, ...by('LINKED_ACCOUNT', 'REGION') },
  { ...AUTUMN, ...by('RECORD_TYPE', 'LINKED_ACCOUNT') },
  { ...AUTUMN, ...by('TAG team', 'LINKED_ACCOUNT') },
  { ...AUTUMN, ...by('RECORD_TYPE', 'SERVICE') },
  { ...AUTUMN, ...by('COST_CATEGORY BusinessUnit', 'REGION') },
  { ...AUTUMN, ...by('SERVICE', 'LINKED_ACCOUNT'), ...eastern },
  { ...AUTUMN, ...by('TAG team', 'REGION'), ...uncredited },
  { ...YEAR, ...by('SERVICE', 'LINKED_ACCOUNT') },
  { ...YEAR, ...by('REGION', 'RECORD_TYPE') },
  { ...YEAR, ...by('TAG team') },
  { ...YEAR, ...by('USAGE_TYPE') },
  { TimePeriod: { Start: '2026-11-01', End: '2026-11-21' }, ...by('USAGE_TYPE', 'REGION') },
  { ...PART, ...by('SERVICE') },
  { ...PART, Granularity: 'MONTHLY' as const, ...by('LINKED_ACCOUNT', 'REGION') },
];

export interface Pool {
  readonly direct: Aws;
  /** Whole answers, and one that was cut. Whether it may be used is for the rules to say. */
  readonly held: readonly { readonly request: CostRequest; readonly table: CostTable; readonly cut?: number }[];
}

export async function buyPool(bill: Bill): Promise<Pool> {
  const requests = CUBES.map((input) => cost({ ...input, Metrics: [...METRICS, 'UsageQuantity'] }));
  const whole = await Promise.all(
    requests.map(async (request) => ({ request, table: await tableOf(bill.direct, request) })),
  );
  const request = cost({ ...AUTUMN, ...by('SERVICE', 'LINKED_ACCOUNT'), Metrics: METRICS });
  const { output, facts } = await bill.connect({ isolation: 'short', pageCap: 1 }).send(request, patient);
  return { direct: bill.direct, held: [...whole, { request, table: output, cut: facts.truncatedAtPages }] };
}

/** Numbers that `slice` reads as choices among what a cube holds. */
export const choices = fc.record({
  cube: fc.nat(999),
  others: fc.array(fc.nat(999), { maxLength: 2 }),
  monthly: fc.boolean(),
  from: fc.nat(999),
  length: fc.nat(999),
  groups: fc.constantFrom(0, 1, 2, 3),
  filter: fc.constantFrom('none', 'none', 'is', 'is', 'isNot', 'absent'),
  filterKey: fc.nat(1),
  values: fc.array(fc.nat(999), { minLength: 1, maxLength: 3 }),
  metrics: fc.uniqueArray(fc.constantFrom(...METRICS), { minLength: 1, maxLength: 2 }),
  usage: fc.nat(19),
  upper: fc.nat(9),
});
export type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** A question somebody may ask who sees this pool. */
export function question(pool: Pool, chosen: Choices): CostRequest {
  const { request, table } = pool.held[chosen.cube % pool.held.length]!;
  const { input } = request;
  const isMonthly = input.Granularity === 'MONTHLY' || chosen.monthly;
  const groupBy = input.GroupBy ?? [];
  const kept = groupBy.filter((_, place) => (chosen.groups >> place) % 2 === 1);
  const place = chosen.filterKey % groupBy.length;
  const { Type, Key = '' } = groupBy[place]!;
  const keys = [...new Set(table.groups.map((row) => row[place] ?? ''))].sort();
  const values = [...new Set(chosen.values.map((value) => keys[value % keys.length] ?? ''))].sort();
  const plain = values
    .map((value) => (Type === 'DIMENSION' ? value : value.slice(Key.length + 1)))
    .filter((value) => value !== '');
  const member = Type === 'DIMENSION' ? 'Dimensions' : Type === 'TAG' ? 'Tags' : 'CostCategories';
  const isAbsent = Type !== 'DIMENSION' && (chosen.filter === 'absent' || plain.length === 0);
  const leaf = { [member]: isAbsent ? { Key, MatchOptions: ['ABSENT'] } : { Key, Values: plain } };
  const conditions = [
    ...(input.Filter ? [input.Filter] : []),
    ...(chosen.filter === 'none' ? [] : [chosen.filter === 'isNot' ? { Not: leaf } : leaf]),
  ];
  const metrics = chosen.usage === 0 ? ['UsageQuantity'] : chosen.metrics;
  return cost({
    TimePeriod: isMonthly ? months(input, chosen) : days(input, chosen),
    Granularity: isMonthly ? 'MONTHLY' : 'DAILY',
    Metrics: metrics.map((name) => (chosen.upper === 0 ? name.replace(/(?!^)[A-Z]/g, '_$&').toUpperCase() : name)),
    ...(kept.length > 0 && { GroupBy: chosen.length % 2 === 0 ? kept : [...kept].reverse() }),
    ...(conditions.length > 0 && { Filter: conditions.length > 1 ? { And: conditions } : conditions[0] }),
  } as CostRequest['input']);
}

const span = (input: CostRequest['input']): Span => ({
  start: input.TimePeriod?.Start ?? '',
  end: input.TimePeriod?.End ?? '',
});

function days(input: CostRequest['input'], { from, length }: Choices): { Start: string; End: string } {
  const { start, end } = span(input);
  const all = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);
  const first = from % all;
  const last = Math.min(all, first + 1 + (length % 10));
  const day = (place: number) => new Date(Date.parse(start) + place * 86_400_000).toISOString().slice(0, 10);
  return { Start: day(first), End: day(last) };
}

function months(input: CostRequest['input'], { from, length }: Choices): { Start: string; End: string } {
  const all = monthsOf(span(input));
  const first = from % all.length;
  const until = all[Math.min(all.length - 1, first + (length % 2))]!;
  const start = `${all[first]!.start.slice(0, 7)}-01`;
  return { Start: start, End: until.end === '2026-11-21' && length % 3 === 0 ? '2026-12-01' : until.end };
}

const ALL_FILTERS = 'SERVICE REGION USAGE_TYPE OPERATION RECORD_TYPE INSTANCE_TYPE PURCHASE_TYPE'.split(' ');
/** As after a check that passed: the rules that need one are under the law as well. */
const CHECKED = {
  passed: new Set(
    [...ALL_FILTERS, 'TAG team', 'TAG project', 'COST_CATEGORY BusinessUnit'].map((name) => `filter ${name}`),
  ),
  failed: new Set<string>(),
};

export interface Verdict {
  readonly request: CostRequest;
  readonly by: 'selection' | 'addition';
  readonly difference: string | undefined;
}

/** Derives and asks; undefined where nothing is derived from the chosen cubes. */
export async function judge(pool: Pool, chosen: Choices, given: Rules = rules): Promise<Verdict | undefined> {
  const request = question(pool, chosen);
  const slice = sliceOf(request, NOON, given);
  const offered = [chosen.cube, ...chosen.others].map((place) => pool.held[place % pool.held.length]!);
  const cubes = [...new Set(offered)].flatMap(({ request: of, table, cut }): Cube[] => {
    const merged = { output: table, fetchedAtMs: NOON, pages: 1, ...(cut !== undefined && { truncatedAtPages: cut }) };
    const cube = cubeOf({ request: of, merged }, given);
    return cube ? [cube] : [];
  });
  const covered =
    slice && cover(slice, cubes, { nowMs: NOON, mode: 'full', rules: CHECKED, isGood: () => true }, given);
  const derived = slice && covered?.missing.length === 0 ? derive(slice, covered.parts, NOON, given) : undefined;
  if (!derived) {
    return undefined;
  }
  const direct = await tableOf(pool.direct, request);
  return { request, by: derived.by, difference: difference(direct, derived.table, derived) };
}
