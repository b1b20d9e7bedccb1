import { members as organisationMembers } from '../../world/organisation';
import { AwsFault } from '../../wire/aws-fault';
import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { describeAccount as describe, requireManagement } from './tree';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html */
export const describeAccount: Operation<SimulatorState> = {
  name: 'DescribeAccount',
  priceUsd: 0,
  prepare(raw, { caller }) {
    requireManagement(caller);
    const id = required(text(members(raw), 'AccountId'), 'AccountId');
    const account = organisationMembers().find((member) => member.id === id);
    if (!account) {
      throw new AwsFault('AccountNotFoundException', "You specified an account that doesn't exist.");
    }
    return () => ({ Account: describe(account) });
  },
};
