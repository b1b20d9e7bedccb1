import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutPage, readPage } from './page';
import { accountsIn, describeAccount, requireManagement, requireParent } from './tree';

const name = 'ListAccountsForParent';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html */
export const listAccountsForParent: Operation<SimulatorState> = {
  name,
  priceUsd: 0,
  prepare(raw, scene) {
    requireManagement(scene.caller);
    const input = members(raw);
    const parent = requireParent(required(text(input, 'ParentId'), 'ParentId'));
    const page = readPage(input, name);
    return () => {
      const { items, next } = cutPage(accountsIn(parent), page, scene);
      return { Accounts: items.map(describeAccount), ...next };
    };
  },
};
