// PURE. The answers to both halves → what all formats draw from.
import type { AwsAnswer } from '#aws/request';
import { type CostAnswer, readAnswer } from '../cost/frames/answer';
import type { Answer, QueryContext } from '../kind';
import { daysOf, type UnitDay } from './days';
import { costHalf } from './halves';
import type { UnitCostQuery } from './model';
import { UNITS } from './per';
import { type DailyUsage, type MetricDataAnswer, readUsage } from './read-usage';

export interface UnitCostAnswer {
  readonly query: UnitCostQuery;
  readonly cost: CostAnswer;
  readonly usage: DailyUsage;
  readonly metricAnswers: readonly MetricDataAnswer[];
  /** Complete UTC days, ascending. */
  readonly days: readonly UnitDay[];
}

/** Answers in the order of `unitCostRequests`; none is refused, because nothing is tolerated. */
export function readUnitCost(query: UnitCostQuery, answers: readonly Answer[], context: QueryContext): UnitCostAnswer {
  const costAnswers = answers.filter(isCost);
  const metricAnswers = answers.filter(isMetricData);
  const cost = readAnswer(costHalf(query, context), costAnswers, context);
  const usage = readUsage(query, metricAnswers, context);
  return { query, cost, usage, metricAnswers, days: daysOf(cost, usage.byDay, UNITS[query.per].size) };
}

function isCost(answer: Answer): answer is AwsAnswer<'ce:GetCostAndUsage'> {
  return answer.request.operation === 'ce:GetCostAndUsage' && 'output' in answer;
}

function isMetricData(answer: Answer): answer is MetricDataAnswer {
  return answer.request.operation === 'cloudwatch:GetMetricData' && 'output' in answer;
}
