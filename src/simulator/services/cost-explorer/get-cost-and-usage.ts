import { dayOf, monthOf } from '../../world/calendar';
import { isClosed } from '../../world/metering';
import { members, oneOf, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import { members as organisationMembers } from '../../world/organisation';
import type { SimulatorState } from '../state';
import { printAmount } from './amount';
import { readFilter } from './expression';
import { groupAxes, groupKey, readGroupBy, type GroupDefinition } from './group-by';
import { readMetrics, type Metric } from './metrics';
import { createGroupOrder } from './group-order';
import { fillPage } from './page';
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
      const order = createGroupOrder(table.groups, { state, now: from.now });
      const rowsOf = (bucket: Bucket) => {
        const sums = tabulate(bucket);
        return { rows: groupBy.length === 0 ? [] : order(bucket, sums), sums };
      };
      const page = fillPage({ cut, from, pageSize: state.pageSize, rowsOf });
      const print = createPrinter(metrics, state);
      return {
        ...(page.next && { NextPageToken: writeToken({ ...page.next, now: from.now }, request) }),
        ...(groupBy.length > 0 && { GroupDefinitions: groupBy }),
        ResultsByTime: page.filled.map(({ bucket, rows, sums }) => ({
          TimePeriod: { Start: bucket.startText, End: bucket.endText },
          Total: groupBy.length === 0 ? print(sums, 0) : {},
          Groups: rows.map((group) => ({
            Keys: keysOf(groupBy, table.groups[group] ?? []),
            Metrics: print(sums, group),
          })),
          Estimated: !isClosed(monthOf(dayOf(bucket.start)), from.now),
        })),
        DimensionValueAttributes: accountNames(
          groupBy,
          page.filled.flatMap(({ rows }) => rows.map((group) => table.groups[group] ?? [])),
        ),
      };
    };
  },
};

const keysOf = (groupBy: readonly GroupDefinition[], values: readonly string[]): readonly string[] =>
  groupBy.map((definition, index) => groupKey(definition, values[index] ?? ''));

type Printer = (sums: Table, group: number) => Record<string, { Amount: string; Unit: string }>;

function createPrinter(metrics: readonly Metric[], { switches: { roundCells } }: SimulatorState): Printer {
  return ({ sums, unitOf }, group) =>
    Object.fromEntries(
      metrics.map(({ name: metric, unit }, m) => [
        metric,
        {
          Amount: printAmount(sums[group * metrics.length + m] ?? 0, roundCells),
          Unit: unit === 'usage' ? unitOf(group) : unit,
        },
      ]),
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
