import type { TimeRange } from '@grafana/data';
import { isToBeResolved, parseQuery } from '#queries';
import { panelOf } from '../panel-queries';
import type { AwsCostQuery } from '../query';
import type { DataSourceJson } from '../settings';

interface Asked {
  readonly range: TimeRange;
  readonly settings: DataSourceJson;
  readonly nowMs: number;
  /** Queries it may refer to, itself included. */
  readonly panel?: readonly AwsCostQuery[];
}

/** Why the companion would refuse this query, variables filled in, by the same rules; undefined when it would not. */
export function problemOf(filled: AwsCostQuery, { range, settings, nowMs, panel = [] }: Asked): string | undefined {
  const parsed = parseQuery(filled);
  if ('kind' in parsed && isToBeResolved(parsed.kind, { ...parsed.query })) {
    return undefined;
  }
  const issues =
    'issues' in parsed
      ? parsed.issues
      : parsed.kind.check(parsed.query, {
          fromMs: range.from.valueOf(),
          toMs: range.to.valueOf(),
          nowMs,
          historyMonths: settings.historyMonths ?? 14,
          hourly: settings.hourly ?? false,
          ...(panel.length > 0 && { refId: filled.refId, panel: panelOf(panel) }),
        });
  return issues.length > 0 ? issues.map(({ message }) => message).join(' · ') : undefined;
}
