// PURE. What is wrong with a usage query, said before anything is asked.
import type { QueryContext, QueryIssue } from '../kind';
import { MAX_QUERIES, neededOf } from './batch';
import { checkAlone, MAX_EXPRESSION } from './check-alone';
import { askedMetrics } from './metric-queries';
import { modeOf, type UsageQuery } from './model';
import { checkReferences, type Panel, readPanel } from './panel';

/** Faults of the query itself, and of the others its metric math refers to. */
export function checkUsage(query: UsageQuery, context: QueryContext): readonly QueryIssue[] {
  const alone = checkAlone(query, context);
  if (alone.length > 0) {
    return alone;
  }
  const panel = readPanel(query, context);
  const references = checkReferences(panel, context);
  return references.length > 0 ? references : checkSize(panel, context);
}

/** What is one expression must be one call. */
function checkSize({ members, asker }: Panel, context: QueryContext): readonly QueryIssue[] {
  if (asker.refersTo.length === 0) {
    return [];
  }
  const path = 'expression';
  const needed = neededOf(members, [asker]);
  const statements = needed.filter(({ query }) => query.metricQueryType === 'insights' && modeOf(query) !== 'metric');
  if (statements.length > 1) {
    const names = statements.map(({ id }) => id).join(', ');
    const message = `${path} refers to ${names}, and AWS takes one Metrics Insights query in a call: refer to one of them.`;
    return [{ path, message }];
  }
  const asked = needed.flatMap((member) => askedMetrics(member.query, context, { ...member, isReferredTo: true }));
  const long = asked.find(({ entry }) => (entry.Expression?.length ?? 0) > MAX_EXPRESSION)?.entry;
  if (long) {
    const message =
      `${path} refers to ${long.Id}, which as one search has ${long.Expression?.length} characters, and AWS takes ${MAX_EXPRESSION}: ` +
      'name fewer values there, or take *.';
    return [{ path, message }];
  }
  const message = `${path} is made of ${asked.length} metrics and expressions, and AWS takes ${MAX_QUERIES} in a call: refer to fewer.`;
  return asked.length > MAX_QUERIES ? [{ path, message }] : [];
}
