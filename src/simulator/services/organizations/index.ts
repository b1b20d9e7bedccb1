import { AwsFault } from '../../wire/aws-fault';
import { awsJson } from '../../wire/aws-json';
import type { Service } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { describeAccount } from './describe-account';
import { describeOrganization } from './describe-organization';
import { describeOrganizationalUnit } from './describe-organizational-unit';
import { listAccounts } from './list-accounts';
import { listAccountsForParent } from './list-accounts-for-parent';
import { listOrganizationalUnitsForParent } from './list-organizational-units-for-parent';
import { listParents } from './list-parents';
import { listRoots } from './list-roots';

export const organizations: Service<SimulatorState> = {
  signingName: 'organizations',
  region: 'us-east-1',
  protocol: awsJson('1.1'),
  target: 'AWSOrganizationsV20161128',
  capitalMessage: false,
  throttled: () =>
    new AwsFault('TooManyRequestsException', 'AWS Organizations has received requests at a rate exceeding your quota.'),
  operations: [
    listAccounts,
    describeAccount,
    describeOrganization,
    describeOrganizationalUnit,
    listRoots,
    listOrganizationalUnitsForParent,
    listAccountsForParent,
    listParents,
  ],
};
