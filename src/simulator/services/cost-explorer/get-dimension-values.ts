import { isDimensionKey, noValue, type DimensionKey } from '../../world/dimensions';
import { recordTypes, type CostLine } from '../../world/line';
import { validation } from '../../wire/aws-fault';
import { members, oneOf, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { accountAttributes } from './get-cost-and-usage';
import { findValues, pageOf, readValueQuery } from './value-list';

const name = 'GetDimensionValues';
const contexts = ['COST_AND_USAGE', 'RESERVATIONS', 'SAVINGS_PLANS'] as const;
type Context = (typeof contexts)[number];

/** The model's enum; some of them have values in no context. */
const dimensions = [
  'AZ',
  'INSTANCE_TYPE',
  'LINKED_ACCOUNT',
  'LINKED_ACCOUNT_NAME',
  'OPERATION',
  'PURCHASE_TYPE',
  'REGION',
  'SERVICE',
  'SERVICE_CODE',
  'USAGE_TYPE',
  'USAGE_TYPE_GROUP',
  'RECORD_TYPE',
  'OPERATING_SYSTEM',
  'TENANCY',
  'SCOPE',
  'PLATFORM',
  'SUBSCRIPTION_ID',
  'LEGAL_ENTITY_NAME',
  'DEPLOYMENT_OPTION',
  'DATABASE_ENGINE',
  'CACHE_ENGINE',
  'INSTANCE_TYPE_FAMILY',
  'BILLING_ENTITY',
  'RESERVATION_ID',
  'RESOURCE_ID',
  'RIGHTSIZING_TYPE',
  'SAVINGS_PLANS_TYPE',
  'SAVINGS_PLAN_ARN',
  'PAYMENT_OPTION',
  'AGREEMENT_END_DATE_TIME_AFTER',
  'AGREEMENT_END_DATE_TIME_BEFORE',
  'INVOICING_ENTITY',
  'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
  'ANOMALY_TOTAL_IMPACT_PERCENTAGE',
  'PAYER_ACCOUNT',
] as const;

const others: Readonly<Record<Exclude<Context, 'COST_AND_USAGE'>, readonly string[]>> = {
  RESERVATIONS: [
    'AZ',
    'CACHE_ENGINE',
    'DEPLOYMENT_OPTION',
    'INSTANCE_TYPE',
    'LINKED_ACCOUNT',
    'PLATFORM',
    'REGION',
    'SCOPE',
    'TENANCY',
    'SUBSCRIPTION_ID',
  ],
  SAVINGS_PLANS: [
    'SAVINGS_PLANS_TYPE',
    'PAYMENT_OPTION',
    'REGION',
    'INSTANCE_TYPE_FAMILY',
    'LINKED_ACCOUNT',
    'SAVINGS_PLAN_ARN',
  ],
};

const commitmentOf: Readonly<Record<Context, (line: CostLine) => boolean>> = {
  COST_AND_USAGE: () => true,
  RESERVATIONS: ({ dimensions: { RECORD_TYPE } }) =>
    RECORD_TYPE === recordTypes.discounted || RECORD_TYPE === recordTypes.recurring,
  SAVINGS_PLANS: ({ dimensions: { SAVINGS_PLAN_ARN } }) => SAVINGS_PLAN_ARN !== undefined,
};

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html */
export const getDimensionValues: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const dimension = oneOf(required(text(input, 'Dimension'), 'Dimension'), 'Dimension', dimensions);
    const context = oneOf(text(input, 'Context') ?? 'COST_AND_USAGE', 'Context', contexts);
    const key = dimensionIn(context, dimension);
    const query = readValueQuery({ input, scene, operation: name });
    if (query.sort && context !== 'COST_AND_USAGE') {
      throw validation('SortBy is only supported for the context COST_AND_USAGE');
    }
    return () => {
      const { world, valuesPageSize } = scene.state;
      const keep = (line: number): boolean => {
        const facts = world.lines[line];
        return facts !== undefined && commitmentOf[context](facts);
      };
      const found = findValues(query, scene, { kind: 'DIMENSION', key, keep });
      const named = context === 'COST_AND_USAGE' ? found : found.filter(({ value }) => value !== noValue(key));
      const { values, counts } = pageOf(named, query, valuesPageSize);
      return {
        DimensionValues: values.map(({ value, unit }) => ({ Value: value, Attributes: attributes(key, value, unit) })),
        ...counts,
      };
    };
  },
};

function dimensionIn(context: Context, dimension: string): DimensionKey {
  const allowed = context === 'COST_AND_USAGE' || others[context].includes(dimension);
  if (!allowed || !isDimensionKey(dimension)) {
    throw validation(`Dimension ${dimension} is not supported for the context ${context}`);
  }
  return dimension;
}

function attributes(key: DimensionKey, value: string, unit: string): Readonly<Record<string, string>> {
  switch (key) {
    case 'LINKED_ACCOUNT':
      return { ...accountAttributes(value) };
    case 'USAGE_TYPE':
    case 'USAGE_TYPE_GROUP':
      return { unit };
    default:
      return {};
  }
}
