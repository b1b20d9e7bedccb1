// Who sees what: the payer is Northwind's monitoring account, to which every member is linked as a source.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html
import type { Metric, MetricId } from '../../world/metric';
import { accountOf, payerId } from '../../world/organisation';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';

export const isMonitoring = (account: string): boolean => account === payerId;

/** Whether `viewer` may see metrics of `owner`: its own, or those linked to it. */
export const canSee = (viewer: string, owner: string): boolean =>
  viewer === owner || (isMonitoring(viewer) && (accountOf(owner)?.name ?? '') !== '');

/** Charges are told to each account by itself: a monitoring account is not shown its members' own. */
const isShared = ({ namespace, account }: MetricId, viewer: string): boolean =>
  namespace !== 'AWS/Billing' || account === viewer;

/** Metrics of the scene's region that the caller sees: its own alone, or those of linked accounts too. */
export function visibleMetrics(
  { state, region, caller }: Scene<SimulatorState>,
  { linked, owner }: { linked: boolean; owner?: string | undefined },
): readonly Metric[] {
  const viewer = caller.account;
  return state
    .metrics()
    .all.filter(
      (metric) =>
        metric.region === region &&
        (linked ? canSee(viewer, metric.account) : metric.account === viewer) &&
        (owner === undefined || metric.account === owner) &&
        isShared(metric, viewer),
    );
}
