import type { AwsFault } from './aws-fault';

/** What came over HTTP; header names in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Whose credentials signed the request. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/**
 * One of AWS's protocols: how operations are named, inputs read and outputs written. One file each, none per operation.
 */
export interface Protocol {
  /** The operation's name, or undefined when the request is of another protocol or service. */
  operationName(request: WireRequest, target: string): string | undefined;
  unknownOperation(name: string, target: string): AwsFault;
  /** Throws AwsFault SerializationException. */
  decode(request: WireRequest): unknown;
  encode(answer: { operation: string; output: unknown; requestId: string }): WireAnswer;
  encodeFault(answer: { fault: AwsFault; requestId: string; capitalMessage: boolean }): WireAnswer;
}

/** What an operation may know beyond its input. */
export interface Scene<W> {
  readonly caller: Caller;
  /** Of the signature's credential scope: where a regional service looks. */
  readonly region: string;
  /** Milliseconds. */
  readonly now: number;
  readonly state: W;
}

export interface Operation<W> {
  readonly name: string;
  /** What AWS would charge for a successful request; a function where the price follows from what was asked. */
  readonly priceUsd: number | ((input: unknown, scene: Scene<W>) => number);
  /** Checks the raw input, throwing AwsFault as AWS would, and returns what makes the output. */
  prepare(input: unknown, scene: Scene<W>): () => unknown;
}

export interface Service<W> {
  /** Name in the credential scope and in permissions: `ce`. */
  readonly signingName: string;
  /** The one region of the scope; undefined where the service is regional. */
  readonly region?: string;
  /** The regions a regional service answers in; in any other, keys are not known. Absent: all. */
  readonly enabledRegions?: readonly string[];
  readonly protocol: Protocol;
  /** Prefix of `x-amz-target`, or the API version of the query protocol. */
  readonly target: string;
  /** Whether errors spell `Message` (Cost Explorer) or `message`. */
  readonly capitalMessage: boolean;
  /** What the service says when it is called too often. */
  readonly throttled: () => AwsFault;
  readonly operations: readonly Operation<W>[];
}
