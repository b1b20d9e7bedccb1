// The form of a SigV4 signature; the signature itself is not verified. aws-apis.md §7.
// Authorization: AWS4-HMAC-SHA256 Credential=KEY/yyyymmdd/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=…
import { AwsFault } from './aws-fault';
import type { Service, WireRequest } from './wire';

export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly sessionToken: string | undefined;
}

const form =
  /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request, *SignedHeaders=[^,\s]+, *Signature=[0-9a-f]{64}$/;

/** Reads who signed. Throws what AWS says about a missing, malformed or wrongly scoped signature. */
export function readSignature<W>(
  { headers }: WireRequest,
  { signingName, region: only, enabledRegions }: Service<W>,
): Signature {
  const { authorization } = headers;
  if (!authorization) {
    throw new AwsFault('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const match = form.exec(authorization);
  if (!match || headers['x-amz-date'] === undefined) {
    throw new AwsFault(
      'IncompleteSignatureException',
      'Authorization header is not a complete AWS Signature Version 4.',
    );
  }
  const [, accessKeyId = '', , region = '', service = ''] = match;
  if (service !== signingName) {
    throw new AwsFault(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${signingName}'. `,
    );
  }
  if (only !== undefined && region !== only) {
    throw new AwsFault('InvalidSignatureException', `Credential should be scoped to a valid region. `);
  }
  if (enabledRegions && !enabledRegions.includes(region)) {
    throw new AwsFault('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
  }
  return { accessKeyId, region, sessionToken: headers['x-amz-security-token'] };
}
