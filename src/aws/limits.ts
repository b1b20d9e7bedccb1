// PURE. What the Grafana server allows, and whether a connection keeps to it.
// @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#aws
import { AwsError } from './aws-error';
import type { AwsConnection, AwsLimits } from './connection';

type Values = Readonly<Record<string, string | undefined>>;

const PREFIX = 'AWS_AUTH_';
const KEYS = ['AllowedAuthProviders', 'AssumeRoleEnabled', 'EXTERNAL_ID', 'SESSION_DURATION'] as const;
const DEFAULT_PROVIDERS = ['default', 'keys', 'credentials'];
const OLD_NAMES: Readonly<Record<string, string>> = { sharedCreds: 'credentials', arn: 'default' };

/**
 * The request's grafanaConfig and the process's environment → limits. One source is read, never a mix: grafanaConfig
 * when it has any of the keys (or the secure socks proxy is on), else the environment; what is missing there has
 * Grafana's default. Throws nothing.
 * @see https://github.com/grafana/grafana-aws-sdk/blob/main/pkg/awsds/authSettings.go
 */
export function readAwsLimits(grafanaConfig: Values, env: Values): AwsLimits {
  const fromGrafana =
    KEYS.some((key) => grafanaConfig[PREFIX + key] !== undefined) ||
    grafanaConfig['AWS_CW_LIST_METRICS_PAGE_LIMIT'] !== undefined ||
    grafanaConfig['GF_SECURE_SOCKS_DATASOURCE_PROXY_SERVER_ENABLED'] === 'true';
  const read = (key: (typeof KEYS)[number]) => (fromGrafana ? grafanaConfig : env)[PREFIX + key]?.trim() || undefined;
  const providers = read('AllowedAuthProviders')
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const seconds = durationSeconds(read('SESSION_DURATION'));
  const externalId = read('EXTERNAL_ID');
  return {
    allowedAuthProviders: providers?.map((name) => OLD_NAMES[name] ?? name) ?? DEFAULT_PROVIDERS,
    assumeRoleEnabled: !/^(false|f|0)$/i.test(read('AssumeRoleEnabled') ?? ''),
    ...(seconds !== undefined && { sessionDurationSeconds: seconds }),
    ...(externalId !== undefined && { externalId }),
  };
}

/**
 * Throws AwsError `credentials` naming the setting when the server forbids what the connection wants, before any call.
 */
export function checkLimits(connection: AwsConnection): void {
  const { authType, assumeRoleArn, limits, region } = connection;
  const refuse = (message: string) => {
    throw new AwsError('credentials', { operation: 'sts:AssumeRole', region, message });
  };
  if (authType === 'grafana_assume_role') {
    refuse(
      'The authentication "Grafana Assume Role" works only in Grafana Cloud and only for its own data sources. ' +
        'Choose another provider.',
    );
  }
  if (!limits.allowedAuthProviders.includes(authType)) {
    refuse(
      `This Grafana server does not allow the authentication provider "${authType}" (allowed: ` +
        `${limits.allowedAuthProviders.join(', ') || 'none'}). Choose another, or let the administrator add it to ` +
        'allowed_auth_providers in [aws] of its configuration.',
    );
  }
  if (assumeRoleArn && !limits.assumeRoleEnabled) {
    refuse(
      'This Grafana server does not allow data sources to assume a role. Remove the role ARN, or let the ' +
        'administrator set assume_role_enabled in [aws] of its configuration.',
    );
  }
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/**
 * Go's duration text (`15m`, `1h30m`) or plain seconds → seconds, within what STS takes; undefined when it is neither.
 */
function durationSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+|(\d+(\.\d+)?[hms])+)$/.test(text)) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
  const seconds =
    parts.length > 0 ? parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNIT_SECONDS[unit!]!, 0) : Number(text);
  return Math.min(43_200, Math.max(900, Math.round(seconds)));
}
