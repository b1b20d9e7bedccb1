// *Check the planner*: the price first, then AWS asked both ways for each rule, with a report.
import type { PlannerReport } from '#aws';
import type { Instance } from './instance';
import { onlyWhoMaySpend } from './may-spend';

export interface PlannerCheckPrice {
  /** USD, when nothing of it is held. */
  readonly priceUsd: number;
}

/** What a check would cost. Sends nothing. */
export function pricePlannerCheck(instance: Instance): PlannerCheckPrice {
  return { priceUsd: instance.aws.priceOfPlannerCheck() };
}

/** Runs the check and switches off the rules that fail. Throws PluginError 403 for a role that may not spend; rejects with AwsError. */
export async function runPlannerCheck(
  instance: Instance,
  { role, signal }: { role: string; signal: AbortSignal },
): Promise<PlannerReport> {
  onlyWhoMaySpend(role, 'Checking the planner');
  return instance.aws.checkPlanner({ signal, caller: { kind: 'editor' } });
}
