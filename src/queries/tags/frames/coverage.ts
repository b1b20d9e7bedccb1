// PURE. View "coverage": how much carries every key, as series, as one number per group, or as a table.
import type { Field, Frame, FrameMeta } from '#plugin-sdk/data';
import { type CostAnswer, commonUnit, valueConfig } from '../../cost/frames/answer';
import { timeSeriesFrames } from '../../cost/frames/time-series';
import { cellOf, type NamedSeries } from '../../cost/naming';
import type { QueryContext } from '../../kind';
import { PERCENT } from '../../shared/unit';
import { COVERAGE, type Coverage, coverageOf, measured } from '../coverage';
import type { TagsQuery } from '../model';
import { type Answered, readCoverage } from '../read';
import { metaOf } from './meta';
import { tagsNotices } from './notices';

const MEASURE_COLUMNS = { percent: 'Coverage', tagged: 'Tagged', untagged: 'Untagged' } as const;

export function coverageFrames(query: TagsQuery, { costs, all }: Answered, context: QueryContext): readonly Frame[] {
  const read = readCoverage(query, costs, context);
  const meta = metaOf(all, tagsNotices(query, read, all), read.cost.dataThrough);
  const coverages = coverageOf(read);
  const series = measured(coverages, query);
  switch (query.format) {
    case 'timeSeries':
      return withoutFill(timeSeriesFrames({ ...read.cost, series }, meta), query);
    case 'table':
      return [coverageTable(read.cost, coverages, meta)];
    case 'total':
      return [totalFrame({ answer: read.cost, query, series }, meta)];
  }
}

/** The pale filling of an incomplete bar would lie under a line, one for each: percentages are drawn as lines. */
function withoutFill(frames: readonly Frame[], { measure }: TagsQuery): readonly Frame[] {
  const plain = (field: Field): Field =>
    field.config?.custom
      ? { ...field, config: { ...field.config, custom: { ...field.config.custom, fillOpacity: 0 } } }
      : field;
  return measure === 'percent' ? frames.map((frame) => ({ ...frame, fields: frame.fields.map(plain) })) : frames;
}

/** One `table` frame, a row per group, largest first: what is tagged and what is not over the range, and percent. */
function coverageTable(answer: CostAnswer, coverages: readonly Coverage[], meta: FrameMeta): Frame {
  const amounts = (name: string, half: 'tagged' | 'untagged'): Field => ({
    name,
    type: 'number',
    values: coverages.map((coverage) => coverage[half][0] ?? null),
    config: valueConfig(answer, commonUnit(answer)),
  });
  const fields: readonly Field[] = [
    ...labelColumns(answer.columnNames, answer.series),
    amounts('Tagged', 'tagged'),
    amounts('Untagged', 'untagged'),
    {
      name: 'Coverage',
      type: 'number',
      values: coverages.map(({ percent }) => percent[0] ?? null),
      config: valueConfig(answer, PERCENT),
    },
  ];
  return { fields, meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table', ...meta } };
}

/** One `numeric-long` frame, for stats, gauges and alert rules: one number per group, or two told apart by a label. */
function totalFrame(
  { answer, query, series }: { answer: CostAnswer; query: TagsQuery; series: readonly NamedSeries[] },
  meta: FrameMeta,
): Frame {
  const type = { type: 'numeric-long', typeVersion: [0, 1] } as const;
  if (series.length === 0) {
    return { fields: [], meta: { ...type, ...meta } };
  }
  const isPair = query.measure === 'amounts';
  const names = [...answer.columnNames, ...(isPair ? [COVERAGE] : [])];
  const unit = query.measure === 'percent' ? PERCENT : commonUnit(answer);
  const number: Field = {
    name: query.measure === 'amounts' ? query.metric : MEASURE_COLUMNS[query.measure],
    type: 'number',
    values: series.map(({ values }) => values[0] ?? null),
    config: { ...(names.length === 0 && { displayNameFromDS: series[0]?.name }), ...valueConfig(answer, unit) },
  };
  return { fields: [...labelColumns(names, series), number], meta: { ...type, ...meta } };
}

function labelColumns(names: readonly string[], series: readonly NamedSeries[]): readonly Field[] {
  return names.map((name) => ({ name, type: 'string', values: series.map((one) => cellOf(one, name)) }));
}
