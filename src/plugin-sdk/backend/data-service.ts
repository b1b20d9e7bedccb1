import { create } from '@bufbuild/protobuf';
import {
  DataFrameFormat,
  type DataQuery as QueryMessage,
  type DataResponse as ResponseMessage,
  DataResponseSchema,
  type QueryDataRequest as RequestMessage,
  type QueryDataResponse as AnswerMessage,
  QueryDataResponseSchema,
} from '../genproto/pluginv2_pb';
import type { EncodeFrame } from './encode-frames';
import type { DataQuery, DataResponse, PluginHandlers, QueryDataResponse } from './handlers';
import type { Outcome } from './calls';
import type { PluginContext } from './plugin-context';
import { PluginError } from './plugin-error';
import { readJson } from './read-context';
import { createRequestHeaders } from './request-headers';

/**
 * QueryData: every refId is answered, each with its own status and, where it failed, its own error; one never takes
 * down another. Grafana hides the text of an error of the whole call, so a handler that fails is told under every
 * refId.
 */
export async function queryData(
  request: RequestMessage,
  {
    context,
    signal,
    handlers,
    encodeFrame,
  }: { context: PluginContext; signal: AbortSignal; handlers: () => Promise<PluginHandlers>; encodeFrame: EncodeFrame },
): Promise<Outcome<AnswerMessage>> {
  const headers = createRequestHeaders(Object.entries(request.headers));
  const failed = new Map<string, DataResponse>();
  const queries: DataQuery[] = [];
  for (const message of request.queries) {
    const query = readQuery(message);
    if (query) {
      queries.push(query);
    } else {
      failed.set(message.refId, failure(new PluginError(`Query ${message.refId} is not JSON.`, badQuery)));
    }
  }

  const answers = queries.length > 0 ? await ask(handlers, { context, headers, queries }, signal) : new Map();
  const answer = create(QueryDataResponseSchema);
  let error: PluginError | undefined;
  const failedRefIds: string[] = [];
  for (const { refId } of request.queries) {
    const response = failed.get(refId) ?? answers.get(refId) ?? failure(unanswered(refId));
    const encoded = encodeResponse(response, request.format, (frame, format) => encodeFrame(frame, format, refId));
    answer.responses[refId] = encoded.message;
    if (encoded.error) {
      error ??= encoded.error;
      failedRefIds.push(refId);
    }
  }
  return { answer, error, fields: error && { refIds: failedRefIds.join(',') } };
}

const badQuery = { status: 400, source: 'downstream' } as const;

const failure = (error: PluginError): DataResponse => ({ frames: [], error });

const unanswered = (refId: string): PluginError =>
  new PluginError(`The plugin gave no answer to query ${refId}.`, { status: 500, source: 'plugin' });

async function ask(
  handlers: () => Promise<PluginHandlers>,
  request: Parameters<PluginHandlers['queryData']>[0],
  signal: AbortSignal,
): Promise<QueryDataResponse> {
  try {
    const answers = await (await handlers()).queryData(request, signal);
    if (typeof answers?.get !== 'function') {
      throw new TypeError('queryData answers with a Map of refId to response');
    }
    return answers;
  } catch (thrown) {
    const response = failure(PluginError.from(thrown));
    return new Map(request.queries.map(({ refId }) => [refId, response]));
  }
}

function readQuery(message: QueryMessage): DataQuery | undefined {
  const json = readJson(message.json);
  return json === undefined
    ? undefined
    : {
        refId: message.refId,
        queryType: message.queryType,
        json,
        timeRange: {
          fromMs: Number(message.timeRange?.fromEpochMS ?? 0),
          toMs: Number(message.timeRange?.toEpochMS ?? 0),
        },
        intervalMs: Number(message.intervalMS),
        maxDataPoints: Number(message.maxDataPoints),
      };
}

/** A frame that Grafana would not decode fails the whole call there, so it becomes an error of its refId here. */
function encodeResponse(
  { frames, error }: DataResponse,
  format: DataFrameFormat,
  encode: (frame: DataResponse['frames'][number], format: 'arrow' | 'json') => Uint8Array,
): { message: ResponseMessage; error?: PluginError } {
  const message = create(DataResponseSchema, { status: 200, format });
  let found = error && PluginError.from(error);
  try {
    message.frames = frames.map((frame) => encode(frame, format === DataFrameFormat.JSON ? 'json' : 'arrow'));
  } catch (thrown) {
    found = PluginError.from(thrown);
  }
  if (found) {
    message.status = found.status;
    message.error = found.message || 'unexpected error'; // an empty text would count as success
    message.errorSource = found.source;
  }
  return { message, error: found };
}
