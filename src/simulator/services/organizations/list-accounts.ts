import { members as organisationMembers } from '../../world/organisation';
import { members } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutPage, readPage } from './page';
import { describeAccount, requireManagement } from './tree';

const name = 'ListAccounts';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export const listAccounts: Operation<SimulatorState> = {
  name,
  priceUsd: 0,
  prepare(raw, scene) {
    requireManagement(scene.caller);
    const page = readPage(members(raw), name);
    return () => {
      const { items, next } = cutPage(organisationMembers(), page, scene);
      return { Accounts: items.map(describeAccount), ...next };
    };
  },
};
