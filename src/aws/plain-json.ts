// Large answers, read as the JSON they are.

/** What the SDK's protocol takes and gives; its own type leaves open whether the client holds the protocol or its class. */
interface Protocol {
  deserializeResponse(
    operation: { readonly name: string },
    context: { streamCollector(body: unknown): Promise<Uint8Array> },
    response: { readonly statusCode: number; body: unknown },
  ): Promise<object>;
}

const utf8 = new TextDecoder();

/**
 * Lets the client take an answer as `JSON.parse` gives it, instead of copying it member by member after its schema, the dearest part of
 * a page. Of Cost Explorer the copy is equal: its answers have no timestamps, no bytes and no renamed members. Elsewhere name the
 * operations whose fold reads the wire's own forms. Errors, and bodies that are no JSON object, go the SDK's own way.
 * @see tests/aws/plain-json.test.ts
 */
export function readPlainJson(
  { config }: { readonly config: { readonly protocol: unknown } },
  onlyOf?: ReadonlySet<string>,
): void {
  const protocol = config.protocol as Protocol;
  const bySchema = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, response) => {
    const { statusCode } = response;
    if (statusCode !== 200 || onlyOf?.has(operation.name) === false) {
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
