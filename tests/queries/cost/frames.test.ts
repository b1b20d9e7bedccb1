import { checkFrame, type Frame } from '#plugin-sdk/data';
import { findKind, type QueryContext } from '#queries';
import type { CostTable } from '#aws/request';
import { answer, context, costQuery, days, table } from './table';

const cost = findKind('cost')!;
const week = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };

function frames(query: Record<string, unknown>, output: CostTable, at: QueryContext = week, facts = {}): readonly Frame[] {
  const parsed = costQuery(query);
  const made = cost.frames(parsed, [answer(cost.requests(parsed, at)[0]!, output, facts)], at);
  made.forEach(checkFrame);
  return made;
}

const values = (frame: Frame | undefined, name = 'Value'): unknown[] => {
  const field = frame?.fields.find((one) => one.name === name);
  return field ? Array.from<unknown>(field.values) : [];
};

describe('time series', () => {
  it('makes one frame per group with UTC times, unit, labels and name', () => {
    const made = frames(
      { groupBy: [SERVICE] },
      table(days('2026-11-02', 3), [
        [['AWS Lambda'], ['1', '2', '3']],
        [['Amazon S3'], ['10', undefined, '-0.5']],
      ]),
    );
    expect(made).toHaveLength(2);
    expect(made[0]?.meta).toMatchObject({ type: 'timeseries-multi', typeVersion: [0, 1] });
    expect(values(made[0], 'Time')).toEqual([2, 3, 4].map((day) => Date.UTC(2026, 10, day)));
    expect(values(made[0])).toEqual([10, 0, -0.5]);
    expect(made[0]?.fields[1]).toMatchObject({
      labels: { SERVICE: 'Amazon S3' },
      config: { unit: 'currencyUSD', displayNameFromDS: 'Amazon S3', links: [{ title: 'Open in AWS Cost Explorer' }] },
    });
  });
});
