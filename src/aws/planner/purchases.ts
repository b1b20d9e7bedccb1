// Cubes on their way: asked of the cache below, which holds them as it holds any answer. Several slices wait for one.
import { AwsError } from '../aws-error';
import type { AskOptions } from '../cache';
import type { CostTable } from '../cost-table';
import type { Caller } from '../layer';
import type { AnswerFacts, AwsAnswer, AwsRequest } from '../request';
import { untilAborted } from '../waiting';
import { cubeOf } from './cube';
import type { Cube, CubeShape } from './cube';
import type { ConnectionMemory } from './memory';
import { requestOf } from './widen';

export type Ask = (request: AwsRequest, options: AskOptions) => Promise<AwsAnswer>;

export interface Landed {
  /** Undefined when the page cap cut it: nothing may be derived from it. */
  readonly cube: Cube | undefined;
  readonly facts: AnswerFacts;
}

export interface Purchase {
  readonly shape: CubeShape;
  readonly landed: Promise<Landed>;
  readonly controller: AbortController;
  readonly caller?: Caller;
  waiting: number;
  /** Whether somebody was told what it cost. */
  isTold: boolean;
}

export interface PurchaseOptions {
  readonly shape: CubeShape;
  /** The metrics somebody waits for, when AWS refuses to give all. */
  readonly needed: ReadonlySet<string>;
  readonly caller?: Caller | undefined;
}

/** Sends for a cube. Its promise rejects with AwsError. */
export function startPurchase(
  { shape, needed, caller }: PurchaseOptions,
  { next, memory }: { next: Ask; memory: ConnectionMemory },
): Purchase {
  const controller = new AbortController();
  const buy = async (of: CubeShape): Promise<Landed> => {
    const request = requestOf(of);
    const { output, facts } = await next(request, { signal: controller.signal, ...(caller && { caller }) });
    const { fetchedAtMs, pages, truncatedAtPages, conflictingRows } = facts;
    const table = output as CostTable;
    if (!facts.cached) {
      memory.sizes.learn(of, { table, pages, isCut: truncatedAtPages !== undefined });
    }
    memory.metrics = [...new Set([...memory.metrics.filter((name) => of.metrics.has(name)), ...of.metrics])];
    const merged = {
      output,
      fetchedAtMs,
      pages,
      ...(truncatedAtPages !== undefined && { truncatedAtPages }),
      ...(conflictingRows !== undefined && { conflictingRows }),
    };
    return { cube: cubeOf({ request, merged }), facts };
  };
  const landed = buy(shape)
    .catch((error: unknown) => {
      // Some metrics are not for every account. What was refused is free; the accepted set is remembered.
      if (error instanceof AwsError && error.code === 'invalid-request' && needed.size < shape.metrics.size) {
        return buy({ ...shape, metrics: needed });
      }
      throw error;
    })
    .finally(() => memory.flights.delete(purchase));
  const purchase: Purchase = { shape, landed, controller, waiting: 0, isTold: false, ...(caller && { caller }) };
  memory.flights.add(purchase);
  // Those who wait hear of a failure through `join`.
  landed.catch(() => undefined);
  return purchase;
}

/** Waits for a purchase. When nobody does any more, no further page of it is bought. */
export async function join(purchase: Purchase, signal: AbortSignal): Promise<Landed> {
  purchase.waiting += 1;
  try {
    return await untilAborted(purchase.landed, signal);
  } finally {
    purchase.waiting -= 1;
    if (purchase.waiting === 0) {
      purchase.controller.abort();
    }
  }
}

/** The first of those who waited is told what was paid. */
export function toldBy(
  purchase: Purchase,
  facts: AnswerFacts,
): Pick<AnswerFacts, 'paidRequests' | 'priceUsd' | 'attempts'> | undefined {
  if (purchase.isTold || facts.cached) {
    return undefined;
  }
  purchase.isTold = true;
  const { paidRequests, priceUsd, attempts } = facts;
  return { paidRequests, priceUsd, ...(attempts !== undefined && { attempts }) };
}
