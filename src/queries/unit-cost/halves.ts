// PURE. A unit cost query as the two queries it is made of: period, filters and series are the cost query's, metrics the usage query's.
import * as v from 'valibot';
import { type CostQuery, costSchema } from '../cost/model';
import type { QueryContext } from '../kind';
import type { Filter } from '../shared/key';
import { ALL_ACCOUNTS, type UsageQuery, usageSchema } from '../usage/model';
import { regionsOf } from '../usage/panel';
import type { UnitCostQuery } from './model';

const COST_DEFAULTS = v.parse(costSchema, {});
const USAGE_DEFAULTS = v.parse(usageSchema, {});

/** Days of cost that are complete, in the metric's regions and accounts where they are known. */
export function costHalf(query: UnitCostQuery, context: Pick<QueryContext, 'region'>): CostQuery {
  const { metric, filters, chargeTypes, lagDays } = query;
  const scope = query.sameScope ? [...is('REGION', knownRegions(query, context)), ...accountFilter(query)] : [];
  return {
    ...COST_DEFAULTS,
    metric,
    filters: [...filters, ...scope],
    chargeTypes,
    lagDays,
    granularity: 'DAILY',
    incomplete: 'drop',
  };
}

/** One metric of one account, by the UTC day; an account of '' is the data source's own. */
export function usageHalf(query: UnitCostQuery, metricName: string, accountId: string): UsageQuery {
  const { regions, namespace, statistic, dimensions } = query;
  return { ...USAGE_DEFAULTS, regions, namespace, metricName, statistic, dimensions, accountId, period: '1d' };
}

/** Regions asked; undefined for the data source's own where that is not known. */
export function askedRegions({ regions }: UnitCostQuery, context: Pick<QueryContext, 'region'>) {
  return regionsOf({ ...USAGE_DEFAULTS, regions }, context as QueryContext);
}

export function knownRegions(query: UnitCostQuery, context: Pick<QueryContext, 'region'>): readonly string[] {
  return askedRegions(query, context).filter((region) => region !== undefined);
}

/** Accounts by id, once each; '' for the data source's own. */
export function askedAccounts({ accounts }: UnitCostQuery): readonly string[] {
  const named = [...new Set(accounts.map((account) => account.trim()).filter((account) => account !== ''))];
  return named.includes(ALL_ACCOUNTS) ? [ALL_ACCOUNTS] : named.length > 0 ? named : [''];
}

function accountFilter(query: UnitCostQuery): readonly Filter[] {
  return is(
    'LINKED_ACCOUNT',
    askedAccounts(query).filter((account) => account !== '' && account !== ALL_ACCOUNTS),
  );
}

function is(key: string, values: readonly string[]): readonly Filter[] {
  return values.length === 0 ? [] : [{ type: 'DIMENSION', key, operator: 'is', values: [...values] }];
}
