import type { TimeRange } from '@grafana/data';
import { parseQuery } from '#queries';
import type { AwsCostQuery } from '../query';
import type { DataSourceJson } from '../settings';

interface Asked {
  readonly range: TimeRange;
  readonly settings: DataSourceJson;
  readonly nowMs: number;
}

/** Why the companion would refuse this query, variables filled in, by the same rules; undefined when it would not. */
export function problemOf(filled: AwsCostQuery, { range, settings, nowMs }: Asked): string | undefined {
  const parsed = parseQuery(filled);
  const issues =
    'issues' in parsed
      ? parsed.issues
      : parsed.kind.check(parsed.query, {
          fromMs: range.from.valueOf(),
          toMs: range.to.valueOf(),
          nowMs,
          historyMonths: settings.historyMonths ?? 14,
          hourly: settings.hourly ?? false,
        });
  return issues.length > 0 ? issues.map(({ message }) => message).join(' · ') : undefined;
}
