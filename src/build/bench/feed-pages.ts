// A process of its own: `feed-pages.ts 1000 100` feeds pages of 1,000 groups × 100 days to the fold, and prints what the way from
// pages to Arrow bytes took, as JSON. Pages are made as the SDK gives them, outside the time but inside the memory.
import { createFold } from '#aws';
import type { AwsRequest, CostTable } from '#aws/request';
import { checkFrame, encodeArrow } from '#plugin-sdk/data';
import { findKind, parseQuery } from '#queries';
import { readMemory } from './memory';
import { grouped, wholeDays } from './questions';

/** As AWS cuts them. */
const ROWS_PER_PAGE = 1_000;

export interface Fed {
  readonly ms: number;
  /** Undefined where there is no /proc. */
  readonly peakMb?: number;
  readonly frames: number;
  readonly bytes: number;
}

function feed({ groups, days }: { groups: number; days: number }): Fed {
  const parsed = parseQuery(grouped('SERVICE', 'USAGE_TYPE'));
  const kind = findKind('cost');
  if ('issues' in parsed || !kind) {
    throw new Error('There is no cost kind any more.');
  }
  const { fromMs, toMs } = wholeDays(days, 1);
  const context = { fromMs, toMs, nowMs: Date.now(), historyMonths: 14, hourly: false } as const;
  const [request] = kind.requests(parsed.query, context) as readonly [AwsRequest<'ce:GetCostAndUsage'>];

  let ms = 0;
  const timed = <T>(work: () => T): T => {
    const startedAtMs = performance.now();
    const result = work();
    ms += performance.now() - startedAtMs;
    return result;
  };
  const fold = createFold(request);
  for (const page of makePages({ groups, days, fromMs })) {
    timed(() => fold.add(page));
  }
  const encoded = timed(() => {
    const facts = { fetchedAtMs: toMs, cached: false, ageMs: 0, pages: 1, paidRequests: 1, priceUsd: 0.01 };
    const answer = { request, output: fold.finish() as CostTable, facts };
    return kind.frames(parsed.query, [answer], context).map((frame) => encodeArrow(checkFrame(frame)));
  });
  return {
    ms,
    peakMb: readMemory('self')?.peakMb,
    frames: encoded.length,
    bytes: encoded.reduce((sum, { length }) => sum + length, 0),
  };
}

function* makePages({ groups, days, fromMs }: { groups: number; days: number; fromMs: number }): Iterable<unknown> {
  let page: string[] = [];
  let rows = 0;
  for (let day = 0; day < days; day++) {
    for (let start = 0; start < groups; start += ROWS_PER_PAGE) {
      const count = Math.min(ROWS_PER_PAGE, groups - start);
      const period = { Start: dayOf(fromMs, day), End: dayOf(fromMs, day + 1) };
      const list = Array.from({ length: count }, (_, index) => printGroup(start + index)).join(',');
      page.push(`{"TimePeriod":${JSON.stringify(period)},"Estimated":false,"Total":{},"Groups":[${list}]}`);
      rows += count;
      if (rows >= ROWS_PER_PAGE) {
        yield JSON.parse(`{"ResultsByTime":[${page.join(',')}]}`);
        page = [];
        rows = 0;
      }
    }
  }
  yield JSON.parse(`{"ResultsByTime":[${page.join(',')}]}`);
}

/** Ten decimals, as AWS prints most amounts. */
function printGroup(group: number): string {
  const amount = (Math.random() * 100).toFixed(10);
  return `{"Keys":["Service ${group % 50}","USE1-Usage:${group}"],"Metrics":{"UnblendedCost":{"Amount":"${amount}","Unit":"USD"}}}`;
}

function dayOf(fromMs: number, day: number): string {
  return new Date(fromMs + day * 86_400_000).toISOString().slice(0, 10);
}

const [groups = 0, days = 0] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(feed({ groups, days })));
