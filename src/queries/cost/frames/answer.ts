// PURE. Everything the three formats draw from: one cost query's answer, ordered, cut to its top, shaped and named.
import type { AnswerFacts, AwsAnswer, CostPeriod, CostTable } from '#aws/request';
import type { FieldConfig } from '#plugin-sdk/data';
import type { QueryContext } from '../../kind';
import { consoleUrl } from '../../shared/console-link';
import { mergeTables } from '../../shared/merge-tables';
import { awsKey, type Organisation } from '../../shared/organisation';
import { grafanaUnit, PERCENT } from '../../shared/unit';
import { formatDay, lastDay, parseTime } from '../../shared/utc';
import { effectiveFilters } from '../charge-types';
import { completeUntil, dataThrough } from '../completeness';
import { comparisonOf } from '../comparison';
import { foldGroups } from '../fold-groups';
import { type Asked, askedPeriod } from '../granularity';
import { isRatio } from '../measure';
import type { CostQuery } from '../model';
import { columnNames, type NamedSeries, nameSeries } from '../naming';
import { serviceGroupOf } from '../service-groups';
import { type Shaped, shapeSeries } from '../shape';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE', operator: 'is' } as const;

export interface CostAnswer extends Omit<Shaped, 'series'> {
  readonly query: CostQuery;
  readonly facts: Pick<AnswerFacts, 'truncatedAtPages' | 'staleBecause' | 'ageMs' | 'conflictingRows'>;
  readonly asked: Asked;
  /** Sentences about a period that was moved inside what AWS keeps: the asked one, and the one it is compared with. */
  readonly clamps: readonly string[];
  /** As AWS has them, before anything is rolled up or left out. */
  readonly periods: readonly CostPeriod[];
  /** In the order to draw; none for an empty answer. */
  readonly series: readonly NamedSeries[];
  readonly mixedUnits: boolean;
  /** Of the text columns of a table or total. */
  readonly columnNames: readonly string[];
  readonly organisation: Organisation | undefined;
  readonly links: FieldConfig['links'];
  /** Whether what is incomplete is to be told apart: somebody looks at it, and asked for it. */
  readonly marksIncomplete: boolean;
  /** Whether it can be dashed: by a second series. */
  readonly dashesIncomplete: boolean;
  /** Whether a chart of the asked range shows no point: it begins after the last period does. */
  readonly startsBeforeRange: boolean;
  /** The last complete UTC day, `2026-11-18`. */
  readonly dataThrough: string | null;
}

/** The answers, those of a comparison behind the others, as many of one as of the other → what is drawn. */
export function readAnswer(
  query: CostQuery,
  answers: readonly AwsAnswer<'ce:GetCostAndUsage'>[],
  context: QueryContext,
): CostAnswer {
  const asked = askedPeriod(query, context);
  const comparison = comparisonOf(query, context);
  const parts = comparison?.period ? answers.length / 2 : answers.length;
  const tables = answers.map(({ output }) => output);
  const { organisation } = context;
  const whole = (some: readonly CostTable[]) => foldGroups(mergeTables(some), { query, organisation });
  const now = whole(tables.slice(0, parts));
  const earlier = parts < tables.length ? whole(tables.slice(parts)) : undefined;
  const shaped = shapeSeries({ now, earlier }, { query, context, asked });
  const marksIncomplete = query.incomplete === 'mark' && !context.fromAlert;
  const mixedUnits = shaped.units.length > 1;
  const named = nameSeries(shaped.series, {
    query,
    mixedUnits,
    descriptions: { ...earlier?.descriptions, ...now.descriptions },
    organisation,
  });
  const services = serviceGroupOf(query)?.services;
  const url = consoleUrl({
    ...query,
    groupBy: query.groupBy.map(awsKey),
    filters: [...effectiveFilters(query), ...(services ? [{ ...SERVICE, values: [...services] }] : [])],
    granularity: asked.granularity,
    firstDay: formatDay(asked.drawnFromMs),
    lastDay: lastDay(asked.endMs),
    host: context.consoleHost,
  });
  return {
    ...shaped,
    query,
    facts: mergeFacts(answers.map(({ facts }) => facts)),
    asked,
    clamps: [...asked.clamps, ...(comparison?.period?.clamps ?? []).map((text) => `To compare with: ${text}`)],
    periods: now.periods,
    series: isRatio(query) ? named.map((one) => ({ ...one, unit: PERCENT })) : named,
    mixedUnits,
    columnNames: columnNames(query, { mixedUnits, fromAlert: context.fromAlert }),
    organisation,
    links: url === undefined ? undefined : [{ title: 'Open in AWS Cost Explorer', url, targetBlank: true }],
    marksIncomplete,
    dashesIncomplete: marksIncomplete && context.chart === true,
    startsBeforeRange: now.periods.length > 0 && now.periods.every(({ start }) => parseTime(start) < context.fromMs),
    dataThrough: dataThrough({ startMs: asked.drawnFromMs, endMs: asked.endMs }, completeUntil(query, context)),
  };
}

/** Of several parts the worst: any that is cut or stale makes the whole so. */
function mergeFacts(parts: readonly AnswerFacts[]): CostAnswer['facts'] {
  return {
    truncatedAtPages: parts.find(({ truncatedAtPages }) => truncatedAtPages !== undefined)?.truncatedAtPages,
    staleBecause: parts.find(({ staleBecause }) => staleBecause !== undefined)?.staleBecause,
    ageMs: Math.max(...parts.map(({ ageMs }) => ageMs)),
    conflictingRows: parts.reduce((sum, { conflictingRows = 0 }) => sum + conflictingRows, 0),
  };
}

/** Unit and console link of a column of amounts; unlike units in one column have none in common. */
export function valueConfig(answer: CostAnswer, unit: string | undefined): FieldConfig {
  return { unit: grafanaUnit(unit ?? ''), ...(answer.links && { links: answer.links }) };
}

/** The unit of all series, or undefined where they differ. */
export function commonUnit(answer: CostAnswer): string | undefined {
  return answer.mixedUnits && !isRatio(answer.query) ? undefined : (answer.series[0]?.unit ?? '');
}
