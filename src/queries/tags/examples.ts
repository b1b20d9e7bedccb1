// PURE. Queries to start from: shown in the help sheet, and run by the laws.
import * as v from 'valibot';
import type { QueryExample } from '../kind';
import { type TagsQuery, tagsSchema } from './model';

const example = (title: string, label: string, query: v.InferInput<typeof tagsSchema>): QueryExample<TagsQuery> => ({
  title,
  label,
  query: v.parse(tagsSchema, query),
});

const TEAM = { type: 'TAG', key: 'team' } as const;
const ENVIRONMENT = { type: 'TAG', key: 'environment' } as const;
const COST_CENTER = { type: 'TAG', key: 'cost-center' } as const;
const BUSINESS_UNIT = { type: 'COST_CATEGORY', key: 'BusinessUnit' } as const;

export const tagsExamples: readonly QueryExample<TagsQuery>[] = [
  example('Cost per team', 'By the values of the tag "team"; what has none is (untagged)', { keys: [TEAM], top: 10 }),
  example('Share per cost category', 'Percent per business unit, month by month', {
    keys: [BUSINESS_UNIT],
    granularity: 'MONTHLY',
    share: true,
  }),
  example('How much is tagged', 'Percent of the cost that carries the tag "team", day by day', {
    view: 'coverage',
    keys: [TEAM],
  }),
  example('Required tags by account', 'A table: what carries both "team" and "environment", and what does not', {
    view: 'coverage',
    keys: [TEAM, ENVIRONMENT],
    coverageBy: 'LINKED_ACCOUNT',
    format: 'table',
  }),
  example('Untagged dollars by service', 'The ten largest services', {
    view: 'coverage',
    keys: [TEAM],
    coverageBy: 'SERVICE',
    measure: 'untagged',
    format: 'total',
    top: 10,
  }),
  example('Misspelt values', 'Every value of "cost-center" with its cost, and what it may be a slip of', {
    view: 'values',
    keys: [COST_CENTER],
  }),
  example('Which tag keys there are', 'Active or not, since when, and near spellings', { view: 'keys' }),
  example('What the tag keys cover', 'The same, with cost and coverage of three keys', {
    view: 'keys',
    keys: [TEAM, ENVIRONMENT, COST_CENTER],
  }),
];
