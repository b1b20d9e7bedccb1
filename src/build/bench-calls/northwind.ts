// The simulator as the bench drives it: its clock, its page size, and its ledger, which is AWS's bill for the calls.
import { createHttpClient } from '../bench/http-client';
import { startSimulator } from '../start-simulator';

/** One request that AWS answered. */
export interface Call {
  /** When, on the simulator's clock: ISO, UTC. */
  readonly at: string;
  readonly operation: string;
  readonly input: CostInput;
  /** What AWS charges for it; 0 where it is free. */
  readonly priceUsd: number;
}

/** What the ledger keeps of a GetCostAndUsage. */
export interface CostInput {
  readonly TimePeriod?: { readonly Start?: string; readonly End?: string };
  readonly Granularity?: string;
  readonly GroupBy?: readonly { readonly Key?: string }[];
  readonly Filter?: object;
  readonly NextPageToken?: string;
}

export interface Northwind {
  readonly url: string;
  set(switches: Readonly<Record<string, boolean | number>>): Promise<void>;
  moveTo(ms: number): Promise<void>;
  /** What was answered since the last look, and `refused`: how many requests were answered with an error. */
  takeLedger(): Promise<{ readonly refused: number; readonly calls: readonly Call[] }>;
  stop(): Promise<void>;
}

interface Ledger {
  readonly total: number;
  readonly requests: readonly (Call & { readonly status: number })[];
}

/** Starts a Northwind whose story is told as of `today`. */
export async function startNorthwind(today: string): Promise<Northwind> {
  const { url, stop } = await startSimulator({ today });
  const http = createHttpClient(url, { 'content-type': 'application/json' });
  const tell = async (path: string, body: object): Promise<void> => {
    await http.ask(`/_simulator/${path}`, { body: JSON.stringify(body) });
  };
  return {
    url,
    set: (switches) => tell('switches', switches),
    // The simulator's clock knows no milliseconds.
    moveTo: (ms) => tell('clock', { now: new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') }),
    async takeLedger() {
      const { body } = await http.ask('/_simulator/ledger', { method: 'GET' });
      await http.ask('/_simulator/ledger', { method: 'DELETE' });
      const { total, requests } = JSON.parse(body.toString()) as Ledger;
      if (requests.length < total) {
        throw new Error(`The simulator kept ${requests.length} of ${total} requests: look more often.`);
      }
      const calls = requests.filter(({ status }) => status === 200);
      return { refused: total - calls.length, calls };
    },
    async stop() {
      http.close();
      await stop();
    },
  };
}
