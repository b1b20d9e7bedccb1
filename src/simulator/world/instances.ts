// Table of facts: Northwind's EC2 instances. aws-apis.md §7.4
import { hexDigits } from './hash';
import type { Shape } from './shapes';

export interface Instance {
  readonly id: string;
  readonly volumeId: string;
  readonly imageId: string;
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly group: string | undefined;
  /** CPU in per cent: what is always there, and what an ordinary hour's load adds. */
  readonly cpu: readonly [number, number];
  readonly memory: number;
  readonly shape: Shape;
  /** Detailed monitoring: a sample a minute instead of one in five. */
  readonly isDetailed: boolean;
  readonly hasAgent: boolean;
  readonly isWindows: boolean;
  /** Days before the anchor on which it was stopped. */
  readonly stoppedDaysAgo: number | undefined;
}

interface Fleet {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly count: number;
  readonly cpu: readonly [number, number];
  readonly memory: number;
  readonly shape: Shape;
  readonly group?: string;
  readonly detailed?: true;
  /** Of how many of them the agent runs; all when absent. */
  readonly agents?: number;
  readonly windows?: true;
  /** Of the last so many instances, days before the anchor on which each was stopped. */
  readonly stopped?: readonly number[];
}

const [payer, shop, data, api, ml, staging, dev, platform, , sandbox, legacy] = [
  '111111111111', '210000000001', '210000000002', '210000000003', '210000000004', '210000000005', '210000000006', '210000000007',
  '210000000008', '210000000009', '210000000010',
] as const; // prettier-ignore

// prettier-ignore
const fleets: readonly Fleet[] = [
  { account: shop, region: 'us-east-1', type: 'm6g.xlarge', count: 6, cpu: [9, 26], memory: 58, shape: 'traffic', group: 'shop-web', detailed: true, agents: 2 },
  { account: shop, region: 'us-east-1', type: 'c6g.2xlarge', count: 3, cpu: [14, 34], memory: 44, shape: 'traffic', agents: 2 },
  { account: shop, region: 'eu-west-1', type: 'm6g.xlarge', count: 4, cpu: [8, 24], memory: 55, shape: 'traffic', agents: 3 },
  { account: shop, region: 'us-west-2', type: 'm6g.xlarge', count: 2, cpu: [3, 4], memory: 21, shape: 'traffic' },
  { account: shop, region: 'ap-southeast-1', type: 't3.medium', count: 2, cpu: [6, 18], memory: 40, shape: 'evening', agents: 1 },
  { account: data, region: 'us-east-1', type: 'm6i.xlarge', count: 4, cpu: [5, 22], memory: 62, shape: 'batch', agents: 3, stopped: [33] },
  { account: data, region: 'eu-central-1', type: 'm6i.xlarge', count: 2, cpu: [5, 20], memory: 60, shape: 'batch', agents: 1 },
  { account: api, region: 'us-east-1', type: 't3.medium', count: 2, cpu: [12, 22], memory: 47, shape: 'traffic', detailed: true, agents: 1 },
  { account: api, region: 'eu-west-1', type: 't3.medium', count: 2, cpu: [12, 20], memory: 45, shape: 'traffic', agents: 1 },
  { account: ml, region: 'us-west-2', type: 'g5.2xlarge', count: 3, cpu: [18, 30], memory: 71, shape: 'jumps', agents: 2 },
  { account: staging, region: 'us-east-1', type: 'm6i.xlarge', count: 2, cpu: [2, 3], memory: 18, shape: 'office', agents: 2 },
  { account: staging, region: 'eu-west-1', type: 't3.medium', count: 1, cpu: [2, 7], memory: 33, shape: 'office', agents: 0 },
  { account: dev, region: 'us-east-1', type: 'm6i.xlarge', count: 2, cpu: [2, 10], memory: 41, shape: 'office', agents: 1, stopped: [5] },
  { account: platform, region: 'us-east-1', type: 't3.medium', count: 2, cpu: [4, 5], memory: 24, shape: 'flat', agents: 2 },
  { account: platform, region: 'eu-central-1', type: 't3.medium', count: 1, cpu: [9, 12], memory: 39, shape: 'flat', agents: 0 },
  { account: legacy, region: 'eu-central-1', type: 'm5.large', count: 2, cpu: [7, 6], memory: 66, shape: 'flat', windows: true, agents: 1 },
  { account: sandbox, region: 'us-east-1', type: 't3.medium', count: 1, cpu: [1, 9], memory: 30, shape: 'office', agents: 0, stopped: [21] },
  { account: payer, region: 'us-east-1', type: 't3.medium', count: 1, cpu: [3, 4], memory: 27, shape: 'flat', agents: 1 },
];

/** All of them; ids follow from the seed. */
export const instancesOf = (seed: number): readonly Instance[] =>
  fleets.flatMap((fleet, place) => {
    const { account, region, type, count, cpu, memory, shape, stopped = [] } = fleet;
    return Array.from({ length: count }, (_, index) => {
      const id = hexDigits(`${seed}/instance/${place}/${index}`, 16);
      return {
        id: `i-0${id}`,
        volumeId: `vol-0${hexDigits(`${id}/volume`, 16)}`,
        imageId: `ami-0${hexDigits(`${seed}/${account}/${type}`, 16)}`,
        account,
        region,
        type,
        group: fleet.group,
        cpu,
        memory,
        shape,
        isDetailed: fleet.detailed ?? false,
        hasAgent: index < (fleet.agents ?? count),
        isWindows: fleet.windows ?? false,
        stoppedDaysAgo: stopped[index - (count - stopped.length)],
      };
    });
  });
