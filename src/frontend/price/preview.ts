// What the companion answers before and after a query is paid for: its resources `preview` and `refresh`.
import type { TimeRange } from '@grafana/data';
import { messageOf } from '../message-of';
import type { AwsCostQuery } from '../query';

export interface PreviewRequest {
  readonly operation: string;
  readonly input: unknown;
  readonly held: boolean;
  /** Of what is held, expired or not. */
  readonly ageMs?: number;
  readonly pages: number;
  /** Nothing like it was asked yet: the pages are at least one. */
  readonly isGuess: boolean;
  readonly priceUsd: number;
}

export interface Preview {
  readonly state: 'held' | 'buy' | 'capped';
  readonly requests: readonly PreviewRequest[];
  /** The price of what is not held. */
  readonly totalUsd: number;
  /** The price of *Refresh now*. */
  readonly refreshUsd: number;
  /** When AWS would be asked: the end of what is held, now, or when the cap resets. */
  readonly askAgainAtMs: number;
  readonly spentTodayUsd: number;
  /** A ledger was lost today: at least that much was spent. */
  readonly atLeast?: boolean;
  /** Missing when there is no daily cap. */
  readonly capUsd?: number;
}

export interface Refreshed {
  readonly requests: readonly { readonly staleBecause?: string }[];
  readonly totalUsd: number;
}

export interface Prices {
  /** What this query would ask and pay over this range, among those of its panel that it may refer to. Buys nothing; rejects with an Error fit to be shown. */
  preview(query: AwsCostQuery, range: TimeRange, panel?: readonly AwsCostQuery[]): Promise<Preview>;
  /** Buys its answers anew. Rejects with an Error fit to be shown. */
  refresh(query: AwsCostQuery, range: TimeRange, panel?: readonly AwsCostQuery[]): Promise<Refreshed>;
}

export type PostResource = (path: string, body: object) => Promise<unknown>;

/** The query must have its variables filled in. */
export function createPrices(post: PostResource): Prices {
  const ask = async (
    path: string,
    query: AwsCostQuery,
    { range, panel = [] }: { range: TimeRange; panel: readonly AwsCostQuery[] | undefined },
  ): Promise<unknown> => {
    const times = { from: range.from.valueOf(), to: range.to.valueOf() };
    const body = { query, ...times, ...(panel.length > 0 && { queries: panel }) };
    return await post(path, body).catch((cause: unknown) => {
      throw new Error(messageOf(cause, 'The price could not be asked for'), { cause });
    });
  };
  return {
    preview: async (query, range, panel) => (await ask('preview', query, { range, panel })) as Preview,
    refresh: async (query, range, panel) => (await ask('refresh', query, { range, panel })) as Refreshed,
  };
}
