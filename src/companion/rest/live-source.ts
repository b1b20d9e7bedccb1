// The HTTP door's one data source: its settings, and the instance made from them.
import { createInstance, type Instance, type InstanceOptions } from '../instance';
import type { HeldAnswers } from './held-gauges';

type Stored = Pick<InstanceOptions, 'jsonData' | 'secureJsonData'>;

export interface LiveSource {
  readonly uid: string;
  /** Throws PluginError 400 when the settings do not fit. */
  instance(): Instance;
  /** The answers that are held; nothing when the settings do not fit. Never sends. */
  readonly heldAnswers: HeldAnswers;
  /** As Grafana's API describes a data source: of secrets only which are set. */
  describe(): Readonly<Record<string, unknown>>;
  /** New settings; a secret that is not named stays, an empty one is removed. */
  change(to: { readonly jsonData?: unknown; readonly secureJsonData?: Readonly<Record<string, string>> }): void;
}

export interface LiveSourceOptions extends InstanceOptions {
  readonly uid: string;
  readonly pluginId: string;
}

/** A data source that lives in memory, for as long as the process. */
export function createLiveSource(
  options: LiveSourceOptions,
  dependencies: Parameters<typeof createInstance>[1],
): LiveSource {
  const { uid, pluginId } = options;
  let stored: Stored = options;
  let live: Instance | undefined;
  return {
    uid,
    instance() {
      live ??= createInstance({ ...options, ...stored }, dependencies);
      return live;
    },
    heldAnswers: (operation) => live?.aws.heldAnswers(operation) ?? [],
    describe() {
      const secureJsonFields = Object.fromEntries(Object.keys(stored.secureJsonData).map((key) => [key, true]));
      return {
        uid,
        name: 'AWS Cost & Usage',
        type: pluginId,
        access: 'proxy',
        jsonData: stored.jsonData,
        secureJsonFields,
      };
    },
    change({ jsonData, secureJsonData }) {
      const secrets = Object.entries({ ...stored.secureJsonData, ...secureJsonData }).filter(
        ([, value]) => value !== '',
      );
      stored = { jsonData: jsonData ?? stored.jsonData, secureJsonData: Object.fromEntries(secrets) };
      live?.aws.dispose();
      live = undefined;
    },
  };
}
