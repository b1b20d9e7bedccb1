// PURE. What an error says: what happened, to which request, what to do. No secret, no ARN: public boards show it to
// strangers.
import type { AwsErrorCode } from './aws-error-names';

export interface ErrorFacts {
  readonly operation: string;
  readonly region: string;
  readonly name?: string;
  readonly action?: string;
  readonly awsText?: string;
}

/** One or two sentences for the reader of a panel. Throws nothing. */
export function messageOf(code: AwsErrorCode, facts: ErrorFacts): string {
  const { operation, region } = facts;
  const request = `${operation} in ${region}`;
  const named = facts.name && facts.name !== 'Error' ? ` (${facts.name})` : '';
  const words = facts.awsText ? ` AWS says: ${withoutArns(facts.awsText)}` : '';
  switch (code) {
    case 'credentials':
      return (
        `AWS did not accept the credentials for ${request}${named}. ` +
        'Check the keys, profile or role of the data source, and the clock of the server' +
        (operation.startsWith('cloudwatch:')
          ? `, or enable ${region}: a region that is not enabled knows no credentials.`
          : '.')
      );
    case 'access-denied':
      return operation === 'sts:AssumeRole'
        ? `AWS denied ${request}${named}. ` +
            "Let the base identity assume the role, and check the role's trust policy and external id."
        : `AWS denied ${request}${named}. Grant the IAM action ${facts.action ?? operation}` +
            (operation.startsWith('ce:')
              ? '; if it is granted, let the payer allow IAM and linked-account access to billing data.'
              : ' to the identity of the data source.');
    case 'not-enabled':
      return `The service behind ${request} is not in use in this account${named}. Enable it in the AWS console.`;
    case 'data-unavailable':
      return (
        `AWS has no data for ${request}${named}. ` +
        `Change the time range; Cost Explorer answers up to 24 hours after it was first enabled.${words}`
      );
    case 'invalid-request':
      return `AWS refused ${request} as invalid${named}.${words || ' Check the query.'}`;
    case 'throttled':
      return `AWS throttled ${request}${named}, also after waiting. Try again in a minute, or refresh less often.`;
    case 'spend-limit':
      return `${request} was not sent: it would exceed the spend limit of the data source.`;
    case 'timeout':
      return `AWS did not answer ${request} in time${named}. Try again; check the proxy and firewall if it stays so.`;
    case 'network':
      return `The connection to AWS failed for ${request}${named}. Check endpoint, proxy, firewall and certificates.`;
    case 'unexpected':
      return `AWS gave an answer to ${request} that cannot be read${named}. Try again later.`;
  }
}

function withoutArns(text: string): string {
  return text.replace(/\barn:[^\s"',)]+/g, '(ARN)').trim();
}
