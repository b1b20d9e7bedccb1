// Old spellings of stored keys, read for ever and never written: the first change in the editor stores today's.
import type { DataSourceJson } from '../settings';

const OLD_AUTH_TYPES: Readonly<Record<string, string>> = { arn: 'default', sharedCreds: 'credentials' };

/**
 * `assumeRoleARN` (the spelling of Grafana's Go struct tag) becomes `assumeRoleArn`, old `authType` names today's.
 * Without it the AWS editor would show an empty role and overwrite an old `authType` as soon as it is drawn.
 */
export function todaysSpelling({ assumeRoleARN, ...jsonData }: DataSourceJson): DataSourceJson {
  const { authType = '', assumeRoleArn } = jsonData;
  return {
    ...jsonData,
    ...(authType in OLD_AUTH_TYPES && { authType: OLD_AUTH_TYPES[authType] }),
    ...(assumeRoleARN && !assumeRoleArn && { assumeRoleArn: assumeRoleARN }),
  };
}
