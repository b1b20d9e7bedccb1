// PURE. Usage types and the region they begin with. A table of facts.

/**
 * Regions as usage types spell them; none for us-east-1, some services write USE1. A region newer than this list is missing
 * here until it is added.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and aws-apis.md §6, trap 20
 */
export const REGION_PREFIXES: readonly string[] = [
  ...['USE1', 'USE2', 'USW1', 'USW2', 'CAN1', 'CAN2', 'MXC1', 'SAE1', 'AFS1', 'ILC1', 'MEC1', 'MES1'],
  ...['EU', 'EUW1', 'EUW2', 'EUW3', 'EUC1', 'EUC2', 'EUN1', 'EUS1', 'EUS2'],
  ...['APE1', 'APN1', 'APN2', 'APN3', 'APS1', 'APS2', 'APS3', 'APS4', 'APS5', 'APS6', 'APS7'],
];

/** Those of GovCloud and China, which are bills of their own. */
const OTHER_PARTITIONS = ['UGW1', 'UGE1', 'CNN1', 'CNW1'];

const prefixes = new Set([...REGION_PREFIXES, ...OTHER_PARTITIONS]);

/** `USE1-BoxUsage:t3.micro` → `BoxUsage:t3.micro`; what begins with no region stays. Of a transfer the first region only: the second is where it goes. */
export function withoutRegion(usageType: string): string {
  const dash = usageType.indexOf('-');
  return dash > 0 && prefixes.has(usageType.slice(0, dash)) ? usageType.slice(dash + 1) : usageType;
}
