// The questions that are asked, as a panel stores them and as AWS gets them.
import type { AwsRequest } from '#aws/request';
import { findKind, parseQuery } from '#queries';
import type { Asked } from './messages';

export const DAY_MS = 86_400_000;

export interface Question {
  readonly model: Readonly<Record<string, unknown>>;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nineteen services and the others: 20 series. */
export const TWENTY = { ...grouped('SERVICE'), top: 19 };

/** A stored cost query by days. */
export function grouped(...keys: readonly string[]): Question['model'] {
  const groupBy = keys.map((key) => ({ type: 'DIMENSION', key }));
  return { queryType: 'cost', schemaVersion: 1, granularity: 'DAILY', groupBy };
}

/** Whole days that end `daysAgo` days before today. */
export function wholeDays(days: number, daysAgo: number): Pick<Question, 'fromMs' | 'toMs'> {
  const endMs = (Math.floor(Date.now() / DAY_MS) - daysAgo) * DAY_MS;
  return { fromMs: endMs - days * DAY_MS, toMs: endMs - 1 };
}

/** What the plugin sends to AWS for a question: made by the same functions, so both sides of a comparison ask the same. */
export function costInput({ model, fromMs, toMs }: Question): AwsRequest<'ce:GetCostAndUsage'>['input'] {
  const parsed = parseQuery(model);
  if ('issues' in parsed) {
    throw new Error(`The question is wrong: ${parsed.issues.map(({ message }) => message).join(' · ')}`);
  }
  const context = { fromMs, toMs, nowMs: Date.now(), historyMonths: 14, hourly: false } as const;
  const [request] = findKind('cost')?.requests(parsed.query, context) ?? [];
  if (request?.operation !== 'ce:GetCostAndUsage') {
    throw new Error('The cost kind asks for something else than GetCostAndUsage now.');
  }
  return request.input;
}

/**
 * A data source that asks the simulator, without a cap on what it spends. Another access key is another identity, with a rate limit of
 * its own. With the planner `off` each question is sent as it is asked.
 */
export function sourceAt(
  endpoint: string,
  { accessKey = 'AKIABENCH', planner = 'full' }: { accessKey?: string; planner?: 'full' | 'off' } = {},
): Asked['source'] {
  return {
    uid: 'bench',
    jsonData: { authType: 'keys', endpoint, defaultRegion: 'us-east-1', historyMonths: 14, spendCap: 'off', planner },
    secureJsonData: { accessKey, secretKey: 'not-a-secret' },
  };
}
