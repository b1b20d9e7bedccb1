// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type CostQuery, costSchema } from './model';

const example = (title: string, label: string, query: v.InferInput<typeof costSchema>): QueryExample<CostQuery> => ({
  title,
  label,
  query: v.parse(costSchema, query),
});

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' } as const;
const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' } as const;
const REGION = { type: 'DIMENSION', key: 'REGION' } as const;
const USAGE_TYPE = { type: 'DIMENSION', key: 'USAGE_TYPE' } as const;
const TEAM = { type: 'TAG', key: 'team' } as const;

export const costExamples: readonly QueryExample<CostQuery>[] = [
  example('Cost per service, daily', 'Ten largest services day by day, the rest as Others', {
    granularity: 'DAILY',
    groupBy: [SERVICE],
    top: 10,
  }),
  example('Total of the range', 'One number: with the range "This month so far" the cost month to date', {
    format: 'total',
  }),
  example('Cost per account', 'Total per account, with names', { format: 'total', groupBy: [ACCOUNT] }),
  example('Cost per region and month', 'A table with a row per month and region', {
    granularity: 'MONTHLY',
    groupBy: [REGION],
    format: 'table',
  }),
  example('What a service is made of', 'The ten costliest usage types of EC2', {
    groupBy: [USAGE_TYPE],
    filters: [{ ...SERVICE, operator: 'is', values: ['Amazon Elastic Compute Cloud - Compute', 'EC2 - Other'] }],
    top: 10,
    format: 'total',
  }),
  example('Cost per team', 'By the tag "team"; what carries no such tag is a group of its own', {
    groupBy: [TEAM],
    alias: '{{tag:team}}',
  }),
  example('What nobody tagged', 'Cost without the tag "team", per service', {
    groupBy: [SERVICE],
    filters: [{ ...TEAM, operator: 'isAbsent' }],
    top: 10,
    format: 'total',
  }),
  example('What running it cost', 'Amortized, without credits, refunds and tax, month by month', {
    metric: 'AmortizedCost',
    granularity: 'MONTHLY',
    filters: [{ type: 'DIMENSION', key: 'RECORD_TYPE', operator: 'isNot', values: ['Credit', 'Refund', 'Tax'] }],
  }),
];
