// The organisation as its API sees it: members, units, paths. An account that left is nowhere in it.
import {
  accountOf,
  members,
  organisationalUnits,
  organisationId,
  payerId,
  rootId,
  type Account,
} from '../../world/organisation';
import { AwsFault } from '../../wire/aws-fault';
import type { Caller } from '../../wire/wire';

export const arn = (kind: string, id: string): string =>
  `arn:aws:organizations::${payerId}:${kind}/${organisationId}/${id}`;

/** Throws AccessDeniedException for all but the management account. */
export function requireManagement({ account }: Caller): void {
  requireMember({ account });
  if (account !== payerId) {
    throw new AwsFault('AccessDeniedException', "You don't have permissions to access this resource.");
  }
}

/** Throws AWSOrganizationsNotInUseException for an account outside the organisation. */
export function requireMember({ account }: Pick<Caller, 'account'>): void {
  if (!accountOf(account)?.name) {
    throw new AwsFault('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
  }
}

/** Throws ParentNotFoundException. */
export function requireParent(id: string): string {
  if (id !== rootId && !organisationalUnits.some((unit) => unit.id === id)) {
    throw new AwsFault('ParentNotFoundException', "You specified a parent that doesn't exist.");
  }
  return id;
}

/** `o-…/r-…/ou-…/…/` from the root down. */
export function unitPath(id: string): string {
  const unit = organisationalUnits.find((candidate) => candidate.id === id);
  return unit ? `${unitPath(unit.parent)}${unit.id}/` : `${organisationId}/${rootId}/`;
}

export const accountsIn = (parent: string): readonly Account[] => members().filter(({ unit }) => unit === parent);

/** `Status` was announced to go in favour of `State`; both are sent. aws-apis.md §0.10 */
export const describeAccount = ({ id, name, email, unit, joinedSeconds }: Account) => ({
  Id: id,
  Arn: arn('account', id),
  Name: name,
  Email: email,
  JoinedMethod: id === payerId ? 'INVITED' : 'CREATED',
  JoinedTimestamp: joinedSeconds,
  State: 'ACTIVE',
  Status: 'ACTIVE',
  Paths: [`${unitPath(unit)}${id}/`],
});

export const describeUnit = (unit: (typeof organisationalUnits)[number]) => ({
  Id: unit.id,
  Arn: arn('ou', unit.id),
  Name: unit.name,
  Path: unitPath(unit.id),
});
