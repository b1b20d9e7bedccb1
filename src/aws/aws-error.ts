// The one error this layer throws.
import {
  chargedCodes,
  classesByCode,
  classesByName,
  classOfRefusal,
  classOfStatus,
  UNANSWERED,
} from './aws-error-names';
import type { AwsErrorCode, ErrorClass, RetryKind } from './aws-error-names';
import { messageOf } from './aws-error-text';
import { operations } from './operations';
import type { AwsOperation } from './request';

export type { AwsErrorCode } from './aws-error-names';

/** What was asked, where. `operation` is as in `operations`, or `sts:AssumeRole`. */
export interface ErrorSubject {
  readonly operation: string;
  readonly region: string;
}

export interface AwsErrorDetails extends ErrorSubject {
  /** AWS's own name of the error, or Node's: `ValidationException`, `ECONNRESET`. */
  readonly name?: string;
  readonly requestId?: string;
  /** How long AWS asked us to wait. */
  readonly retryAfterMs?: number;
  readonly retry?: RetryKind;
  readonly cause?: unknown;
  /** The sentence; by default one that fits the code. */
  readonly message?: string;
  /** Whether AWS may have answered, and so charged, for all we know. */
  readonly mayBeCharged?: boolean;
  /** Words of AWS, only for `invalid-request` and `data-unavailable`. */
  readonly awsText?: string;
}

export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly operation: string;
  readonly region: string;
  readonly awsName?: string;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly retry: RetryKind;
  /** Whether AWS may charge for it: the outcome is unknown. Refused requests are free. */
  readonly mayBeCharged: boolean;
  /** The IAM action to grant, for `access-denied`. */
  readonly action?: string;

  constructor(
    readonly code: AwsErrorCode,
    details: AwsErrorDetails,
  ) {
    const action = actionOf(details.operation);
    super(details.message ?? messageOf(code, { ...details, action }), { cause: details.cause });
    this.operation = details.operation;
    this.region = details.region;
    this.awsName = details.name;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.retry = details.retry ?? 'no';
    this.mayBeCharged = details.mayBeCharged ?? false;
    this.action = code === 'access-denied' ? action : undefined;
  }

  /** Nobody waits for the request any more, and it was not sent. */
  static abandoned(details: AwsErrorDetails): AwsError {
    return new AwsError('timeout', { ...details, message: `Nobody waited any longer for ${details.operation}.` });
  }

  /** A time-out of ours: the request was sent and may be charged. */
  static timedOut(details: AwsErrorDetails): AwsError {
    return new AwsError('timeout', { ...details, mayBeCharged: true });
  }

  /**
   * Anything thrown on the way to AWS → AwsError, by name, system code and HTTP status, never by text. An AwsError
   * stays itself.
   * @see aws-error-names.ts for the tables
   */
  static from(error: unknown, subject: ErrorSubject): AwsError {
    if (error instanceof AwsError) {
      return error;
    }
    const seen = look(error);
    const { code, retry } = classify(seen);
    return new AwsError(code, {
      ...subject,
      name: seen.code && classesByCode[seen.code] ? seen.code : seen.name,
      requestId: seen.requestId,
      retryAfterMs: seen.retryAfterMs,
      retry,
      mayBeCharged: mayBeCharged(seen),
      cause: error,
      awsText: seen.isAws ? seen.text : undefined,
    });
  }
}

interface Seen {
  readonly name?: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  /** The SDK sent it and no answer came, for a reason without a known name. */
  readonly isUnanswered: boolean;
  /** The answer was AWS's: it had a readable body with an error in it. */
  readonly isAws: boolean;
  readonly text: string;
}

function look(error: unknown): Seen {
  const thrown = record(error);
  const metadata = record(thrown['$metadata']);
  const name = string(thrown['name']);
  const status = number(metadata['httpStatusCode']);
  return {
    name,
    code: systemCode(error),
    status,
    requestId: string(metadata['requestId']),
    retryAfterMs: retryAfterMs(record(record(thrown['$response'])['headers'])),
    isUnanswered: metadata['attempts'] !== undefined && status === undefined,
    isAws: thrown['$fault'] !== undefined && status !== undefined,
    text: string(thrown['message']) ?? '',
  };
}

function classify({ name, code, status, isAws, isUnanswered }: Seen): ErrorClass {
  // The code first: the SDK calls a connection that was reset a TimeoutError.
  const known = (code && classesByCode[code]) || (name && classesByName[name]);
  return known || (isUnanswered ? UNANSWERED : isAws ? classOfRefusal(status) : classOfStatus(status));
}

/**
 * An answer AWS refused is free, one that could not be read may not be; nor may one whose connection broke once it
 * stood.
 */
function mayBeCharged({ status, code, isUnanswered }: Seen): boolean {
  return status === undefined ? (code === undefined ? isUnanswered : chargedCodes.has(code)) : status < 400;
}

/** Node hides the code in `cause` or, for a host with several addresses, in `errors`. */
function systemCode(error: unknown, depth = 0): string | undefined {
  const thrown = record(error);
  const own = string(thrown['code']);
  if (own || depth > 3) {
    return own;
  }
  const inner = Array.isArray(thrown['errors']) ? thrown['errors'][0] : thrown['cause'];
  return inner === undefined ? undefined : systemCode(inner, depth + 1);
}

function retryAfterMs(headers: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = Number(string(headers['retry-after']) ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function actionOf(operation: string): string | undefined {
  return operation === 'sts:AssumeRole' ? operation : operations[operation as AwsOperation]?.action;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
