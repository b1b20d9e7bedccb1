import { AwsFault } from '../../wire/aws-fault';
import { awsQuery } from '../../wire/aws-query';
import type { Service } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { assumeRole } from './assume-role';
import { getCallerIdentity } from './get-caller-identity';

export const sts: Service<SimulatorState> = {
  signingName: 'sts',
  protocol: awsQuery({ namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' }),
  target: '2011-06-15',
  capitalMessage: true,
  throttled: () => new AwsFault('ThrottlingException', 'Rate exceeded'),
  operations: [getCallerIdentity, assumeRole],
};
