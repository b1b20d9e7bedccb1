// SEARCH('{schema} terms', 'Statistic', period) → the series of every metric found.
import type { Metric } from '../../world/metric';
import { statisticOf } from '../../world/statistic';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { defaultLabels } from './label';
import { visibleMetrics } from './monitoring';
import { inExpression, invalidSyntax } from './math/expression-fault';
import type { Node } from './math/parse';
import { readSearch } from './search-query';
import type { PointsReader, Series } from './series';
import { isPeriod } from './time-range';

/** aws-apis.md §3.1: "limited number of series per expression (500 in total as remembered)". */
export const maxFound = 500;

export interface Search {
  readonly metrics: readonly Metric[];
  /** More were found than are answered. */
  readonly isCut: boolean;
  readonly stat: string;
  readonly period: number;
}

export interface SearchParts {
  readonly id: string;
  /** Of the query, where the search names none. */
  readonly period: number;
  readonly account: string | undefined;
  readonly scene: Scene<SimulatorState>;
}

/** Throws ValidationError for a search that cannot be read. */
export function search([what, how, every]: readonly Node[], { id, period, account, scene }: SearchParts): Search {
  if (what?.kind !== 'text' || (how !== undefined && how.kind !== 'text')) {
    throw invalidSyntax(id);
  }
  const test = readSearch(what.value);
  const stat = how?.value ?? 'Average';
  if (!test) {
    throw inExpression(id, `Invalid syntax in search expression '${what.value}'`);
  }
  if (!statisticOf(stat)) {
    throw inExpression(id, `The value ${stat} is not a valid statistic`);
  }
  const seconds = every?.kind === 'number' ? every.value : period;
  if (!isPeriod(seconds)) {
    throw inExpression(id, `The value ${seconds} is not a valid period`);
  }
  const found = visibleMetrics(scene, { linked: true, owner: account }).filter(test);
  return { metrics: found.slice(0, maxFound), isCut: found.length > maxFound, stat, period: seconds };
}

/** Series without points are left out, as SEARCH does with metrics that had no data. */
export function searchSeries({ metrics, stat, period }: Search, read: PointsReader): readonly Series[] {
  const labels = defaultLabels(metrics.map((metric) => ({ metric, stat })));
  return metrics
    .map((metric, index) => ({ metric, stat, period, label: labels[index] ?? '', ...read(metric, { stat, period }) }))
    .filter(({ values }) => values.length > 0);
}
