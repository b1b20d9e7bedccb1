// Trap 18: what people call EC2 is two services and a part of a third.
import type { Expression } from '@aws-sdk/client-cost-explorer';
import { findKind } from '#queries';
import { draw, noticesOf } from './drawn';
import { context, costQuery, days, table } from './table';

const cost = findKind('cost')!;
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const filterOf = (query: object): Expression => {
  const [request] = cost.requests(costQuery({ ...query }), at);
  return (request?.operation === 'ce:GetCostAndUsage' ? request.input.Filter : undefined) ?? {};
};

/** Whether a line with these keys passes. */
function passes({ And, Or, Not, Dimensions }: Expression, line: Record<string, string>): boolean {
  return Not
    ? !passes(Not, line)
    : Dimensions
      ? (Dimensions.Values ?? []).includes(line[Dimensions.Key ?? ''] ?? '')
      : Or
        ? Or.some((one) => passes(one, line))
        : (And ?? []).every((one) => passes(one, line));
}

const values = ({ And, Or, Not, Dimensions }: Expression): number =>
  (Dimensions?.Values?.length ?? 0) +
  [...(And ?? []), ...(Or ?? []), ...(Not ? [Not] : [])].reduce((sum, one) => sum + values(one), 0);

describe('EC2, all of it (trap 18)', () => {
  it.each([
    ['Amazon Elastic Compute Cloud - Compute', 'EUC1-BoxUsage:m5.large', true],
    ['EC2 - Other', 'NatGateway-Bytes', true],
    ['Amazon Virtual Private Cloud', 'PublicIPv4:InUseAddress', true],
    ['Amazon Virtual Private Cloud', 'EUC1-PublicIPv4:IdleAddress', true],
    ['Amazon Virtual Private Cloud', 'TransitGateway-Hours', false],
    ['Amazon Simple Storage Service', 'TimedStorage-ByteHrs', false],
  ])('%s, %s: %s', (SERVICE, USAGE_TYPE, is) => {
    expect(passes(filterOf({ serviceGroup: 'ec2' }), { SERVICE, USAGE_TYPE })).toBe(is);
  });

  it('holds beside other filters, in no more values than AWS takes', () => {
    const query = { serviceGroup: 'ec2', chargeTypes: 'usage' };
    expect(cost.check(costQuery(query), at)).toEqual([]);
    expect(values(filterOf(query))).toBeLessThanOrEqual(100);
    const line = { SERVICE: 'EC2 - Other', RECORD_TYPE: 'Credit' };
    expect(passes(filterOf(query), line)).toBe(false);
    expect(passes(filterOf({ serviceGroup: 'ec2', chargeTypes: 'credits' }), line)).toBe(true);
  });

  it('leaves less room for values of other filters, which are asked in parts', () => {
    const accounts = {
      type: 'DIMENSION',
      key: 'LINKED_ACCOUNT',
      values: Array.from({ length: 60 }, (_, n) => String(n)),
    };
    const query = costQuery({ serviceGroup: 'ec2', filters: [accounts] });
    expect(cost.check(query, at)).toEqual([]);
    const requests = cost
      .requests(query, at)
      .flatMap((request) => ('Filter' in request.input ? [request.input.Filter ?? {}] : []));
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.every((filter) => values(filter) <= 100)).toBe(true);
  });

  it('names the tax that AWS drops under it', () => {
    const plain = table(days('2026-11-02', 3), [[[], ['1', '1', '1']]]);
    expect(noticesOf(draw({ serviceGroup: 'ec2' }, plain, at))).toEqual([expect.stringContaining('Tax')]);
  });
});
