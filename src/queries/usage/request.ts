// PURE. The questions a usage query puts to AWS: those of its whole panel, so that one call answers them all.
import type { AwsRequest } from '#aws/request';
import type { QueryContext } from '../kind';
import { type Batch, batchesOf, neededOf } from './batch';
import { checkAlone } from './check-alone';
import type { UsageQuery } from './model';
import { checkReferences, type Panel, readPanel } from './panel';

/**
 * A usage query → `cloudwatch:GetMetricData` for each region: whole periods, oldest first. Each call holds what else the panel asks
 * there; where AWS refused that (`context.apart`), only what the query needs itself. Hidden queries ask nothing of their own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function usageRequests(
  query: UsageQuery,
  context: QueryContext,
): readonly AwsRequest<'cloudwatch:GetMetricData'>[] {
  return askedBatches(query, context).map(({ region, startMs, endMs, parts }) => ({
    operation: 'cloudwatch:GetMetricData',
    ...(region !== undefined && { region }),
    input: {
      StartTime: new Date(startMs),
      EndTime: new Date(endMs),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: parts.map(({ entry }) => entry),
    },
  }));
}

/** The panel's calls that hold something of this query, in the order of `usageRequests`. */
export function askedBatches(query: UsageQuery, context: QueryContext): readonly Batch[] {
  const panel = readPanel(query, context);
  const { asker } = panel;
  const members = context.apart ? neededOf(panel.members, [asker]) : askableMembers(panel, context);
  return batchesOf(members, context).filter(({ parts }) => parts.some(({ member }) => member === asker));
}

/** One query that is wrong must not take its neighbours down: only sound ones are asked together. */
function askableMembers({ members, asker }: Panel, context: QueryContext) {
  return members.filter(
    (member) =>
      member === asker ||
      (checkAlone(member.query, context).length === 0 &&
        checkReferences({ members, asker: member }, context).length === 0),
  );
}
