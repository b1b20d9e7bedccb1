// Answers of Cost Explorer, read as the JSON they are.
import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';

/** What the SDK's protocol takes and gives; its own type leaves open whether the client holds the protocol or its class. */
interface Protocol {
  deserializeResponse(
    operation: unknown,
    context: { streamCollector(body: unknown): Promise<Uint8Array> },
    response: { readonly statusCode: number; body: unknown },
  ): Promise<object>;
}

const utf8 = new TextDecoder();

/**
 * Lets the client take an answer as `JSON.parse` gives it, instead of copying it member by member after its schema, the dearest part of
 * a page. The copy is equal: what Cost Explorer answers has no timestamps, no bytes and no renamed members. Errors, and bodies that are
 * no JSON object, go the SDK's own way. @see tests/aws/plain-json.test.ts
 */
export function readPlainJson({ config }: Pick<CostExplorerClient, 'config'>): void {
  const protocol = config.protocol as unknown as Protocol;
  const bySchema = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, response) => {
    const { statusCode } = response;
    if (statusCode !== 200) {
      return bySchema(operation, context, response);
    }
    const body = await context.streamCollector(response.body);
    const output = parseObject(utf8.decode(body));
    if (output) {
      return { ...output, $metadata: { httpStatusCode: statusCode } };
    }
    response.body = body;
    return bySchema(operation, context, response);
  };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
