// The simulator without a network: state, and what the wire and the control API do to it.
import { hexDigits } from '../world/hash';
import { createAlarms, type Alarms } from '../world/alarms';
import { createAxes } from '../world/axes';
import { dayOf } from '../world/calendar';
import { createExpectation, type Expectation } from '../world/expectation';
import { createMetrics, type Metrics } from '../world/metrics';
import { createWorld, type World } from '../world/world';
import { answer, type Call, type House, type Outcome } from '../wire/pipeline';
import type { WireRequest } from '../wire/wire';
import { services } from '../services';
import type { Session, SimulatorState } from '../services/state';
import { createFaults, type Faults } from './faults';
import { identify } from './identity';
import { latencyMs } from './latency';
import { createLedger, type Ledger } from './ledger';
import type { Settings } from './settings';
import { createTokenBuckets } from './token-bucket';

export interface SimulatorParts {
  readonly seed: number;
  /** Milliseconds; the machine's clock or a standing one. */
  now(): number;
  readonly settings: Settings;
}

export interface Simulator {
  readonly faults: Faults;
  readonly ledger: Ledger;
  settings(): Settings;
  change(settings: Settings): void;
  now(): number;
  /**
   * A standing clock from now on, or the given one again. The world's events stay where they are unless it is anchored
   * anew.
   */
  setClock(ms: number | undefined, anchor: boolean): void;
  /** As at the start: settings, clock, ledger, faults, sessions, and a world anchored at the clock's today. */
  reset(seed?: number): void;
  world(): World;
  answer(request: WireRequest): { readonly outcome: Outcome; readonly delayMs: number };
}

export function createSimulator({ seed: firstSeed, now: clock, settings: firstSettings }: SimulatorParts): Simulator {
  let seed = firstSeed;
  let settings = firstSettings;
  let standing: number | undefined;
  let sequence = 0;
  const now = (): number => standing ?? clock();
  const build = (): Pick<SimulatorState, 'world' | 'axes' | 'expectation' | 'metrics' | 'alarms'> => {
    const world = createWorld({ seed, anchor: dayOf(now()) });
    let expectation: Expectation | undefined;
    let metrics: Metrics | undefined;
    let alarms: Alarms | undefined;
    const knownMetrics = (): Metrics => (metrics ??= createMetrics(world));
    return {
      world,
      axes: createAxes(world),
      expectation: () => (expectation ??= createExpectation(world)),
      metrics: knownMetrics,
      alarms: () => (alarms ??= createAlarms(world, knownMetrics())),
    };
  };
  let built = build();
  const sessions = new Map<string, Session>();
  const faults = createFaults();
  const ledger = createLedger();
  const buckets = createTokenBuckets();

  const house: House<SimulatorState> = {
    services,
    nextRequestId() {
      sequence += 1;
      const digits = hexDigits(`${seed}/${sequence}`, 32);
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `8${digits.slice(17, 20)}`,
        digits.slice(20),
      ].join('-');
    },
    now,
    state: () => ({
      ...built,
      switches: settings,
      pageSize: settings.pageSize,
      valuesPageSize: settings.valuesPageSize,
      metricPageSize: settings.metricPageSize,
      sessions,
    }),
    identify: (signature) => identify(signature, { sessions, now: now() }),
    effect(call, caller, throttled) {
      const { throttling } = settings;
      const planned = faults.effect(call, caller, throttled);
      const isThrottled =
        !planned && throttling && !buckets.take(`${call.service}/${caller.account}`, now(), throttling);
      return isThrottled ? { kind: 'fault', fault: throttled() } : planned;
    },
    record: (entry) => {
      lastCall = entry;
      ledger.add({ ...entry, at: new Date(now()).toISOString() });
    },
  };
  let lastCall: Call | undefined;

  return {
    faults,
    ledger,
    settings: () => settings,
    change: (next) => {
      settings = next;
    },
    now,
    setClock(ms, anchor) {
      standing = ms;
      if (anchor) {
        built = build();
      }
    },
    reset(newSeed = firstSeed) {
      seed = newSeed;
      settings = firstSettings;
      standing = undefined;
      sequence = 0;
      sessions.clear();
      faults.plan([]);
      ledger.clear();
      buckets.clear();
      built = build();
    },
    world: () => built.world,
    answer(request) {
      lastCall = undefined;
      const outcome = answer(request, house);
      return { outcome, delayMs: settings.latency === 'real' && lastCall ? latencyMs(lastCall, sequence) : 0 };
    },
  };
}
