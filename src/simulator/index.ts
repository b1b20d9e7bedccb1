// The simulator's one door. Rule 5: it imports nothing of ours, and only the demo and tests come in here.
import { control, readInstant } from './control/control-api';
import { changeSettings, defaultSettings, plainSwitches, type Settings, type Throttling } from './control/settings';
import { createSimulator } from './control/simulator';
import { listen } from './wire/server';
import type { Switches } from './services/state';

export { plainSwitches };
export type { Switches, Throttling };
export type { FaultKind, FaultPlan } from './control/faults';
export type { LedgerEntry, LedgerReport } from './control/ledger';

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Default 1. Another seed is another Northwind with the same story. */
  readonly seed?: number;
  /** A standing clock: `yyyy-MM-dd` (noon UTC of that day) or `yyyy-MM-ddTHH:mm:ssZ`. */
  readonly today?: string;
  /** A running clock in ms, such as `Date.now`; needed where `today` is absent. */
  readonly now?: () => number;
  /** Default 127.0.0.1. Another address only where the network is closed, such as between containers. */
  readonly host?: string;
  readonly switches?: Partial<Switches>;
  /** Groups per page of GetCostAndUsage, default 1,000. */
  readonly pageSize?: number;
  /** Values per page of GetDimensionValues, GetTags and GetCostCategories, default 1,000. */
  readonly valuesPageSize?: number;
  /** Data points per page of GetMetricData, default 100,800. */
  readonly metricPageSize?: number;
  /** Default `none`. */
  readonly latency?: 'none' | 'real';
  /** true: 5 a second, bursts of 10, per service and account. Default false. */
  readonly throttling?: boolean | Throttling;
  /** How long a `hang` holds the connection before dropping it, default 30,000. */
  readonly hangMs?: number;
}

export interface RunningSimulator {
  /** `http://127.0.0.1:PORT`, to be given to an AWS client as `endpoint`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Northwind's AWS. Rejects when neither `today` nor `now` is given, when an option is malformed, or when the
 * port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const {
    port = 0,
    seed = 1,
    today,
    now,
    host = '127.0.0.1',
    switches,
    hangMs = 30_000,
    pageSize,
    valuesPageSize,
    metricPageSize,
    latency,
    throttling,
  } = options;
  const standing = today === undefined ? undefined : readInstant(today);
  const clock = standing === undefined ? now : () => standing;
  if (!clock) {
    throw new Error('startSimulator needs today or now');
  }
  const settings: Settings = changeSettings(defaultSettings, {
    ...switches,
    pageSize,
    valuesPageSize,
    metricPageSize,
    latency,
    throttling,
  });
  const simulator = createSimulator({ seed, now: clock, settings });
  return listen({ port, host, hangMs, answer: simulator.answer, control: (request) => control(request, simulator) });
}
