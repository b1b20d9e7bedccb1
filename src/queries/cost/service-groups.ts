// PURE. What people call one service and AWS prints as several (trap 18), as a filter of its own. A table of facts.
import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { CostQuery } from './model';

/**
 * Regions as usage types spell them; none for us-east-1, some services write USE1. A filter cannot match by pattern, and a name
 * that is not in the bill matches nothing. A region newer than this list is missing from the group until it is added here.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and aws-apis.md §6, trap 20
 */
const PREFIXES = [
  '',
  ...['USE1', 'USE2', 'USW1', 'USW2', 'CAN1', 'CAN2', 'MXC1', 'SAE1', 'AFS1', 'ILC1', 'MEC1', 'MES1'].map(
    (one) => `${one}-`,
  ),
  ...['EU', 'EUW1', 'EUW2', 'EUW3', 'EUC1', 'EUC2', 'EUN1', 'EUS1', 'EUS2'].map((one) => `${one}-`),
  ...['APE1', 'APN1', 'APN2', 'APN3', 'APS1', 'APS2', 'APS3', 'APS4', 'APS5', 'APS6', 'APS7'].map((one) => `${one}-`),
];

const dimension = (key: 'SERVICE' | 'USAGE_TYPE', values: readonly string[]): Expression => ({
  Dimensions: { Key: key, Values: [...values].sort() },
});

const EC2 = ['Amazon Elastic Compute Cloud - Compute', 'EC2 - Other'];
const VPC = 'Amazon Virtual Private Cloud';
/** Public addresses are billed by the VPC, and are there because of instances. */
const ADDRESSES = PREFIXES.flatMap((prefix) => [`${prefix}PublicIPv4:InUseAddress`, `${prefix}PublicIPv4:IdleAddress`]);

interface ServiceGroup {
  readonly expression: Expression;
  /** Of the 100 that AWS takes in one request. */
  readonly values: number;
  /** For the console, which knows no "or": all of the VPC instead of its addresses. */
  readonly services: readonly string[];
}

const GROUPS: Readonly<Record<Exclude<CostQuery['serviceGroup'], 'none'>, ServiceGroup>> = {
  ec2: {
    expression: {
      Or: [dimension('SERVICE', EC2), { And: [dimension('SERVICE', [VPC]), dimension('USAGE_TYPE', ADDRESSES)] }],
    },
    values: EC2.length + 1 + ADDRESSES.length,
    services: [...EC2, VPC],
  },
};

/** What the query's group of services asks of AWS, or undefined. */
export function serviceGroupOf({ serviceGroup }: Pick<CostQuery, 'serviceGroup'>): ServiceGroup | undefined {
  return serviceGroup === 'none' ? undefined : GROUPS[serviceGroup];
}
