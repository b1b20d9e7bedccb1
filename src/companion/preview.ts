// What a query would ask and pay, before it runs: the editor's price line. Sends nothing.
import type { AwsRequest } from '#aws/request';
import type { Quote } from '#aws';
import { type AskedQuery, understand } from './asked-query';
import type { Instance } from './instance';

export interface PreviewRequest {
  readonly operation: string;
  /** The request as AWS gets it, but for page tokens and billing view. */
  readonly input: unknown;
  /** Nothing is sent for it. */
  readonly held: boolean;
  /** Of what is held, expired or not. */
  readonly ageMs?: number;
  readonly expiresAtMs?: number;
  /** Held as a part or a sum of other answers. */
  readonly derived?: string;
  readonly pages: number;
  /** Nothing like it was asked yet: the pages are at least one. */
  readonly isGuess: boolean;
  /** 0 when it is held. */
  readonly priceUsd: number;
}

export interface Preview {
  /** `capped`: the rest costs more than is left; what is held is served with a notice, else the query fails. */
  readonly state: 'held' | 'buy' | 'capped';
  readonly requests: readonly PreviewRequest[];
  /** The price of what is not held. */
  readonly totalUsd: number;
  /** The price of *Refresh now*. */
  readonly refreshUsd: number;
  /** When AWS would be asked: the end of what is held, now, or when the cap resets. Epoch ms. */
  readonly askAgainAtMs: number;
  readonly spentTodayUsd: number;
  /** A ledger was lost today: at least that much was spent. */
  readonly atLeast: boolean;
  /** Missing when there is no daily cap. */
  readonly capUsd?: number;
}

/** Throws PluginError 400 when the query is wrong. */
export async function previewQuery(
  instance: Instance,
  asked: AskedQuery,
  { nowMs, signal }: { nowMs: number; signal: AbortSignal },
): Promise<Preview> {
  const { requests } = await understand(instance, asked, { nowMs, signal, onlyHeld: true });
  const quotes = unique(requests).map((request) => ({ request, quote: instance.aws.quote(request) }));
  const lines = uniqueBy(quotes.flatMap(linesOf), ({ operation, input }) => JSON.stringify([operation, input]));
  const totalUsd = sumUsd(lines.map(({ priceUsd }) => priceUsd));
  const { today, leftUsd, resetsAtMs } = instance.aws.spend();
  const isCapped = totalUsd > (leftUsd ?? Number.POSITIVE_INFINITY);
  const isHeld = lines.every(({ held }) => held);
  const expiries = quotes.map(({ quote }) => quote.expiresAtMs ?? nowMs);
  return {
    state: isHeld ? 'held' : isCapped ? 'capped' : 'buy',
    requests: lines,
    totalUsd,
    refreshUsd: sumUsd(quotes.map(({ quote }) => quote.renewal.priceUsd)),
    askAgainAtMs: isHeld ? Math.min(...expiries) : isCapped ? resetsAtMs : nowMs,
    spentTodayUsd: today.usd,
    atLeast: today.atLeast,
    ...(today.capUsd !== undefined && { capUsd: today.capUsd }),
  };
}

function linesOf({ request, quote }: { request: AwsRequest; quote: Quote }): readonly PreviewRequest[] {
  const { held, ageMs, expiresAtMs, derived, renewal, sends } = quote;
  const facts = { held, ...(ageMs !== undefined && { ageMs, expiresAtMs }), ...(derived && { derived }) };
  const { pages, isGuess } = renewal;
  return held
    ? [{ ...request, ...facts, pages, isGuess, priceUsd: 0 }]
    : sends.map(({ request: { operation, input }, ...price }) => ({ operation, input, ...facts, ...price }));
}

function unique(requests: readonly AwsRequest[]): readonly AwsRequest[] {
  return uniqueBy(requests, (request) => JSON.stringify(request));
}

function uniqueBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one] as const)).values()];
}

/** In thousandths of a cent: three times 0.01 is 0.03. */
function sumUsd(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((sum, usd) => sum + usd, 0) * 100_000) / 100_000;
}
