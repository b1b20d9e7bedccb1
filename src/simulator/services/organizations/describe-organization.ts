import { accountOf, organisationId, payerId } from '../../world/organisation';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { arn, requireMember } from './tree';

/**
 * Works from any member account.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
 */
export const describeOrganization: Operation<SimulatorState> = {
  name: 'DescribeOrganization',
  priceUsd: 0,
  prepare(_, { caller }) {
    requireMember(caller);
    return () => ({
      Organization: {
        Id: organisationId,
        Arn: `arn:aws:organizations::${payerId}:organization/${organisationId}`,
        FeatureSet: 'ALL',
        MasterAccountArn: arn('account', payerId),
        MasterAccountId: payerId,
        MasterAccountEmail: accountOf(payerId)?.email,
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    });
  },
};
