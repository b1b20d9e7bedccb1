// "Check the planner": asks AWS both ways for each rule, on a month that is over, and switches off what does not hold on this bill.
import type { GroupDefinition } from '@aws-sdk/client-cost-explorer';
import Big from 'big.js';
import type { Caller } from '../layer';
import { operations } from '../operations';
import type { CostTable } from '../cost-table';
import { firstOfMonth, today } from './calendar';
import type { Span } from './calendar';
import { cover } from './cover';
import { cubeOf } from './cube';
import type { Cube } from './cube';
import { derive } from './derive';
import { ACCOUNT, groupName } from './filter';
import type { ConnectionMemory } from './memory';
import type { Ask } from './purchases';
import { sliceOf } from './slice';
import type { CostInput, CostRequest } from './slice';

export interface RuleReport {
  /** As in `RuleName`: `sum SERVICE`, `filter REGION`, `days to months`. */
  readonly rule: string;
  readonly passed: boolean;
  /** Of the metric that differs most; decimal text in AWS's unit. */
  readonly metric: string;
  readonly direct: string;
  readonly derived: string;
  readonly difference: string;
}

export interface PlannerReport {
  /** The month that was compared; `end` is exclusive. */
  readonly month: Span;
  readonly rules: readonly RuleReport[];
  readonly paidRequests: number;
  readonly priceUsd: number;
}

export interface CheckOptions {
  /** Tags, categories or dimensions in use beside the usual ones. */
  readonly keys?: readonly GroupDefinition[];
  readonly signal: AbortSignal;
  readonly caller?: Caller;
}

export interface CheckContext {
  /** The cache below the planner: nothing it answers is derived. */
  readonly ask: Ask;
  readonly memory: ConnectionMemory;
  readonly nowMs: number;
}

const dimension = (Key: string): GroupDefinition => ({ Type: 'DIMENSION', Key });
const SUMMED = ['SERVICE', ACCOUNT, 'REGION', 'RECORD_TYPE', 'USAGE_TYPE'].map(dimension);
const PICKED = [ACCOUNT, 'SERVICE', 'REGION', 'RECORD_TYPE'].map(dimension);

interface Check {
  readonly rule: string;
  readonly cube: CostRequest;
  /** The same asked directly; of a filter once its cube is there, for it names the largest value. */
  direct(cube: CostTable): CostRequest | undefined;
}

/** What a check costs in USD, nothing of it being held: about $0.12, and 2 cents for each key more. */
export function priceOfCheck(
  { memory, nowMs }: Pick<CheckContext, 'memory' | 'nowMs'>,
  keys: readonly GroupDefinition[] = [],
): number {
  const checks = checksOf({ memory, nowMs }, keys);
  const requests = new Map(checks.map(({ cube }) => [JSON.stringify(cube), cube]));
  const pages = [...requests.values()].reduce((sum, request) => {
    const cube = cubeOf({ request, merged: { output: EMPTY, fetchedAtMs: 0, pages: 0 } });
    return sum + (cube ? memory.sizes.pagesOf(cube) : 1);
  }, 0);
  // Each filter once more, and the total of the month.
  const others = checks.filter(({ rule }) => rule.startsWith('filter ')).length + 1;
  return Math.round((pages + others) * operations['ce:GetCostAndUsage'].pagePriceUsd * 100) / 100;
}

/**
 * Compares by the law: a filter text for text, a sum within 1e-10 a summand. Remembers what passed and what failed for this connection.
 * Rejects with AwsError, and then nothing is remembered.
 */
export async function checkPlanner(
  { keys = [], signal, caller }: CheckOptions,
  { ask, memory, nowMs }: CheckContext,
): Promise<PlannerReport> {
  let [paidRequests, priceUsd] = [0, 0];
  const buy = async (request: CostRequest): Promise<Cube | undefined> => {
    const { output, facts } = await ask(request, { signal, ...(caller && { caller }) });
    paidRequests += facts.paidRequests;
    priceUsd += facts.priceUsd;
    return cubeOf({ request, merged: { ...facts, output } });
  };
  const rules: RuleReport[] = [];
  // One after the other: a bill is not checked in a hurry, and panels go first.
  for (const check of checksOf({ memory, nowMs }, keys)) {
    const cube = await buy(check.cube);
    const request = cube && check.direct(cube.table);
    const direct = request && (await buy(request));
    const report = direct && compare({ check, cube, request, direct: direct.table }, nowMs);
    rules.push(...(report ? [report] : []));
  }
  for (const { rule, passed } of rules) {
    memory.rules[passed ? 'passed' : 'failed'].add(rule);
    memory.rules[passed ? 'failed' : 'passed'].delete(rule);
  }
  return { month: monthOf(nowMs), rules, paidRequests, priceUsd: Math.round(priceUsd * 100) / 100 };
}

