// PURE, a table of facts. AWS's and Node's error names → our code and what to do next. Never by message text.
// @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/CommonErrors.html

export type AwsErrorCode =
  | 'credentials'
  | 'access-denied'
  | 'not-enabled'
  | 'data-unavailable'
  | 'invalid-request'
  | 'throttled'
  | 'spend-limit'
  | 'timeout'
  | 'network'
  | 'unexpected';

/**
 * `refresh`: new credentials may help. `skew`: the SDK has learned AWS's time from the refusal. `restart`: page 1 again
 * may help.
 */
export type RetryKind = 'no' | 'throttled' | 'transient' | 'refresh' | 'skew' | 'restart';

export interface ErrorClass {
  readonly code: AwsErrorCode;
  readonly retry: RetryKind;
}

const THROTTLED: ErrorClass = { code: 'throttled', retry: 'throttled' };
const EXPIRED: ErrorClass = { code: 'credentials', retry: 'refresh' };
const SKEWED: ErrorClass = { code: 'credentials', retry: 'skew' };
const CREDENTIALS: ErrorClass = { code: 'credentials', retry: 'no' };
const DENIED: ErrorClass = { code: 'access-denied', retry: 'no' };
const NOT_ENABLED: ErrorClass = { code: 'not-enabled', retry: 'no' };
const NO_DATA: ErrorClass = { code: 'data-unavailable', retry: 'no' };
const INVALID: ErrorClass = { code: 'invalid-request', retry: 'no' };
const RESTART: ErrorClass = { code: 'invalid-request', retry: 'restart' };
const SERVER: ErrorClass = { code: 'unexpected', retry: 'transient' };
const NETWORK: ErrorClass = { code: 'network', retry: 'transient' };
export const UNANSWERED = NETWORK;
const UNREACHABLE: ErrorClass = { code: 'network', retry: 'no' };
const TIMEOUT: ErrorClass = { code: 'timeout', retry: 'no' };

/** By the error's `name`: for AWS, `__type` after `#`. */
export const classesByName: Readonly<Record<string, ErrorClass>> = {
  LimitExceededException: THROTTLED,
  ThrottlingException: THROTTLED,
  Throttling: THROTTLED,
  ThrottledException: THROTTLED,
  TooManyRequestsException: THROTTLED,
  RequestLimitExceeded: THROTTLED,
  RequestThrottled: THROTTLED,
  RequestThrottledException: THROTTLED,
  SlowDown: THROTTLED,
  PriorRequestNotComplete: THROTTLED,

  ExpiredToken: EXPIRED,
  ExpiredTokenException: EXPIRED,
  UnrecognizedClientException: EXPIRED,
  InvalidClientTokenId: EXPIRED,
  RequestExpired: SKEWED,
  RequestTimeTooSkewed: SKEWED,
  InvalidSignatureException: SKEWED,
  SignatureDoesNotMatch: SKEWED,
  InvalidAccessKeyId: CREDENTIALS,
  AuthFailure: CREDENTIALS,
  IncompleteSignature: CREDENTIALS,
  IncompleteSignatureException: CREDENTIALS,
  MissingAuthenticationToken: CREDENTIALS,
  MissingAuthenticationTokenException: CREDENTIALS,
  InvalidIdentityToken: CREDENTIALS,
  CredentialsProviderError: CREDENTIALS,
  TokenProviderError: CREDENTIALS,

  AccessDenied: DENIED,
  AccessDeniedException: DENIED,
  NotAuthorized: DENIED,
  UnauthorizedOperation: DENIED,

  OptInRequired: NOT_ENABLED,
  OptInRequiredException: NOT_ENABLED,
  SubscriptionRequiredException: NOT_ENABLED,
  AWSOrganizationsNotInUseException: NOT_ENABLED,

  DataUnavailableException: NO_DATA,
  BillExpirationException: NO_DATA,

  InvalidNextTokenException: RESTART,
  RequestChangedException: RESTART,
  ValidationException: INVALID,
  ResourceNotFoundException: INVALID,
  BillingViewHealthStatusException: INVALID,
  UnresolvableUsageUnitException: INVALID,

  InternalFailure: SERVER,
  InternalServerError: SERVER,
  InternalServerException: SERVER,
  InternalError: SERVER,
  ServiceUnavailable: SERVER,
  ServiceUnavailableException: SERVER,
  ServiceException: SERVER,

  TimeoutError: TIMEOUT,
  RequestTimeout: TIMEOUT,
  RequestTimeoutException: TIMEOUT,
};

/** By the `code` of Node's and Bun's system errors. What a second try cannot mend is not tried again. */
export const classesByCode: Readonly<Record<string, ErrorClass>> = {
  ECONNRESET: NETWORK,
  ECONNABORTED: NETWORK,
  ECONNREFUSED: NETWORK,
  EPIPE: NETWORK,
  EAI_AGAIN: NETWORK,
  EHOSTUNREACH: NETWORK,
  ENETUNREACH: NETWORK,
  ERR_STREAM_PREMATURE_CLOSE: NETWORK,
  ERR_SOCKET_CLOSED: NETWORK,
  ConnectionClosed: NETWORK,
  ConnectionRefused: NETWORK,
  ENOTFOUND: UNREACHABLE,
  FailedToOpenSocket: UNREACHABLE,
  EPROTO: UNREACHABLE,
  CERT_HAS_EXPIRED: UNREACHABLE,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNREACHABLE,
  SELF_SIGNED_CERT_IN_CHAIN: UNREACHABLE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNREACHABLE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNREACHABLE,
  ERR_TLS_CERT_ALTNAME_INVALID: UNREACHABLE,
  ETIMEDOUT: TIMEOUT,
  ESOCKETTIMEDOUT: TIMEOUT,
};

/** Those of a connection that stood: the request may have reached AWS. */
export const chargedCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_SOCKET_CLOSED',
  'ConnectionClosed',
  'ESOCKETTIMEDOUT',
]);

/** What neither name nor code told, by HTTP status. */
export function classOfStatus(status: number | undefined): ErrorClass {
  if (status === 429) {
    return THROTTLED;
  }
  if (status !== undefined && status >= 500) {
    return SERVER;
  }
  return { code: 'unexpected', retry: 'no' };
}

/** A name we do not know, from an answer AWS refused with this status. */
export function classOfRefusal(status: number | undefined): ErrorClass {
  if (status === 401 || status === 403) {
    return DENIED;
  }
  return status !== undefined && status >= 400 && status < 429 ? INVALID : classOfStatus(status);
}
