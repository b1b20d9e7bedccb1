// Walks the pages of a request and folds them into one answer. Each page is paid, so none is thrown away that still is
// good.
import type { AwsError } from './aws-error';
import { AwsError as Failure } from './aws-error';
import type { AnswerStore } from './answer-store';
import type { Clock } from './clock';
import { createFold } from './fold';
import type { Fold } from './fold';
import type { Ask, CallContext, Merged, Page, PageRequest } from './layer';
import type { Log } from './log';
import { operations } from './operations';
import type { AwsRequest } from './request';

export interface PagesDependencies {
  readonly store: Pick<AnswerStore, 'pages'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long the pages before a failure wait for the next try. AWS's tokens live about as long. */
export const HELD_PAGES_MS = 600_000;
/** Free pages are capped only against a list without end. */
const FREE_PAGE_CAP = 1_000;

interface Walk {
  readonly fold: Fold<unknown, unknown>;
  pages: number;
  nextToken?: string;
  fetchedAtMs: number;
}

/**
 * Asks page after page until there is no token or `pageCap` paid pages are read (then `truncatedAtPages` says so).
 * After a failure the pages so far are held for ten minutes under the context's key. A token AWS does not know any
 * more: page 1 again, once.
 */
export function pages(
  { pageCap, region }: { pageCap: number; region: string },
  { store, clock, log }: PagesDependencies,
): (next: Ask<PageRequest, Page>) => Ask<AwsRequest, Merged> {
  const begin = (request: AwsRequest): Walk => ({ fold: createFold(request), pages: 0, fetchedAtMs: 0 });

  const resume = (key: string): Walk | undefined => {
    const held = store.pages.get(key);
    // Taken out: a fold has one owner.
    store.pages.delete(key);
    return held && clock.now() < held.untilMs ? held : undefined;
  };

  const keep = ({ key }: CallContext, walk: Walk) => {
    if (walk.nextToken !== undefined) {
      store.pages.set(key, {
        ...walk,
        nextToken: walk.nextToken,
        untilMs: clock.now() + HELD_PAGES_MS,
        bytes: walk.fold.bytes(),
      });
    }
  };

  const finish = (request: AwsRequest, { fold, pages: read, nextToken, fetchedAtMs }: Walk): Merged => {
    const { operation } = request;
    const output = fold.finish();
    const conflictingRows = fold.conflictingRows ?? 0;
    if (nextToken !== undefined) {
      log.warn('page cap reached', { operation, pages: read });
    }
    if (conflictingRows > 0) {
      log.warn('rows came twice with different amounts, the later ones are kept', { operation, conflictingRows });
    }
    return {
      output,
      fetchedAtMs,
      pages: read,
      ...(nextToken !== undefined && { truncatedAtPages: read }),
      ...(conflictingRows > 0 && { conflictingRows }),
    };
  };

  return (next) => async (request, context) => {
    const cap = operations[request.operation].pagePriceUsd > 0 ? pageCap : FREE_PAGE_CAP;
    let walk = resume(context.key) ?? begin(request);
    let mayRestart = true;
    do {
      if (context.signal.aborted) {
        keep(context, walk);
        throw Failure.abandoned({ operation: request.operation, region, cause: context.signal.reason });
      }
      try {
        const page = await next({ request, ...(walk.nextToken !== undefined && { token: walk.nextToken }) }, context);
        walk.fold.add(page.output);
        walk.pages += 1;
        walk.nextToken = page.nextToken;
        walk.fetchedAtMs = clock.now();
      } catch (thrown) {
        const error = thrown as AwsError;
        if (error.retry !== 'restart' || walk.pages === 0) {
          keep(context, walk);
          throw error;
        }
        if (!mayRestart) {
          throw error;
        }
        mayRestart = false;
        walk = begin(request);
        log.info('AWS no longer knows the page token, starting again at page 1', { operation: request.operation });
      }
    } while (walk.pages === 0 || (walk.nextToken !== undefined && walk.pages < cap));
    return finish(request, walk);
  };
}
