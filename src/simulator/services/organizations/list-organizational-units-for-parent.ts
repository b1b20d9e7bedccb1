import { organisationalUnits } from '../../world/organisation';
import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutPage, readPage } from './page';
import { describeUnit, requireManagement, requireParent } from './tree';

const name = 'ListOrganizationalUnitsForParent';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html */
export const listOrganizationalUnitsForParent: Operation<SimulatorState> = {
  name,
  priceUsd: 0,
  prepare(raw, scene) {
    requireManagement(scene.caller);
    const input = members(raw);
    const parent = requireParent(required(text(input, 'ParentId'), 'ParentId'));
    const page = readPage(input, name);
    return () => {
      const { items, next } = cutPage(
        organisationalUnits.filter((unit) => unit.parent === parent),
        page,
        scene,
      );
      return { OrganizationalUnits: items.map(describeUnit), ...next };
    };
  },
};
