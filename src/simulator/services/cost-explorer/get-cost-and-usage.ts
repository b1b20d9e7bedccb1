import { dayOf, monthOf } from '../../world/calendar';
import { hashText } from '../../world/hash';
import { isClosed } from '../../world/metering';
import { members, oneOf, required, text } from '../../wire/members';
import type { Operation, Scene } from '../../wire/wire';
import { members as organisationMembers } from '../../world/organisation';
import type { SimulatorState } from '../state';
import { printAmount } from './amount';
import { readFilter } from './expression';
import { groupAxes, groupKey, readGroupBy, type GroupDefinition } from './group-by';
import { readMetrics, type Metric } from './metrics';
import { readToken, requestHash, writeToken, type Position } from './page-token';
import { checkBillingView, selectLines } from './selection';
import { createTabulator, groupTable, type Table } from './tabulate';
import { buckets, granularities, readPeriod, type Bucket } from './time-period';

const name = 'GetCostAndUsage';

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html */
export const getCostAndUsage: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const { state, caller } = scene;
    const granularity = oneOf(required(text(input, 'Granularity'), 'Granularity'), 'Granularity', granularities);
    const metrics = readMetrics(input);
    const groupBy = readGroupBy(input);
    const filter = readFilter(input);
    const period = readPeriod(input, { granularity, now: scene.now, switches: state.switches });
    checkBillingView(input, caller);
    const request = requestHash(input, name, caller);
    const token = text(input, 'NextPageToken');
    const from: Position = token === undefined ? { at: 0, offset: 0, now: scene.now } : readToken(token, request);

    return () => {
      const selection = selectLines(filter, scene);
      const table = groupTable(groupAxes(groupBy, state.axes), selection);
      const tabulate = createTabulator({ state, granularity, metrics, selection, table, now: from.now });
      const cut = buckets(period, granularity);
      const page = fillPage({ cut, from, pageSize: state.pageSize, rowsOf: (bucket) => {
        const sums = tabulate(bucket);
        return { rows: groupBy.length === 0 ? [] : orderedGroups({ bucket, groups: table.groups, sums, state, now: from.now }), sums };
      } });
      const print = createPrinter(metrics, state);
      return {
        ...(page.next && { NextPageToken: writeToken({ ...page.next, now: from.now }, request) }),
        ...(groupBy.length > 0 && { GroupDefinitions: groupBy }),
        ResultsByTime: page.filled.map(({ bucket, rows, sums }) => ({
          TimePeriod: { Start: bucket.startText, End: bucket.endText },
          Total: groupBy.length === 0 ? print(sums, 0) : {},
          Groups: rows.map((group) => ({ Keys: keysOf(groupBy, table.groups[group] ?? []), Metrics: print(sums, group) })),
          Estimated: !isClosed(monthOf(dayOf(bucket.start)), from.now),
        })),
        DimensionValueAttributes: accountNames(groupBy, page.filled.flatMap(({ rows }) => rows.map((group) => table.groups[group] ?? []))),
      };
    };
  },
};

const keysOf = (groupBy: readonly GroupDefinition[], values: readonly string[]): readonly string[] =>
  groupBy.map((definition, index) => groupKey(definition, values[index] ?? ''));

interface Filled {
  readonly bucket: Bucket;
  readonly rows: readonly number[];
  readonly sums: Table;
}

interface Paging {
  readonly cut: readonly Bucket[];
  readonly from: Position;
  readonly pageSize: number;
  rowsOf(bucket: Bucket): { rows: readonly number[]; sums: Table };
}

/** Fills one page with groups; it may end in the middle of a period, which then goes on at the top of the next page. */
function fillPage({ cut, from, pageSize, rowsOf }: Paging): { filled: readonly Filled[]; next?: { at: number; offset: number } } {
  const filled: Filled[] = [];
  let room = pageSize;
  for (let at = from.at; at < cut.length; at++) {
    const bucket = cut[at];
    if (bucket === undefined) {
      break;
    }
    const { rows, sums } = rowsOf(bucket);
    const offset = at === from.at ? from.offset : 0;
    if (room === 0 && rows.length > offset) {
      return { filled, next: { at, offset } };
    }
    const taken = rows.slice(offset, offset + room);
    filled.push({ bucket, rows: taken, sums });
    room -= taken.length;
    if (offset + taken.length < rows.length) {
      return { filled, next: { at, offset: offset + taken.length } };
    }
  }
  return { filled };
}

interface Ordering {
  readonly bucket: Bucket;
  readonly groups: readonly (readonly string[])[];
  readonly sums: Table;
  readonly state: SimulatorState;
  readonly now: number;
}

/** Groups with cost in the bucket, now and then one without; shuffled or by their keys. Both by hashes of the cell, never of the request. */
function orderedGroups({ bucket, groups, sums, state: { switches, world }, now }: Ordering): readonly number[] {
  const cell = (values: readonly string[]): number => hashText(`${bucket.startText} ${values.join('\u0001')}`, world.seed);
  const isPrinted = (values: readonly string[], group: number): boolean =>
    sums.present[group] === 1 || (switches.zeroRows && bucket.start <= now && cell(values) % 25 === 0);
  return groups
    .map((values, group) => ({ values, group, order: switches.shuffleGroups ? String(cell(values)).padStart(10, '0') : values.join('\u0001') }))
    .filter(({ values, group }) => isPrinted(values, group))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ group }) => group);
}

type Printer = (sums: Table, group: number) => Record<string, { Amount: string; Unit: string }>;

function createPrinter(metrics: readonly Metric[], { switches: { roundCells } }: SimulatorState): Printer {
  return ({ sums, units }, group) =>
    Object.fromEntries(
      metrics.map(({ name: metric, unit }, m) => [
        metric,
        { Amount: printAmount(sums[group * metrics.length + m] ?? 0, roundCells), Unit: unit === 'usage' ? units[group] || 'N/A' : unit },
      ])
    );
}

/** Names of the accounts on the page. An account that left the organisation has an id and no description. */
function accountNames(groupBy: readonly GroupDefinition[], rows: readonly (readonly string[])[]): readonly unknown[] {
  const index = groupBy.findIndex(({ Type, Key }) => Type === 'DIMENSION' && Key === 'LINKED_ACCOUNT');
  const ids = index < 0 ? [] : [...new Set(rows.map((values) => values[index] ?? ''))].sort();
  return ids.map((id) => ({ Value: id, Attributes: accountAttributes(id) }));
}

export function accountAttributes(id: string): { description?: string } {
  const account = organisationMembers().find((member) => member.id === id);
  return account ? { description: account.name } : {};
}
