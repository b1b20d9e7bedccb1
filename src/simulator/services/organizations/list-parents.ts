import { members as organisationMembers, organisationalUnits, rootId } from '../../world/organisation';
import { AwsFault } from '../../wire/aws-fault';
import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutPage, readPage } from './page';
import { requireManagement } from './tree';

const name = 'ListParents';

/**
 * The one unit or root that an account or unit is in.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html
 */
export const listParents: Operation<SimulatorState> = {
  name,
  priceUsd: 0,
  prepare(raw, scene) {
    requireManagement(scene.caller);
    const input = members(raw);
    const parent = requireParentOf(required(text(input, 'ChildId'), 'ChildId'));
    const page = readPage(input, name);
    return () => {
      const { items, next } = cutPage([parent], page, scene);
      return {
        Parents: items.map((id) => ({ Id: id, Type: id === rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' })),
        ...next,
      };
    };
  },
};

/** Throws ChildNotFoundException; the root is nobody's child. */
function requireParentOf(child: string): string {
  const parent =
    organisationMembers().find(({ id }) => id === child)?.unit ??
    organisationalUnits.find(({ id }) => id === child)?.parent;
  if (parent === undefined) {
    throw new AwsFault('ChildNotFoundException', "You specified a child that doesn't exist.");
  }
  return parent;
}
