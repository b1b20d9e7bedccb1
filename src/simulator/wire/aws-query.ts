// awsQuery (STS): a form with Action and Version in, XML out; errors are 403 unless they say otherwise. aws-apis.md §7.
import { AwsFault } from './aws-fault';
import type { Protocol } from './wire';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

function element(name: string, value: unknown): string {
  if (value === undefined) {
    return '';
  }
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, member]) => element(key, member))
          .join('')
      : escape(String(value));
  return `<${name}>${inner}</${name}>`;
}

/** The query protocol's older names for what the JSON services say. */
const codes: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  ThrottlingException: 'Throttling',
  ValidationException: 'ValidationError',
};

const form = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

export const awsQuery = (namespace: string): Protocol => ({
  operationName({ headers, body }, version) {
    const fields = headers['x-amz-target'] === undefined ? form(body) : {};
    return fields.Version === version ? fields.Action : undefined;
  },

  unknownOperation: (name, version) =>
    new AwsFault('InvalidAction', `Could not find operation ${name} for version ${version}`),

  decode: ({ body }) => form(body),

  encode: ({ operation, output, requestId }) => ({
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId },
    body: `<${operation}Response xmlns="${namespace}">${element(`${operation}Result`, output)}${element('ResponseMetadata', { RequestId: requestId })}</${operation}Response>\n`,
  }),

  encodeFault: ({ fault, requestId }) => ({
    status: fault.status === 400 ? 403 : fault.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId },
    body: `<ErrorResponse xmlns="${namespace}">${element('Error', { Type: 'Sender', Code: codes[fault.type] ?? fault.type, Message: fault.message })}${element('RequestId', requestId)}</ErrorResponse>\n`,
  }),
});
