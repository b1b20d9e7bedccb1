// The way of a request through the simulator, as one list: choose service → check the signature's form → who is calling
// → decode → validate → faults → operation → encode → ledger.
import { AwsFault } from './aws-fault';
import { readSignature, type Signature } from './signature';
import type { Caller, Operation, Scene, Service, WireAnswer, WireRequest } from './wire';

export type Outcome =
  { readonly kind: 'answer'; readonly answer: WireAnswer } | { readonly kind: 'hang' } | { readonly kind: 'cut' };

export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  /** Absent where the service has one region only. */
  readonly region?: string;
  readonly input: unknown;
}

/** What a planned fault does to a call that would have been answered. */
export type FaultEffect = { readonly kind: 'fault'; readonly fault: AwsFault } | Outcome;

export interface Entry extends Call {
  /** HTTP status; 0 when nothing was answered. */
  readonly status: number;
  readonly error?: string;
  readonly priceUsd: number;
}

export interface House<W> {
  readonly services: readonly Service<W>[];
  nextRequestId(): string;
  now(): number;
  state(): W;
  /** Throws AwsFault when the credentials are no good. */
  identify(signature: Signature): Caller;
  effect(call: Call, caller: Caller, throttled: () => AwsFault): FaultEffect | undefined;
  record(entry: Entry): void;
}

interface Chosen<W> {
  readonly service: Service<W>;
  readonly name: string;
}

/**
 * One request → what goes back on the wire. Never throws for a bad request; a slip of ours is AWS's InternalFailure.
 */
export function answer<W>(request: WireRequest, house: House<W>): Outcome {
  const requestId = house.nextRequestId();
  const chosen = chooseService(request, house.services);
  if (!chosen) {
    const body = JSON.stringify({
      __type: 'UnknownOperationException',
      message: 'The requested operation is not supported by the simulator.',
    });
    return {
      kind: 'answer',
      answer: {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': requestId },
        body,
      },
    };
  }
  const { service, name } = chosen;
  const { protocol, capitalMessage } = service;
  let call: Call = { service: service.signingName, operation: name, account: '', input: {} };
  let priceUsd = 0;
  const outcome = ((): FaultEffect => {
    try {
      const signature = readSignature(request, service);
      const { region } = signature;
      const caller = house.identify(signature);
      call = { ...call, account: caller.account, ...(service.region === undefined && { region }) };
      const operation = findOperation(service, name);
      const input = protocol.decode(request);
      call = { ...call, input };
      const scene: Scene<W> = { caller, region, now: house.now(), state: house.state() };
      const run = operation.prepare(input, scene);
      priceUsd = typeof operation.priceUsd === 'number' ? operation.priceUsd : operation.priceUsd(input, scene);
      return (
        house.effect(call, caller, service.throttled) ?? {
          kind: 'answer',
          answer: protocol.encode({ operation: name, output: run(), requestId }),
        }
      );
    } catch (error) {
      return {
        kind: 'fault',
        fault: error instanceof AwsFault ? error : new AwsFault('InternalFailure', String(error), 500),
      };
    }
  })();
  const sent: Outcome =
    outcome.kind === 'fault'
      ? { kind: 'answer', answer: protocol.encodeFault({ fault: outcome.fault, requestId, capitalMessage }) }
      : outcome;
  const status = sent.kind === 'answer' ? sent.answer.status : 0;
  const error = outcome.kind === 'fault' ? outcome.fault.type : sent.kind === 'answer' ? undefined : sent.kind;
  house.record({ ...call, status, ...(error && { error }), priceUsd: status === 200 ? priceUsd : 0 });
  return sent;
}

function chooseService<W>(request: WireRequest, services: readonly Service<W>[]): Chosen<W> | undefined {
  if (request.method !== 'POST' || request.path !== '/') {
    return undefined;
  }
  for (const service of services) {
    const name = service.protocol.operationName(request, service.target);
    if (name !== undefined) {
      return { service, name };
    }
  }
  return undefined;
}

function findOperation<W>({ operations, protocol, target }: Service<W>, name: string): Operation<W> {
  const found = operations.find((operation) => operation.name === name);
  if (!found) {
    throw protocol.unknownOperation(name, target);
  }
  return found;
}
