// One bucket of an answer: lines added up per group. The order of addition is by day, then by line, whatever else was
// asked: so a cell has the same digits in every request that contains it.
import { eraOf, eras, type Axis, type Era } from '../../world/axes';
import { dayMs, dayOf, hourMs } from '../../world/calendar';
import type { Columns } from '../../world/sheet';
import type { SimulatorState } from '../state';
import { firstBilledDay } from './history';
import { factors, type Metric } from './metrics';
import type { Selection } from './selection';
import type { Bucket, Granularity } from './time-period';

/** The groups a request can have: every combination of values that occurs on a selected line. */
export interface GroupTable {
  /** One entry per group: the values of its axes. */
  readonly groups: readonly (readonly string[])[];
  /** Per selected line, the group it belongs to. */
  readonly groupOf: Readonly<Record<Era, Int32Array>>;
}

export function groupTable(axes: readonly Axis[], selection: Selection): GroupTable {
  const places = new Map<number, number>();
  const groups: string[][] = [];
  const [first, second] = axes;
  const width = second?.values.length ?? 1;
  const place = (line: number, era: Era): number => {
    const one = first?.codes[era][line] ?? 0;
    const two = second?.codes[era][line] ?? 0;
    const known = places.get(one * width + two);
    if (known !== undefined) {
      return known;
    }
    places.set(one * width + two, groups.length);
    groups.push([first, second].flatMap((axis, index) => (axis ? [axis.values[index === 0 ? one : two] ?? ''] : [])));
    return groups.length - 1;
  };
  const groupOf = Object.fromEntries(
    eras.map((era) => [era, Int32Array.from(selection[era], (line) => place(line, era))]),
  );
  // An ungrouped request has its one total even when no line was selected.
  return { groups: axes.length === 0 ? [[]] : groups, groupOf: groupOf as unknown as GroupTable['groupOf'] };
}

export interface Table {
  /** Sum of metric m of group g at [g × metrics + m]. */
  readonly sums: Float64Array;
  /** 1 where a group has a cost record in the bucket, were its sum zero. */
  readonly present: Uint8Array;
  /** Unit of what was counted in a group: `N/A` for nothing and for unlike things. */
  unitOf(group: number): string;
}

export interface Tabulation {
  readonly state: SimulatorState;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  readonly selection: Selection;
  readonly table: GroupTable;
  readonly now: number;
}

/** → a function from bucket to sums. */
export function createTabulator({
  state,
  granularity,
  metrics,
  selection,
  table,
  now,
}: Tabulation): (bucket: Bucket) => Table {
  const { world, switches } = state;
  const weights = metrics.map((metric) => factors(world.lines, metric));
  const columnsOf = (bucket: Bucket): readonly (readonly [number, Columns])[] => {
    if (granularity === 'HOURLY') {
      const day = dayOf(bucket.start);
      if (day < firstBilledDay(state)) {
        return [];
      }
      const hour = Math.round((bucket.start - day * dayMs) / hourMs);
      return [[day, world.hour({ day, hour, now, lumps: !switches.hideMonthlyInHourly })]];
    }
    // Days that have not begun are in no sheet: an answer must not cost their computation.
    const first = Math.max(dayOf(bucket.start), firstBilledDay(state));
    const days = Math.min(dayOf(bucket.end), dayOf(now) + 1) - first;
    return Array.from(
      { length: Math.max(0, days) },
      (_, index) => [first + index, world.day(first + index, now)] as const,
    );
  };

  const unitNames = ['N/A', ...new Set(world.lines.map(({ unit }) => unit))];
  const unitCodes = Int32Array.from(world.lines, ({ unit }) => unitNames.indexOf(unit));

  return (bucket) => {
    const sums = new Float64Array(table.groups.length * metrics.length);
    const present = new Uint8Array(table.groups.length);
    const units = new Int32Array(table.groups.length).fill(nothingCounted);
    for (const [day, columns] of columnsOf(bucket)) {
      const era = eraOf(world, day);
      const lines = selection[era];
      const groups = table.groupOf[era];
      markPresent({ lines, groups, columns, present, units, unitCodes });
      for (let m = 0; m < metrics.length; m++) {
        add({
          lines,
          groups,
          column: columns[(metrics[m] as Metric).column],
          weight: weights[m],
          sums,
          stride: metrics.length,
          m,
        });
      }
    }
    return { sums, present, unitOf: (group) => unitNames[units[group] ?? 0] ?? 'N/A' };
  };
}

interface Adding {
  readonly lines: Int32Array;
  readonly groups: Int32Array;
  readonly column: Float64Array;
  readonly weight: Float64Array | undefined;
  readonly sums: Float64Array;
  readonly stride: number;
  readonly m: number;
}

function add({ lines, groups, column, weight, sums, stride, m }: Adding): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as number;
    const slot = (groups[i] as number) * stride + m;
    sums[slot] =
      (sums[slot] as number) +
      (weight ? (column[line] as number) * (weight[line] as number) : (column[line] as number));
  }
}

const mixed = 0;
const nothingCounted = -1;

interface Marking {
  readonly lines: Int32Array;
  readonly groups: Int32Array;
  readonly columns: Columns;
  readonly present: Uint8Array;
  readonly units: Int32Array;
  readonly unitCodes: Int32Array;
}

/**
 * Presence looks at all columns, not at the metrics asked: the same groups must come back whatever was asked of them.
 */
function markPresent({
  lines,
  groups,
  columns: { quantity, unblended, amortized },
  present,
  units,
  unitCodes,
}: Marking): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as number;
    const group = groups[i] as number;
    if (quantity[line] !== 0) {
      const unit = unitCodes[line] as number;
      units[group] = units[group] === nothingCounted || units[group] === unit ? unit : mixed;
      present[group] = 1;
    } else if (unblended[line] !== 0 || amortized[line] !== 0) {
      present[group] = 1;
    }
  }
}
