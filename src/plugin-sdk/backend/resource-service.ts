import { create } from '@bufbuild/protobuf';
import {
  type CallResourceRequest,
  type CallResourceResponse,
  CallResourceResponseSchema,
} from '../genproto/pluginv2_pb';
import type { Outcome } from './calls';
import type { PluginHandlers, ResourceRequest, ResourceResponse } from './handlers';
import type { PluginContext } from './plugin-context';
import { PluginError } from './plugin-error';
import { createRequestHeaders } from './request-headers';

/**
 * CallResource: HTTP in one message each way. A handler that fails answers with the error's status and
 * `{"message": "…"}`, which Grafana's front end shows.
 */
export async function callResource(
  message: CallResourceRequest,
  {
    context,
    signal,
    handlers,
  }: { context: PluginContext; signal: AbortSignal; handlers: () => Promise<PluginHandlers> },
): Promise<Outcome<CallResourceResponse>> {
  try {
    return { answer: write(await (await handlers()).callResource(read(message, context), signal)) };
  } catch (thrown) {
    const error = PluginError.from(thrown);
    const body = JSON.stringify({ message: error.message });
    return { answer: write({ status: error.status, headers: { 'content-type': 'application/json' }, body }), error };
  }
}

function read(message: CallResourceRequest, context: PluginContext): ResourceRequest {
  const { url } = message;
  const start = url.indexOf('?');
  const headers = Object.entries(message.headers).map(([name, list]) => [name, list.values.join(', ')] as const);
  return {
    context,
    headers: createRequestHeaders(headers),
    method: message.method || 'GET',
    path: message.path.replace(/^\/+/, '').replace(/\?.*$/s, ''),
    url,
    query: new URLSearchParams(start < 0 ? '' : url.slice(start + 1).replace(/#.*$/s, '')),
    body: message.body,
  };
}

function write({ status, headers = {}, body = '' }: ResourceResponse): CallResourceResponse {
  return create(CallResourceResponseSchema, {
    code: status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { values: [value] }])),
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
}
