// Which tags a resource carries. Facts of the company, not of the seed: the shares of §7.2 hold for every seed.
import type { Account } from './organisation';
import { hashText, mix, unit } from './hash';
import type { TagKey } from './line';

const costCenters = ['CC-100', 'CC-101', 'CC101', 'CC-102', 'CC-103'] as const;
// One value has a dollar sign: keys of groups are `Key$Value` and must be split at the first one.
const projects = ['checkout-v2', 'lakehouse', 'pay$link', 'atlas'] as const;
const creators = ['AssumedRole:AROANORTHWIND:terraform', 'IAMUser:AIDANORTHWIND:deploy', 'Root:111111111111'] as const;

const pick = <T>(list: readonly T[], hash: number): T | undefined => list[hash % list.length];

/**
 * The tags of one slice of a usage line; `name` is the slice's own. Legacy CRM is tagged nothing; one account writes
 * Environment with a capital.
 */
export function tagsOf(account: Account, name: string): Partial<Record<TagKey, string>> {
  if (account.name === 'legacy-crm') {
    return {};
  }
  const hash = hashText(`${account.id}/${name}`);
  const chance = (stream: number): number => unit(mix(hash, stream));
  const tags: Partial<Record<TagKey, string>> = {};
  const team = pick(account.team, mix(hash, 1));
  if (team && chance(2) < 0.8) {
    tags.team = team;
  }
  if (account.name === 'platform-shared') {
    tags.Environment = 'Shared';
  } else {
    tags.environment = account.environment;
  }
  if (chance(3) < 0.6) {
    tags['cost-center'] = pick(costCenters, mix(hash, 4));
  }
  if (chance(5) < 0.43) {
    tags['aws:createdBy'] = pick(creators, mix(hash, 6));
  }
  if (chance(7) < 0.5) {
    tags.project = pick(projects, mix(hash, 8));
  }
  return tags;
}
