// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type UnitCostQuery, unitCostSchema } from './model';
import { presets } from './presets';

const example = (
  title: string,
  label: string,
  query: v.InferInput<typeof unitCostSchema>,
): QueryExample<UnitCostQuery> => ({ title, label, query: v.parse(unitCostSchema, query) });

const fromPreset = (
  value: string,
  { title, label, ...more }: { title: string; label: string } & Partial<UnitCostQuery>,
): QueryExample<UnitCostQuery> =>
  example(title, label, { preset: value, ...presets.find((preset) => preset.value === value)?.fills, ...more });

export const unitCostExamples: readonly QueryExample<UnitCostQuery>[] = [
  fromPreset('lambda', {
    title: 'Lambda, per million requests',
    label: 'Day by day: what a million invocations cost, compute included',
  }),
  fromPreset('lambda', {
    title: 'Lambda, over the range',
    label: 'One number: the cost of all complete days over their invocations',
    format: 'total',
  }),
  fromPreset('dynamo', {
    title: 'DynamoDB, with both parts',
    label: 'A row per day: what a million request units cost, and the cost and the units it is made of',
    format: 'table',
    parts: true,
  }),
  fromPreset('alb', {
    title: 'Load balancers, per million requests',
    label: 'Hours and capacity of all application load balancers over their requests',
    regions: ['us-east-1', 'eu-west-1'],
  }),
  fromPreset('nat', {
    title: 'NAT gateways, per GB',
    label: 'Hours included: what a GB through them really costs',
    format: 'total',
    parts: true,
  }),
  fromPreset('vcpu', {
    title: 'EC2, per vCPU hour',
    label: 'Falls as Savings Plans cover more, rises with idle sizes',
    accounts: ['111122223333'],
  }),
  example('An order of the shop', 'The whole bill of an account over a metric of your own', {
    accounts: ['111122223333'],
    namespace: 'Shop',
    metricNames: ['OrdersPlaced'],
    dimensions: { Store: ['*'] },
    per: 'one',
    unitName: 'order',
    parts: true,
  }),
];
