// awsQuery: a form with Action and Version in, XML out. aws-apis.md §7. STS answers 403 to everything it refuses;
// CloudWatch (the older of its wire forms, which Grafana's own source and the Go SDK speak) answers 400 as a rule.
import { AwsFault } from './aws-fault';
import { nest, readForm, type MemberTypes } from './query-form';
import { createXmlWriter } from './query-xml';
import type { Protocol } from './wire';

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
  InvalidParameterValueException: 'InvalidParameterValue',
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  MissingRequiredParameterException: 'MissingParameter',
};

export const queryCode = (type: string): string => codes[type] ?? type;

/** About who is calling: 403 in every service that speaks this protocol. */
const forbidden = new Set([
  'AccessDenied',
  'ExpiredToken',
  'InvalidClientTokenId',
  'MissingAuthenticationToken',
  'SignatureDoesNotMatch',
]);

/** One plain word of a form that may have thousands of fields. */
function field(body: string, name: 'Version' | 'Action'): string | undefined {
  return new RegExp(`(?:^|&)${name}=([\\w.-]*)`).exec(body)?.[1];
}

export interface QueryFacts {
  readonly namespace: string;
  readonly types?: MemberTypes;
  /** What AWS answers to a request it refuses; STS says 403 whatever the reason. */
  readonly refusal?: 400 | 403;
}

export const awsQuery = ({ namespace, types = {}, refusal = 403 }: QueryFacts): Protocol => ({
  operationName({ headers, body }, version) {
    return headers['x-amz-target'] === undefined && field(body, 'Version') === version
      ? field(body, 'Action')
      : undefined;
  },

  unknownOperation: (name, version) =>
    new AwsFault('InvalidAction', `Could not find operation ${name} for version ${version}`),

  decode: ({ body }) => nest(readForm(body), types),

  encode({ operation, output, requestId }) {
    const element = createXmlWriter(types);
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId },
      body: `<${operation}Response xmlns="${namespace}">${element(`${operation}Result`, output)}${element('ResponseMetadata', { RequestId: requestId })}</${operation}Response>\n`,
    };
  },

  encodeFault({ fault, requestId }) {
    const element = createXmlWriter(types);
    const code = queryCode(fault.type);
    const error = { Type: fault.status >= 500 ? 'Receiver' : 'Sender', Code: code, Message: fault.message };
    return {
      status: fault.status === 400 && forbidden.has(code) ? 403 : fault.status === 400 ? refusal : fault.status,
      headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId },
      body: `<ErrorResponse xmlns="${namespace}">${element('Error', error)}${element('RequestId', requestId)}</ErrorResponse>\n`,
    };
  },
});
