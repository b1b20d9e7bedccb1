// Planned misbehaviour: which call, what happens, how often.
import { AwsFault } from '../wire/aws-fault';
import type { Call, FaultEffect } from '../wire/pipeline';
import type { Caller } from '../wire/wire';

export const faultKinds = [
  'throttle',
  'expire',
  'deny',
  'not-enabled',
  'no-organization',
  'json500',
  'html503',
  'empty',
  'hang',
  'cut',
  'answer',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface FaultPlan {
  /** `GetCostAndUsage`, or `*` for every operation. */
  readonly operation: string;
  readonly kind: FaultKind;
  /** Only calls signed for this region; all regions when absent. */
  readonly region?: string;
  /** Begin with the n-th matching call, counted from 1. Default 1. */
  readonly nth?: number;
  /** How many calls. Default: 1 when `nth` is given, otherwise all. */
  readonly times?: number;
  /** For `answer`: the HTTP body as it stands, or a value to be sent as JSON; and its status, 200 by default. */
  readonly body?: unknown;
  readonly status?: number;
}

export interface Faults {
  /** Replaces the plans and starts counting anew. */
  plan(plans: readonly FaultPlan[]): void;
  list(): readonly FaultPlan[];
  /** What the first matching plan does to this call; every matching plan counts it. */
  effect(call: Call, caller: Caller, throttled: () => AwsFault): FaultEffect | undefined;
}

export function createFaults(): Faults {
  let plans: { plan: FaultPlan; seen: number }[] = [];
  return {
    plan(list) {
      plans = list.map((plan) => ({ plan, seen: 0 }));
    },
    list: () => plans.map(({ plan }) => plan),
    effect(call, caller, throttled) {
      const hits = plans.filter((entry) => {
        const { operation, nth = 1, times = entry.plan.nth === undefined ? Number.POSITIVE_INFINITY : 1 } = entry.plan;
        const { region = call.region } = entry.plan;
        if ((operation !== '*' && operation !== call.operation) || region !== call.region) {
          return false;
        }
        entry.seen += 1;
        return entry.seen >= nth && entry.seen < nth + times;
      });
      return hits[0] && effectOf(hits[0].plan, { call, caller, throttled });
    },
  };
}

/** Where permissions are not named as the service is signed for. */
const permissionPrefixes: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

const json = { 'content-type': 'application/x-amz-json-1.1' } as const;
const raw = (status: number, body: string, headers: Readonly<Record<string, string>> = json): FaultEffect => ({
  kind: 'answer',
  answer: { status, headers, body },
});
const fault = (type: string, message: string, status = 400): FaultEffect => ({
  kind: 'fault',
  fault: new AwsFault(type, message, status),
});

function effectOf(
  plan: FaultPlan,
  { call, caller, throttled }: { call: Call; caller: Caller; throttled: () => AwsFault },
): FaultEffect {
  switch (plan.kind) {
    case 'throttle':
      return { kind: 'fault', fault: throttled() };
    case 'expire':
      return fault('ExpiredTokenException', 'The security token included in the request is expired');
    case 'deny':
      return fault(
        'AccessDeniedException',
        `User: ${caller.arn} is not authorized to perform: ${permissionPrefixes[call.service] ?? call.service}:${call.operation}`,
      );
    case 'not-enabled':
      return fault(
        'DataUnavailableException',
        'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet',
      );
    case 'no-organization':
      return fault('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
    case 'json500':
      return fault(
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        500,
      );
    case 'html503':
      return raw(503, '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>', {
        'content-type': 'text/html',
      });
    case 'empty':
      return raw(200, '');
    case 'answer':
      return raw(
        plan.status ?? 200,
        typeof plan.body === 'string' ? plan.body : JSON.stringify(plan.body ?? {}),
        typeof plan.body === 'string' && plan.body.startsWith('<') ? { 'content-type': 'text/xml' } : json,
      );
    case 'hang':
    case 'cut':
      return { kind: plan.kind };
  }
}
