// awsJson1.0 and 1.1: POST /, `x-amz-target: PREFIX.OPERATION`, JSON both ways. aws-apis.md §3.5, §7.
import { AwsFault } from './aws-fault';
import { queryCode } from './aws-query';
import type { Protocol } from './wire';

/**
 * `queryMode`: the service also speaks the query protocol, and names its errors by that one's codes in a header.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export function awsJson(version: '1.0' | '1.1', { queryMode = false }: { queryMode?: boolean } = {}): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  const headers = (requestId: string): Record<string, string> => ({
    'content-type': contentType,
    'x-amzn-RequestId': requestId,
  });

  return {
    operationName: ({ headers: { 'x-amz-target': name } }, target) =>
      name?.startsWith(`${target}.`) ? name.slice(target.length + 1) : undefined,

    unknownOperation: (name) =>
      new AwsFault('UnknownOperationException', `The operation ${name} is not known to this service.`),

    decode({ body }) {
      try {
        const input: unknown = JSON.parse(body === '' ? '{}' : body);
        if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
          return input;
        }
      } catch {
        // falls through: AWS does not say which character
      }
      throw new AwsFault('SerializationException', 'Request body is not a JSON object');
    },

    encode: ({ output, requestId }) => ({ status: 200, headers: headers(requestId), body: JSON.stringify(output) }),

    encodeFault: ({ fault, requestId, capitalMessage }) => ({
      status: fault.status,
      headers: {
        ...headers(requestId),
        ...(queryMode && {
          'x-amzn-query-error': `${queryCode(fault.type)};${fault.status >= 500 ? 'Receiver' : 'Sender'}`,
        }),
      },
      body: JSON.stringify({ __type: fault.type, [capitalMessage ? 'Message' : 'message']: fault.message }),
    }),
  };
}
