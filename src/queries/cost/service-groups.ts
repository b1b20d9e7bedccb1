// PURE. What people call one service and AWS prints as several (trap 18), as a filter of its own. A table of facts.
import type { Expression } from '@aws-sdk/client-cost-explorer';
import { REGION_PREFIXES } from '../shared/usage-type';
import type { CostQuery } from './model';

/** A filter cannot match by pattern, so all regions are named; a name that is not in the bill matches nothing. */
const PREFIXES = ['', ...REGION_PREFIXES.map((region) => `${region}-`)];

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
