import { readAwsLimits } from '../../src/aws';
import type { AwsConnection, AwsLimits } from '../../src/aws';
import { checkLimits } from '../../src/aws/limits';
import { connectionTo } from './support/connection';

const DEFAULTS: AwsLimits = { allowedAuthProviders: ['default', 'keys', 'credentials'], assumeRoleEnabled: true };
type Values = Record<string, string>;

it.each<[string, Values, Values, AwsLimits]>([
  ['nothing at all', {}, {}, DEFAULTS],
  [
    'the environment',
    {},
    { AWS_AUTH_AllowedAuthProviders: 'keys, ec2_iam_role' },
    { ...DEFAULTS, allowedAuthProviders: ['keys', 'ec2_iam_role'] },
  ],
  ['Grafana’s config', { AWS_AUTH_AllowedAuthProviders: 'keys' }, {}, { ...DEFAULTS, allowedAuthProviders: ['keys'] }],
  [
    'Grafana’s config and not the environment, once it has any key',
    { AWS_AUTH_SESSION_DURATION: '30m' },
    { AWS_AUTH_AllowedAuthProviders: 'keys', AWS_AUTH_AssumeRoleEnabled: 'false' },
    { ...DEFAULTS, sessionDurationSeconds: 1_800 },
  ],
  [
    'Grafana’s config when the socks proxy is on',
    { GF_SECURE_SOCKS_DATASOURCE_PROXY_SERVER_ENABLED: 'true' },
    { AWS_AUTH_AssumeRoleEnabled: 'false' },
    DEFAULTS,
  ],
  ['assume role switched off', { AWS_AUTH_AssumeRoleEnabled: 'false' }, {}, { ...DEFAULTS, assumeRoleEnabled: false }],
  [
    'old spellings',
    {},
    { AWS_AUTH_AllowedAuthProviders: 'sharedCreds,arn' },
    { ...DEFAULTS, allowedAuthProviders: ['credentials', 'default'] },
  ],
  ['an external id', { AWS_AUTH_EXTERNAL_ID: 'stack-1' }, {}, { ...DEFAULTS, externalId: 'stack-1' }],
  [
    'a duration of hours and minutes',
    {},
    { AWS_AUTH_SESSION_DURATION: '1h30m' },
    { ...DEFAULTS, sessionDurationSeconds: 5_400 },
  ],
  [
    'a duration too short for STS',
    {},
    { AWS_AUTH_SESSION_DURATION: '1m' },
    { ...DEFAULTS, sessionDurationSeconds: 900 },
  ],
  [
    'a duration too long for STS',
    {},
    { AWS_AUTH_SESSION_DURATION: '100h' },
    { ...DEFAULTS, sessionDurationSeconds: 43_200 },
  ],
  ['a duration that is none', {}, { AWS_AUTH_SESSION_DURATION: 'soon' }, DEFAULTS],
])('reads %s', (_name, grafanaConfig, env, expected) => {
  expect(readAwsLimits(grafanaConfig, env)).toEqual(expected);
});

const connection = (changes: Partial<AwsConnection>, limits: Partial<AwsLimits> = {}) =>
  connectionTo('', { ...changes, limits: { ...DEFAULTS, ...limits } });

it.each([
  [
    'a provider that is not allowed',
    connection({ authType: 'ec2_iam_role' }),
    /does not allow.*"ec2_iam_role" \(allowed: default, keys, credentials\)/,
  ],
  [
    'a role where none may be assumed',
    connection({ assumeRoleArn: 'arn:aws:iam::1:role/r' }, { assumeRoleEnabled: false }),
    /assume_role_enabled/,
  ],
  [
    'Grafana Cloud’s own way',
    connection({ authType: 'grafana_assume_role' }, { allowedAuthProviders: ['grafana_assume_role'] }),
    /only in Grafana Cloud/,
  ],
])('refuses %s', (_name, refused, message) => {
  expect(() => checkLimits(refused)).toThrow(message);
  expect(() => checkLimits(refused)).toThrow(expect.objectContaining({ code: 'credentials' }));
});

it('lets pass what the server allows', () => {
  expect(() => checkLimits(connection({ authType: 'keys', assumeRoleArn: 'arn:aws:iam::1:role/r' }))).not.toThrow();
});
