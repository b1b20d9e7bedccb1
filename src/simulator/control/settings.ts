import type { Switches } from '../services/state';

export interface Throttling {
  readonly perSecond: number;
  readonly burst: number;
}

/** Everything about the simulator that can be set from outside while it runs. */
export interface Settings extends Switches {
  readonly pageSize: number;
  readonly valuesPageSize: number;
  readonly metricPageSize: number;
  readonly latency: 'none' | 'real';
  /** Per service and account; AWS does not publish its own figures (aws-apis.md §1.9). */
  readonly throttling: Throttling | false;
}

export const defaultSettings: Settings = {
  roundCells: true,
  dropTax: true,
  hideMonthlyInHourly: true,
  zeroRows: true,
  shuffleGroups: true,
  emptyPages: true,
  hourly: true,
  multiYear: false,
  partialData: false,
  youngAccount: false,
  pageSize: 1000,
  valuesPageSize: 1000,
  metricPageSize: 100_800,
  latency: 'none',
  throttling: false,
};

/** All awkwardness off; what the payer opted in to is left as it is. */
export const plainSwitches: Partial<Switches> = {
  roundCells: false,
  dropTax: false,
  hideMonthlyInHourly: false,
  zeroRows: false,
  shuffleGroups: false,
  emptyPages: false,
  partialData: false,
};

export const usualThrottling: Throttling = { perSecond: 5, burst: 10 };

const switchNames = [
  'roundCells',
  'dropTax',
  'hideMonthlyInHourly',
  'zeroRows',
  'shuffleGroups',
  'emptyPages',
  'hourly',
  'multiYear',
  'partialData',
  'youngAccount',
] as const;

const pageSizes: readonly string[] = ['pageSize', 'valuesPageSize', 'metricPageSize'];

/** Settings with the given changes. Throws an Error that names the member it does not understand. */
export function changeSettings(settings: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const changed: Record<string, unknown> = { ...settings };
  for (const [name, value] of Object.entries(changes)) {
    if ((switchNames as readonly string[]).includes(name) && typeof value === 'boolean') {
      changed[name] = value;
    } else if (pageSizes.includes(name) && Number.isInteger(value) && Number(value) > 0) {
      changed[name] = value;
    } else if (name === 'latency' && (value === 'none' || value === 'real')) {
      changed[name] = value;
    } else if (name === 'throttling' && (typeof value === 'boolean' || isThrottling(value))) {
      changed[name] = value === true ? usualThrottling : value;
    } else if (value !== undefined) {
      throw new Error(`no switch ${name} with the value ${JSON.stringify(value)}`);
    }
  }
  return changed as unknown as Settings;
}

const isThrottling = (value: unknown): value is Throttling =>
  typeof value === 'object' &&
  value !== null &&
  'perSecond' in value &&
  'burst' in value &&
  Number(value.perSecond) > 0 &&
  Number(value.burst) > 0;
