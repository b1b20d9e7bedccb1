// The control API under /_simulator/: JSON in, JSON out, no signature. Documented in the README of the simulator.
import { dayText, parseInstant } from '../world/calendar';
import type { WireAnswer, WireRequest } from '../wire/wire';
import { faultKinds, type FaultKind, type FaultPlan } from './faults';
import { changeSettings } from './settings';
import type { Simulator } from './simulator';

type Body = Readonly<Record<string, unknown>>;

const json = (status: number, value: unknown): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/**
 * Answers one control request: 200 with the state, 400 with `{error}` for what it does not understand, 404 for an
 * unknown path.
 */
export function control({ method, path, body }: WireRequest, simulator: Simulator): WireAnswer {
  const route = routes[`${method} ${path}`];
  if (!route) {
    return json(404, { error: `no ${method} ${path}; there are ${Object.keys(routes).join(', ')}` });
  }
  try {
    const parsed: unknown = body === '' ? {} : JSON.parse(body);
    return json(200, route(simulator, parsed));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

const status = (simulator: Simulator): unknown => ({
  now: new Date(simulator.now()).toISOString(),
  seed: simulator.world().seed,
  anchor: dayText(simulator.world().anchor),
  switches: simulator.settings(),
  faults: simulator.faults.list(),
});

const routes: Readonly<Record<string, (simulator: Simulator, body: unknown) => unknown>> = {
  'GET /_simulator/status': status,

  'POST /_simulator/reset'(simulator, body) {
    const { seed } = object(body);
    simulator.reset(seed === undefined ? undefined : wholeNumber(seed, 'seed'));
    return status(simulator);
  },

  'POST /_simulator/clock'(simulator, body) {
    const { now, anchor } = object(body);
    if (anchor !== undefined && typeof anchor !== 'boolean') {
      throw new Error('anchor must be a boolean');
    }
    simulator.setClock(now === null ? undefined : readInstant(now), anchor ?? false);
    return status(simulator);
  },

  'POST /_simulator/switches'(simulator, body) {
    simulator.change(changeSettings(simulator.settings(), object(body)));
    return status(simulator);
  },

  'POST /_simulator/faults'(simulator, body) {
    const plans = Array.isArray(body) ? body : (object(body).faults ?? [body]);
    if (!Array.isArray(plans)) {
      throw new Error('faults must be a list');
    }
    simulator.faults.plan(plans.map(readPlan));
    return status(simulator);
  },

  'DELETE /_simulator/faults'(simulator) {
    simulator.faults.plan([]);
    return status(simulator);
  },

  'GET /_simulator/ledger': (simulator) => simulator.ledger.report(),

  'DELETE /_simulator/ledger'(simulator) {
    simulator.ledger.clear();
    return simulator.ledger.report();
  },
};

function object(value: unknown): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('a JSON object is expected');
  }
  return value as Body;
}

function wholeNumber(value: unknown, name: string): number {
  if (!Number.isInteger(value) || Number(value) < 0) {
    throw new Error(`${name} must be a whole number`);
  }
  return Number(value);
}

/**
 * A day stands for its noon, when yesterday is complete and today has begun. Throws on anything that is no UTC date or
 * instant.
 */
export function readInstant(value: unknown): number {
  const ms = typeof value === 'string' ? parseInstant(value) : undefined;
  if (ms === undefined) {
    throw new Error('a time must be yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ');
  }
  return String(value).includes('T') ? ms : ms + 12 * 3_600_000;
}

function readPlan(value: unknown): FaultPlan {
  const { operation = '*', region, kind, nth, times, status: httpStatus, body } = object(value);
  const isPlace = region === undefined || typeof region === 'string';
  if (typeof operation !== 'string' || !isPlace || !faultKinds.includes(kind as FaultKind)) {
    throw new Error(`a fault is {operation, region?, kind, nth?, times?}, kind one of ${faultKinds.join(', ')}`);
  }
  return {
    operation,
    kind: kind as FaultKind,
    ...(region !== undefined && { region }),
    ...(nth !== undefined && { nth: wholeNumber(nth, 'nth') }),
    ...(times !== undefined && { times: wholeNumber(times, 'times') }),
    ...(httpStatus !== undefined && { status: wholeNumber(httpStatus, 'status') }),
    ...(body !== undefined && { body }),
  };
}
