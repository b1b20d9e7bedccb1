// The simulator behind the executable: its own process could not be closer to AWS, as only the wire is between the two.
import { type FaultPlan, type LedgerReport, type RunningSimulator, startSimulator } from '../../src/simulator';

export interface SimulatedAws extends RunningSimulator {
  /** Operations asked since the last look, in order. */
  asked(): Promise<readonly string[]>;
  fail(...faults: readonly FaultPlan[]): Promise<void>;
}

/** Runs at the real clock, as the executable does. */
export async function startAws(
  options: { readonly pageSize?: number; readonly hangMs?: number } = {},
): Promise<SimulatedAws> {
  const simulator = await startSimulator({ now: Date.now, ...options });
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${simulator.url}/_simulator/${path}`, { method, body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
    return response.json();
  };
  return {
    ...simulator,
    asked: async () => {
      const { requests } = (await control('GET', 'ledger')) as LedgerReport;
      await control('DELETE', 'ledger');
      return requests.map(({ operation }) => operation);
    },
    fail: async (...faults) => void (await control('POST', 'faults', faults)),
  };
}
