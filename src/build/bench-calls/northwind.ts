// The simulator as the bench drives it: its clock, its page size, and its ledger, which is AWS's bill for the calls.
import { createHttpClient } from '../bench/http-client';
import { startSimulator } from '../start-simulator';

/** One paid page. */
export interface PaidPage {
  /** When, on the simulator's clock: ISO, UTC. */
  readonly at: string;
  readonly operation: string;
  readonly input: CostInput;
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
  /** What was paid since the last look, and `refused`: how many requests were answered with an error. */
  takeLedger(): Promise<{ readonly paid: number; readonly refused: number; readonly pages: readonly PaidPage[] }>;
  stop(): Promise<void>;
}

interface Ledger {
  readonly total: number;
  readonly paid: number;
  readonly requests: readonly (PaidPage & { readonly status: number; readonly priceUsd: number })[];
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
      const { paid, requests } = JSON.parse(body.toString()) as Ledger;
      return {
        paid,
        refused: requests.filter(({ status }) => status !== 200).length,
        pages: requests.filter(({ priceUsd }) => priceUsd > 0),
      };
    },
    async stop() {
      http.close();
      await stop();
    },
  };
}
