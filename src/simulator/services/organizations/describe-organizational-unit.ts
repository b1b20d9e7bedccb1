import { organisationalUnits } from '../../world/organisation';
import { AwsFault } from '../../wire/aws-fault';
import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { describeUnit, requireManagement } from './tree';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganizationalUnit.html */
export const describeOrganizationalUnit: Operation<SimulatorState> = {
  name: 'DescribeOrganizationalUnit',
  priceUsd: 0,
  prepare(raw, { caller }) {
    requireManagement(caller);
    const id = required(text(members(raw), 'OrganizationalUnitId'), 'OrganizationalUnitId');
    const unit = organisationalUnits.find((candidate) => candidate.id === id);
    if (!unit) {
      throw new AwsFault(
        'OrganizationalUnitNotFoundException',
        "You specified an organizational unit that doesn't exist.",
      );
    }
    return () => ({ OrganizationalUnit: describeUnit(unit) });
  },
};
