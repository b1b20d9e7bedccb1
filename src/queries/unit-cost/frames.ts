// PURE. Answers → frames, by the query's format: what one unit cost, and on request the cost and the usage it is made of.
import type { Field, FieldConfig, Frame, FrameMeta, Labels } from '#plugin-sdk/data';
import { valueConfig } from '../cost/frames/answer';
import type { Answer, QueryContext } from '../kind';
import { grafanaUnit } from '../shared/unit';
import { dayMs } from '../shared/utc';
import { totalOf, type UnitDay } from './days';
import type { UnitCostQuery } from './model';
import { unitCostNotices } from './notices';
import { perText, UNITS } from './per';
import { readUnitCost, type UnitCostAnswer } from './read-answer';

const SERIES = { type: 'timeseries-multi', typeVersion: [0, 1], preferredVisualisationType: 'graph' } as const;
const TABLE = { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table' } as const;
const NUMBER = { type: 'numeric-long', typeVersion: [0, 1] } as const;

/** Label that tells cost and usage from what they make; only where they are asked for. */
const PART = 'part';

/**
 * Answers in the order of `unitCostRequests` → frames of complete UTC days: dollars per unit, nearest double, null where usage is zero or
 * missing. An alert rule gets the unit cost alone, parts or not. The first frame carries notices and requests. Throws nothing.
 */
export function unitCostFrames(
  query: UnitCostQuery,
  answers: readonly Answer[],
  context: QueryContext,
): readonly Frame[] {
  const answer = readUnitCost(query, answers, context);
  const notices = unitCostNotices(answer, context);
  const meta: FrameMeta = {
    executedQueryString: answers.map(({ request }) => JSON.stringify(request, null, 2)).join('\n'),
    ...(notices.length > 0 && { notices }),
    custom: { dataThrough: answer.cost.dataThrough },
  };
  const withParts = query.parts && !context.fromAlert;
  const drawn = { days: answer.days, withParts, ...configsOf(answer) };
  switch (query.format) {
    case 'timeSeries':
      return seriesFrames(drawn, meta);
    case 'table':
      return [tableFrame(drawn, meta)];
    case 'total':
      return [totalFrame(drawn, { size: UNITS[query.per].size, meta })];
  }
}

interface Drawn {
  readonly days: readonly UnitDay[];
  readonly withParts: boolean;
  readonly unitCost: FieldConfig;
  readonly cost: FieldConfig;
  readonly usage: FieldConfig;
}

function configsOf({ query, cost }: UnitCostAnswer): Pick<Drawn, 'unitCost' | 'cost' | 'usage'> {
  const { unit = 'USD' } = cost.series[0] ?? {};
  const money = valueConfig(cost, unit);
  const name = query.alias.trim() || `${unit === 'USD' ? '$' : unit} per ${perText(query)}`;
  return {
    unitCost: { displayNameFromDS: name, ...money },
    cost: { displayNameFromDS: `${name}: cost`, ...money },
    usage: { displayNameFromDS: `${name}: usage`, unit: grafanaUnit(UNITS[query.per].usageUnit) },
  };
}

const unitCostOf = ({ unitCost }: UnitDay): number | null => unitCost;
const costOf = ({ cost }: UnitDay): number | null => (cost === undefined ? null : Number(cost));
const usageOf = ({ usage }: UnitDay): number | null => usage ?? null;

function seriesFrames({ days, withParts, unitCost, cost, usage }: Drawn, meta: FrameMeta): readonly Frame[] {
  const parts = withParts
    ? ([
        ['unit cost', unitCostOf, unitCost],
        ['cost', costOf, cost],
        ['usage', usageOf, usage],
      ] as const)
    : ([['unit cost', unitCostOf, unitCost]] as const);
  const time: Field = {
    name: 'Time',
    type: 'time',
    values: Float64Array.from(days, ({ startMs }) => startMs),
    config: { interval: dayMs },
  };
  const frames = parts.flatMap(([part, valueOf, config]): (readonly Field[])[] => {
    const values = days.map(valueOf);
    const labels: Labels = withParts ? { [PART]: part } : {};
    const isKnown = values.some((value) => value !== null);
    return isKnown ? [[time, { name: 'Value', type: 'number', labels, values, config }]] : [];
  });
  return frames.length === 0
    ? [{ fields: [], meta: { ...SERIES, ...meta } }]
    : frames.map((fields, index) => ({ fields, meta: index === 0 ? { ...SERIES, ...meta } : SERIES }));
}

/** Columns are named by themselves: only series and a number alone need a name. */
function column(
  name: string,
  values: readonly (number | null)[],
  { displayNameFromDS: _, ...config }: FieldConfig,
): Field {
  return { name, type: 'number', values, config };
}

function tableFrame({ days, withParts, unitCost, cost, usage }: Drawn, meta: FrameMeta): Frame {
  const rows = days.some((day) => day.cost !== undefined || day.usage !== undefined) ? days : [];
  const fields: readonly Field[] = [
    { name: 'Date', type: 'string', values: rows.map(({ day }) => day) },
    column('UnitCost', rows.map(unitCostOf), unitCost),
    ...(withParts ? [column('Cost', rows.map(costOf), cost), column('Usage', rows.map(usageOf), usage)] : []),
    { name: 'Estimated', type: 'boolean', values: rows.map(({ estimated }) => estimated) },
  ];
  return { fields, meta: { ...TABLE, ...meta } };
}

/** One number; with its parts a table of one row, because they are numbers of other units. */
function totalFrame(
  { days, withParts, unitCost, cost, usage }: Drawn,
  { size, meta }: { readonly size: number; readonly meta: FrameMeta },
): Frame {
  const total = totalOf(days, size);
  const rows = total ? [total] : [];
  if (withParts) {
    const fields = [
      column(
        'UnitCost',
        rows.map((one) => one.unitCost),
        unitCost,
      ),
      column(
        'Cost',
        rows.map((one) => one.cost),
        cost,
      ),
      column(
        'Usage',
        rows.map((one) => one.usage),
        usage,
      ),
      column(
        'Days',
        rows.map((one) => one.days),
        { unit: 'short' },
      ),
    ];
    return { fields, meta: { ...TABLE, ...meta } };
  }
  const fields = rows.map(({ unitCost: value }): Field => ({
    name: 'UnitCost',
    type: 'number',
    values: [value],
    config: unitCost,
  }));
  return { fields, meta: { ...NUMBER, ...meta } };
}
