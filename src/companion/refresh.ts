// *Refresh now*: buys a query's answers anew, whatever is held. A deed of the editor's, never stored in a query.
import { type AskedQuery, understand } from './asked-query';
import type { Instance } from './instance';
import { onlyWhoMaySpend } from './may-spend';

export interface Refreshed {
  readonly requests: readonly {
    readonly operation: string;
    readonly pages: number;
    readonly paidRequests: number;
    readonly priceUsd: number;
    /** AWS could not be asked and what was held stays: why. */
    readonly staleBecause?: string;
  }[];
  readonly totalUsd: number;
}

/** Throws PluginError 403 for another role, 400 when the query is wrong; rejects with AwsError when nothing is held and AWS cannot be asked. */
export async function refreshQuery(
  instance: Instance,
  asked: AskedQuery,
  { role, nowMs, signal }: { role: string; nowMs: number; signal: AbortSignal },
): Promise<Refreshed> {
  onlyWhoMaySpend(role, 'Refreshing');
  const { requests } = await understand(instance, asked, { nowMs, signal });
  const options = { signal, caller: { kind: 'editor' }, renew: true } as const;
  const answers = await Promise.all(requests.map((request) => instance.aws.send(request, options)));
  const bought = answers.map(({ request: { operation }, facts: { pages, paidRequests, priceUsd, staleBecause } }) => ({
    operation,
    pages,
    paidRequests,
    priceUsd,
    ...(staleBecause !== undefined && { staleBecause }),
  }));
  return {
    requests: bought,
    totalUsd: Math.round(bought.reduce((sum, { priceUsd }) => sum + priceUsd, 0) * 100_000) / 100_000,
  };
}
