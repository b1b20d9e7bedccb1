import type { PluginContext } from './plugin-context';
import { PluginError } from './plugin-error';

export interface InstanceManagerOptions<I> {
  /** Builds what a data source needs from its settings. What it throws is not remembered: the next call tries again. */
  create: (context: PluginContext) => I | Promise<I>;
  dispose?: (instance: I) => void | Promise<void>;
  /**
   * The entries of grafanaConfig that `create` reads; without this list any entry that changes makes a new instance.
   */
  configKeys?: readonly string[];
  /** Epoch milliseconds. */
  clock: () => number;
  /** Calls under way keep a replaced instance for so long; 5 s. */
  disposeAfterMs?: number;
  /** A data source that nobody asks for so long is let go; an hour. */
  maxIdleMs?: number;
  after?: (ms: number, run: () => void) => void;
}

export interface InstanceManager<I> {
  /** The live instance of the data source in `context`; rejects as `create` does, or with a PluginError without one. */
  get(context: PluginContext): Promise<I>;
  stats(): InstanceStats;
  /** Disposes all. */
  close(): Promise<void>;
}

export interface InstanceStats {
  created: number;
  active: number;
}

interface Entry<I> {
  fingerprint: string;
  instance: Promise<I>;
  usedMs: number;
}

/**
 * One instance per data source of one organisation, made anew when its settings change. Concurrent calls share one
 * `create`.
 */
export function createInstanceManager<I>(options: InstanceManagerOptions<I>): InstanceManager<I> {
  const {
    create,
    dispose,
    configKeys,
    clock,
    disposeAfterMs = 5_000,
    maxIdleMs = 3_600_000,
    after = afterTimeout,
  } = options;
  const live = new Map<string, Entry<I>>();
  let created = 0;

  const disposeOf = async ({ instance }: Entry<I>): Promise<void> => {
    try {
      await dispose?.(await instance);
    } catch {
      // It could not be built, or not be taken down: either way there is no more to do for it.
    }
  };

  const sweep = (nowMs: number): void => {
    for (const [key, entry] of live) {
      if (nowMs - entry.usedMs > maxIdleMs) {
        live.delete(key);
        after(disposeAfterMs, () => void disposeOf(entry));
      }
    }
  };

  const add = (key: string, fingerprint: string, context: PluginContext): Entry<I> => {
    const entry: Entry<I> = { fingerprint, instance: attempt(() => create(context)), usedMs: clock() };
    live.set(key, entry);
    entry.instance.then(
      () => {
        created++;
      },
      () => {
        if (live.get(key) === entry) {
          live.delete(key);
        }
      },
    );
    return entry;
  };

  return {
    get: (context) => {
      if (!context.dataSource) {
        const sentence = 'The request names no data source; the plugin can answer for one only.';
        return Promise.reject(new PluginError(sentence, { status: 400, source: 'downstream' }));
      }
      const nowMs = clock();
      const key = keyOf(context);
      const fingerprint = fingerprintOf(context, configKeys);
      let entry = live.get(key);
      if (entry?.fingerprint !== fingerprint) {
        const replaced = entry;
        entry = add(key, fingerprint, context);
        if (replaced) {
          after(disposeAfterMs, () => void disposeOf(replaced));
        }
        sweep(nowMs);
      }
      entry.usedMs = nowMs;
      return entry.instance;
    },
    stats: () => ({ created, active: live.size }),
    close: async () => {
      const entries = [...live.values()];
      live.clear();
      await Promise.all(entries.map(disposeOf));
    },
  };
}

/** Namespaces are the newer organisations; JSON, so that no part can pass for a border between parts. */
function keyOf({ namespace, orgId, tenantId, dataSource }: PluginContext): string {
  return JSON.stringify([namespace || orgId, tenantId, dataSource?.uid]);
}

/** Kept in memory only: it holds what the administrator set, secrets included. */
function fingerprintOf({ dataSource, grafanaConfig }: PluginContext, configKeys?: readonly string[]): string {
  const keys = configKeys ?? Object.keys(grafanaConfig).sort();
  return JSON.stringify([dataSource?.updatedMs, ...keys.map((key) => [key, grafanaConfig[key]])]);
}

async function attempt<T>(work: () => T | Promise<T>): Promise<T> {
  return work();
}

function afterTimeout(ms: number, run: () => void): void {
  const timer: { unref?: () => void } = setTimeout(run, ms);
  timer.unref?.();
}
