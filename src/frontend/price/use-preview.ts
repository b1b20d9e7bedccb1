import { LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { useEffect, useState } from 'react';
import type { DataSource } from '../datasource';
import type { AwsCostQuery } from '../query';
import type { Preview } from './preview';

/** After the last change; a price per key pressed would be noise. */
const REST_MS = 500;

export interface PricedQuery {
  readonly datasource: DataSource;
  readonly query: AwsCostQuery;
  /** Alert rules have none, and get no price. */
  readonly range: TimeRange | undefined;
  readonly data: PanelData | undefined;
}

interface Answer {
  readonly preview?: Preview;
  readonly problem?: string;
  /** When it came, epoch ms. */
  readonly atMs?: number;
}

/**
 * The price of a query as it stands: asked again when it has rested, and when a run has ended, after which it is held.
 * Keeps the last answer, no longer `isCurrent`, until the next has come.
 */
export function usePreview(priced: PricedQuery): Answer & { readonly isCurrent: boolean } {
  const [answer, setAnswer] = useState<Answer & { readonly of?: string }>({});
  const { datasource, query, range, data } = priced;
  const isRunning = data?.state === LoadingState.Loading;
  // Relative ranges move with each drawing; what was picked does not.
  const picked = range && [String(range.raw.from.valueOf()), String(range.raw.to.valueOf())];
  const changes = JSON.stringify([query, picked, isRunning, data?.request?.requestId, data?.request?.startTime]);

  useEffect(() => {
    if (!range || isRunning) {
      return undefined;
    }
    let isWanted = true;
    const settle = (next: Answer) => {
      if (isWanted) {
        setAnswer({ ...next, atMs: Date.now(), of: changes });
      }
    };
    const timer = setTimeout(() => {
      datasource.preview(query, range, data?.request).then(
        (preview) => settle({ preview }),
        (cause: unknown) => settle({ problem: cause instanceof Error ? cause.message : String(cause) }),
      );
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // `changes` holds what counts of query, range and data.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [datasource, changes]);

  return { ...answer, isCurrent: answer.of === changes };
}
