import { hexDigits } from '../../world/hash';
import { payerId } from '../../world/organisation';
import { AwsFault, constraint, validation } from '../../wire/aws-fault';
import { members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';

const roleForm = /^arn:aws:iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/;
/** The one role of the organisation whose trust policy asks for an external id. */
const guarded = { arn: `arn:aws:iam::${payerId}:role/CostReader`, externalId: 'northwind' } as const;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation<SimulatorState> = {
  name: 'AssumeRole',
  priceUsd: 0,

  prepare(raw, { caller, now, state }) {
    const input = members(raw);
    const roleArn = required(text(input, 'RoleArn'), 'RoleArn');
    const sessionName = required(text(input, 'RoleSessionName'), 'RoleSessionName');
    const [, account, role] = roleForm.exec(roleArn) ?? [];
    if (account === undefined || role === undefined) {
      throw validation(`${roleArn} is invalid`);
    }
    if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
      throw constraint({
        value: sessionName,
        at: 'roleSessionName',
        must: 'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
      });
    }
    const seconds = Number(text(input, 'DurationSeconds') ?? 3600);
    if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
      throw constraint({
        value: String(seconds),
        at: 'durationSeconds',
        must: 'Member must have value between 900 and 43200',
      });
    }
    if (caller.arn.includes(':assumed-role/') && seconds > 3600) {
      throw validation(
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    }
    const isTrusted = roleArn !== guarded.arn || text(input, 'ExternalId') === guarded.externalId;
    if (role.includes('Denied') || !isTrusted) {
      throw new AwsFault(
        'AccessDeniedException',
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        403,
      );
    }

    return () => {
      // Repeatable: the n-th session of a simulator has the same keys in every run.
      const name = `${roleArn}/${sessionName}/${state.sessions.size}`;
      const accessKeyId = `ASIA${hexDigits(name, 16).toUpperCase()}`;
      const roleId = `AROA${hexDigits(roleArn, 17).toUpperCase()}`;
      const session = {
        account,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${sessionName}`,
        userId: `${roleId}:${sessionName}`,
        sessionToken: `simulated/${hexDigits(`${name}/token`, 96)}`,
        expiresAt: now + seconds * 1000,
      };
      state.sessions.set(accessKeyId, session);
      return {
        Credentials: {
          AccessKeyId: accessKeyId,
          SecretAccessKey: hexDigits(`${name}/secret`, 40),
          SessionToken: session.sessionToken,
          Expiration: new Date(session.expiresAt).toISOString(),
        },
        AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
      };
    };
  },
};
