// PURE. What is wrong with a unit cost query, said before anything is paid.
import { checkCost } from '../cost/check';
import type { QueryContext, QueryIssue } from '../kind';
import { historyOf, isTooOld } from '../shared/period';
import { MAX_QUERIES } from '../usage/batch';
import { checkAlone } from '../usage/check-alone';
import { ALL_ACCOUNTS } from '../usage/model';
import { askedAccounts, costHalf, usageHalf } from './halves';
import type { UnitCostQuery } from './model';
import { UNITS } from './per';
import { metricEntries } from './request';

/** Faults of both halves, each named after the field of this query, and of what they are together. */
export function checkUnitCost(query: UnitCostQuery, context: QueryContext): readonly QueryIssue[] {
  if (isTooOld('day', context)) {
    const message = `The range is older than what can be asked by the day: ${historyOf('day', context)}.`;
    return [{ path: '', message }];
  }
  const halves = [...checkCost(costHalf(query, context), context), ...checkUsageHalf(query, context)];
  return [...halves, ...[...problems(query)].map(([path, text]) => ({ path, message: `${path} ${text}` }))].concat(
    halves.length === 0 ? checkSize(query, context) : [],
  );
}

/** Fields of the usage query that are lists here. */
const RENAMED: Readonly<Record<string, string>> = { metricName: 'metricNames', accountId: 'accounts' };

function checkUsageHalf(query: UnitCostQuery, context: QueryContext): readonly QueryIssue[] {
  const names = query.metricNames.length > 0 ? query.metricNames : [''];
  const issues = askedAccounts(query).flatMap((account) =>
    names.flatMap((name) => checkAlone(usageHalf(query, name, account), context)),
  );
  const renamed = issues.map(({ path, message }) => {
    const own = RENAMED[path] ?? path;
    return { path: own, message: own + message.slice(path.length) };
  });
  return [...new Map(renamed.map((issue) => [issue.message, issue])).values()];
}

function* problems(query: UnitCostQuery): Iterable<readonly [path: string, text: string]> {
  const { per, statistic } = query;
  const { isLevel, label } = UNITS[per];
  if (isLevel && statistic !== 'Average') {
    yield [
      'statistic',
      `is ${statistic}, and ${label} is counted of a level, such as what is running or stored: take Average.`,
    ];
  }
  if (!isLevel && statistic === 'Average') {
    yield ['statistic', `is Average, and ${label} is counted of what happened in a day: take Sum, or SampleCount.`];
  }
  if (askedAccounts(query).includes(ALL_ACCOUNTS) && Object.keys(query.dimensions).length === 0) {
    yield [
      'dimensions',
      `is empty, and all accounts are found by a search: name a dimension with *, such as FunctionName.`,
    ];
  }
}

function checkSize(query: UnitCostQuery, context: QueryContext): QueryIssue[] {
  const size = metricEntries(query, context).length;
  const path = 'dimensions';
  const message = `${path} makes ${size} metrics, and AWS takes ${MAX_QUERIES} in a call: name fewer values, or take *.`;
  return size > MAX_QUERIES ? [{ path, message }] : [];
}
