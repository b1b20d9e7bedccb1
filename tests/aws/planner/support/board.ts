// The board of eight panels that issue 4 counts, and how a browser opens it: six at a time.
import type { Aws } from '../../../../src/aws';
import type { AwsAnswer } from '../../../../src/aws/request';
import type { CostRequest } from '../../../../src/aws/planner/slice';
import { patient } from '../../support/connection';
import { by, cost } from './northwind';

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

export function boardOf8(nowMs: number): readonly CostRequest[] {
  const tomorrow = Math.floor(nowMs / DAY_MS) * DAY_MS + DAY_MS;
  const month = { TimePeriod: { Start: day(tomorrow - 31 * DAY_MS), End: day(tomorrow) } };
  const before = { TimePeriod: { Start: day(tomorrow - 62 * DAY_MS), End: month.TimePeriod.Start } };
  const now = new Date(nowMs);
  const first = (months: number) => day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months));
  const year = { TimePeriod: { Start: first(-11), End: first(1) }, Granularity: 'MONTHLY' } as const;
  const thisMonth = { TimePeriod: { Start: first(0), End: first(1) }, Granularity: 'MONTHLY' } as const;
  return [
    cost(month),
    cost({ ...month, ...by('SERVICE') }),
    cost({ ...month, ...by('LINKED_ACCOUNT') }),
    cost({ ...month, ...by('REGION') }),
    cost({ ...thisMonth, ...by('USAGE_TYPE') }),
    cost({ ...year, ...by('SERVICE') }),
    cost(year),
    cost(before),
  ];
}

/** Six at a time, the next as soon as one is answered. */
export async function open(aws: Aws, requests: readonly CostRequest[]): Promise<readonly AwsAnswer[]> {
  const answers: AwsAnswer[] = [];
  let next = 0;
  const browse = async () => {
    for (let place = next++; place < requests.length; place = next++) {
      answers[place] = await aws.send(requests[place]!, patient);
    }
  };
  await Promise.all(Array.from({ length: 6 }, browse));
  return answers;
}
