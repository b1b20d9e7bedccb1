// A bill's days are UTC days wherever the process runs (trap 3). jest cannot change its own zone, so other processes answer.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const script = `
  import { findKind, parseQuery } from '#queries';
  const cost = findKind('cost');
  const at = (text) => Date.parse(text + 'Z');
  const periods = [{ start: '2026-11-20', end: '2026-11-21', estimated: true }];
  const output = { periods, groups: [[]], columns: { UnblendedCost: [{ amounts: ['1'], unit: 'USD' }] }, descriptions: {} };
  const seen = [];
  // 20:00 in Los Angeles is already the next day in UTC; clocks change there on the first of November.
  for (const [from, to] of [['2026-11-20T04:00', '2026-11-21T04:00'], ['2026-10-31T23:30', '2026-11-02T07:30'], ['2026-03-01T00:00', '2026-11-20T23:59']]) {
    const context = { fromMs: at(from), toMs: at(to), nowMs: at('2026-11-21T04:00'), historyMonths: 14, hourly: true };
    for (const granularity of ['AUTO', 'DAILY', 'MONTHLY']) {
      for (const format of ['timeSeries', 'table', 'total']) {
        const { query } = parseQuery({ granularity, format });
        const [request] = cost.requests(query, context);
        seen.push(request, cost.frames(query, [{ request, output, facts: {} }], context).map(({ meta, fields }) => [meta, fields.map(({ values }) => [...values])]));
      }
    }
  }
  console.log(JSON.stringify(seen));
`;

function run(zone: string): string {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, {
    cwd: path.join(__dirname, '../..'),
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
}

describe('requests and frames', () => {
  it('are the same in every zone', () => {
    const utc = run('UTC');
    expect(utc).toContain(`[${Date.UTC(2026, 10, 20)}]`);
    expect(run('America/Los_Angeles')).toBe(utc);
    expect(run('Asia/Tokyo')).toBe(utc);
    expect(run('Pacific/Kiritimati')).toBe(utc);
  }, 60_000);
});
