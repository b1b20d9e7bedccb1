import { rootId } from '../../world/organisation';
import { members } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutPage, readPage } from './page';
import { arn, requireManagement } from './tree';

const name = 'ListRoots';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html */
export const listRoots: Operation<SimulatorState> = {
  name,
  priceUsd: 0,
  prepare(raw, scene) {
    requireManagement(scene.caller);
    const page = readPage(members(raw), name);
    return () => {
      const { items, next } = cutPage(
        [{ Id: rootId, Arn: arn('root', rootId), Name: 'Root', PolicyTypes: [] }],
        page,
        scene,
      );
      return { Roots: items, ...next };
    };
  },
};
