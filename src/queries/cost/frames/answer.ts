// PURE. Everything the three formats draw from: one cost query's answer, ordered, cut to its top and named.
import type { AnswerFacts, AwsAnswer, CostPeriod } from '#aws/request';
import type { FieldConfig } from '#plugin-sdk/data';
import type { QueryContext } from '../../kind';
import { consoleUrl } from '../../shared/console-link';
import { mergeTables } from '../../shared/merge-tables';
import type { Period } from '../../shared/period';
import { grafanaUnit } from '../../shared/unit';
import { formatDay, lastDay } from '../../shared/utc';
import { type AwsGranularity, askedPeriod } from '../granularity';
import type { CostQuery } from '../model';
import { hasMixedUnits, labelNames, type NamedSeries, nameSeries } from '../naming';
import { readSeries } from '../series';
import { bySize, selectTop } from '../top';

export interface CostAnswer {
  readonly query: CostQuery;
  readonly facts: Pick<AnswerFacts, 'truncatedAtPages' | 'staleBecause' | 'ageMs'>;
  readonly asked: Period & { readonly granularity: AwsGranularity };
  readonly periods: readonly CostPeriod[];
  /** In the order to draw; none for an empty answer. */
  readonly series: readonly NamedSeries[];
  /** Amounts that were no number, and were drawn as nothing. */
  readonly unreadable: number;
  readonly mixedUnits: boolean;
  readonly labelNames: readonly string[];
  readonly links: FieldConfig['links'];
}

export function readAnswer(
  query: CostQuery,
  answers: readonly AwsAnswer<'ce:GetCostAndUsage'>[],
  context: QueryContext,
): CostAnswer {
  const table = mergeTables(answers.map(({ output }) => output));
  const all = [...readSeries(table, query.metric)].sort(bySize);
  const mixedUnits = hasMixedUnits(all);
  const asked = askedPeriod(query, context);
  const url = consoleUrl({
    ...query,
    granularity: asked.granularity,
    firstDay: formatDay(asked.startMs),
    lastDay: lastDay(asked.endMs),
    host: context.consoleHost,
  });
  return {
    query,
    facts: mergeFacts(answers.map(({ facts }) => facts)),
    asked,
    periods: table.periods,
    series: nameSeries(selectTop(all, query.top), query, table),
    unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
    mixedUnits,
    labelNames: labelNames(query, mixedUnits),
    links: url === undefined ? undefined : [{ title: 'Open in AWS Cost Explorer', url, targetBlank: true }],
  };
}

/** Of several parts the worst: any that is cut or stale makes the whole so. */
function mergeFacts(parts: readonly AnswerFacts[]): CostAnswer['facts'] {
  return {
    truncatedAtPages: parts.find(({ truncatedAtPages }) => truncatedAtPages !== undefined)?.truncatedAtPages,
    staleBecause: parts.find(({ staleBecause }) => staleBecause !== undefined)?.staleBecause,
    ageMs: Math.max(...parts.map(({ ageMs }) => ageMs)),
  };
}

/** Unit and console link of a column of amounts; unlike units in one column have none in common. */
export function valueConfig(answer: CostAnswer, unit: string | undefined): FieldConfig {
  return { unit: grafanaUnit(unit ?? ''), ...(answer.links && { links: answer.links }) };
}

/** The unit of all series, or undefined where they differ. */
export function commonUnit(answer: CostAnswer): string | undefined {
  return answer.mixedUnits ? undefined : (answer.series[0]?.unit ?? '');
}