/** The month before the last: AWS is done with it, so both answers are of one version of the data. */
function monthOf(nowMs: number): Span {
  const end = firstOfMonth(today(Date.parse(firstOfMonth(today(nowMs))) - 1));
  return { start: firstOfMonth(today(Date.parse(end) - 1)), end };
}

function checksOf(
  { memory, nowMs }: Pick<CheckContext, 'memory' | 'nowMs'>,
  keys: readonly GroupDefinition[],
): readonly Check[] {
  const { start, end } = monthOf(nowMs);
  const request = (input: Partial<CostInput>): CostRequest => ({
    operation: 'ce:GetCostAndUsage',
    input: { TimePeriod: { Start: start, End: end }, Granularity: 'MONTHLY', Metrics: [...memory.metrics], ...input },
  });
  const total = request({});
  const by = (...groups: readonly GroupDefinition[]) => request({ GroupBy: [...groups] });
  const sum = (key: GroupDefinition): Check => ({ rule: `sum ${groupName(key)}`, cube: by(key), direct: () => total });
  const pick = (key: GroupDefinition): Check => ({
    rule: `filter ${groupName(key)}`,
    cube: by(key),
    direct(cube) {
      const leaf = leafOf(key, largest(cube, key));
      return leaf && request({ Filter: leaf });
    },
  });
  return [
    { rule: 'days to months', cube: request({ Granularity: 'DAILY' }), direct: () => total },
    ...[...SUMMED, ...keys].map(sum),
    // Tags and categories are picked only where a cube has lost its tax; that is not worth a check of its own.
    ...[...PICKED, ...keys.filter(({ Type }) => Type === 'DIMENSION')].map(pick),
  ];
}

/** The value with most cost, tax and what has no value apart: under a filter AWS drops tax. */
function largest({ groups, columns }: CostTable, { Type, Key = '' }: GroupDefinition): string | undefined {
  const sizes = (Object.values(columns)[0] ?? []).map(({ amounts }, place) => {
    const printed = groups[place]?.[0] ?? '';
    const value = Type === 'DIMENSION' ? printed : printed.slice(Key.length + 1);
    return { value, size: Math.abs(Number(amounts[0] ?? 0)) };
  });
  return sizes.filter(({ value }) => value !== '' && !/^Tax$|^No[A-Z]/.test(value)).sort((a, b) => b.size - a.size)[0]
    ?.value;
}

function leafOf({ Type, Key }: GroupDefinition, value: string | undefined): CostInput['Filter'] {
  const leaf = { Key, Values: [value ?? ''] };
  const member = Type === 'DIMENSION' ? 'Dimensions' : Type === 'TAG' ? 'Tags' : 'CostCategories';
  return value === undefined ? undefined : ({ [member]: leaf } as CostInput['Filter']);
}

const EMPTY: CostTable = { periods: [], groups: [], columns: {}, descriptions: {} };

interface Comparison {
  readonly check: Check;
  readonly cube: Cube;
  readonly request: CostRequest;
  readonly direct: CostTable;
}

function compare({ check, cube, request, direct }: Comparison, nowMs: number): RuleReport | undefined {
  const slice = sliceOf(request, nowMs);
  // As if it had passed: that is what is to be found out.
  const rules = { passed: new Set([check.rule]), failed: new Set<string>() };
  const parts = slice && cover(slice, [cube], { nowMs, mode: 'full', rules, isGood: () => true }).parts;
  const made = slice && parts?.length ? derive(slice, parts, nowMs) : undefined;
  const rows = Object.keys(direct.columns).map((metric) => {
    const [a = '0', b = '0'] = [direct, made?.table].map((table) => table?.columns[metric]?.[0]?.amounts[0]);
    return { metric, direct: a, derived: b, difference: new Big(b).minus(a) };
  });
  const [worst] = rows.sort((a, b) => b.difference.abs().cmp(a.difference.abs()));
  if (!made || !worst) {
    return undefined;
  }
  const tolerance = made.by === 'addition' ? new Big('1e-10').times(made.summands + 1) : new Big(0);
  return {
    ...worst,
    rule: check.rule,
    passed: worst.difference.abs().lte(tolerance),
    difference: worst.difference.toFixed(),
  };
}
