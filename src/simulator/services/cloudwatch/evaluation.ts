// The queries of one request, answered: metrics from the world, expressions from each other, each once.
import { payerId } from '../../world/organisation';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { readExpressions, type Expression } from './expressions';
import { insightsMetrics, insightsSeries } from './insights';
import { inExpression } from './math/expression-fault';
import { evaluate, seriesOf, type MathContext } from './math/evaluate';
import { nodesOf } from './math/parse';
import { many, one, type Value } from './math/value';
import type { MetricDataQuery, MetricStat } from './metric-data-query';
import { canSee } from './monitoring';
import { maxFound, search, searchSeries, type SearchParts } from './search';
import { createPointsReader, type PointsReader, type Series } from './series';
import { periodStarts, type TimeRange } from './time-range';

/** What a query came to: one series for a metric, any number for an expression. */
export interface Answer {
  readonly series: readonly Series[];
  readonly isForbidden?: boolean;
}

export interface Evaluation {
  answer(query: MetricDataQuery): Answer;
  /** Metrics that are asked for, those found by searches and SQL among them: what is charged. */
  metricsRequested(): number;
  /** Searches that found more than they may answer. */
  isCut(): boolean;
}

export interface EvaluationParts {
  readonly queries: readonly MetricDataQuery[];
  readonly scene: Scene<SimulatorState>;
  readonly range: TimeRange;
}

const defaultPeriod = 300;

/** Throws ValidationError for expressions that cannot be read; what is wrong with their values comes with the answers. */
export function createEvaluation({ queries, scene, range }: EvaluationParts): Evaluation {
  const expressions = readExpressions(queries);
  const read = createPointsReader(range);
  const byId = new Map(queries.map((query) => [query.id, query]));
  const known = new Map<string, Value>();
  const forbidden = new Set<string>();
  const shortest = Math.min(...queries.flatMap(({ stat }) => stat?.period ?? []));
  const periodOf = ({ period }: MetricDataQuery): number =>
    period ?? (Number.isFinite(shortest) ? shortest : defaultPeriod);
  const searchParts = (query: MetricDataQuery): SearchParts => ({
    id: query.id,
    period: periodOf(query),
    account: query.account,
    scene,
  });

  const valueOf = (query: MetricDataQuery): Value => {
    const found = known.get(query.id);
    if (found) {
      return found;
    }
    const expression = expressions.get(query.id);
    const value = expression ? fromExpression(expression, query) : fromStat(query);
    known.set(query.id, value);
    return value;
  };

  const fromStat = (query: MetricDataQuery): Value => {
    const { series, isForbidden = false } = answerStat(query.stat as MetricStat, {
      account: query.account,
      scene,
      read,
    });
    if (isForbidden) {
      forbidden.add(query.id);
    }
    return one(series);
  };

  const fromExpression = (expression: Expression, query: MetricDataQuery): Value => {
    const { id } = query;
    const period = periodOf(query);
    if (expression.kind === 'insights') {
      const metrics = insightsMetrics(expression.query, { scene, account: query.account });
      return many(insightsSeries(expression.query, { id, period, now: range.now, metrics, read }));
    }
    const context: MathContext = {
      id,
      period,
      grid: (seconds) => periodStarts(range, seconds),
      resolve(name) {
        const of = byId.get(name);
        if (!of) {
          throw inExpression(id, `The expression refers to '${name}', which is no id of this request`);
        }
        return valueOf(of);
      },
      metrics: (contains) =>
        queries.filter((one) => one.stat && one.id.includes(contains)).flatMap((one) => seriesOf(valueOf(one), id)),
      search: (args) => searchSeries(search(args, searchParts(query)), read),
    };
    return evaluate(expression.tree, context);
  };

  const searches = (): readonly { count: number; isCut: boolean }[] =>
    queries.flatMap((query) => {
      const expression = expressions.get(query.id);
      if (expression?.kind === 'insights') {
        return [{ count: insightsMetrics(expression.query, { scene, account: query.account }).length, isCut: false }];
      }
      return [...(expression ? nodesOf(expression.tree) : [])].flatMap((node) => {
        if (node.kind !== 'call' || node.name !== 'SEARCH') {
          return [];
        }
        const { metrics, isCut } = search(node.args, searchParts(query));
        return [{ count: metrics.length, isCut }];
      });
    });

  return {
    answer(query) {
      const series = seriesOf(valueOf(query), query.id);
      return { series: series.slice(0, maxFound), isForbidden: forbidden.has(query.id) };
    },
    metricsRequested: () =>
      queries.filter(({ stat }) => stat).length + searches().reduce((sum, { count }) => sum + count, 0),
    isCut: () => searches().some(({ isCut }) => isCut),
  };
}

interface StatParts {
  /** The owner asked for, or the caller's own account. */
  readonly account: string | undefined;
  readonly scene: Scene<SimulatorState>;
  readonly read: PointsReader;
}

/** A metric that does not exist is no mistake: it has no points. */
function answerStat(stat: MetricStat, { account, scene, read }: StatParts): { series: Series; isForbidden?: boolean } {
  const { caller, region, state } = scene;
  const owner = account ?? caller.account;
  const { period } = stat;
  const empty = { times: [], values: [], label: stat.name, period, stat: stat.stat };
  if (!canSee(caller.account, owner)) {
    return { series: empty, isForbidden: true };
  }
  const metric = state.metrics().find({ ...stat, account: owner, region });
  // Charges are told to each account by itself.
  if (!metric || (metric.namespace === 'AWS/Billing' && owner !== caller.account && caller.account === payerId)) {
    return { series: empty };
  }
  return { series: { ...empty, metric, ...read(metric, stat) } };
}
