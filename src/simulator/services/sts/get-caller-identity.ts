import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity: Operation<SimulatorState> = {
  name: 'GetCallerIdentity',
  priceUsd: 0,
  prepare:
    (_, { caller }) =>
    () => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.account }),
};
