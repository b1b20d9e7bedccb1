import { readFileSync, existsSync } from 'node:fs';
import type { CostTable } from '#aws/request';
import { draw, labels, names, noticesOf, values } from './drawn';
import { context, days, type Row, table } from './table';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const REGION = { type: 'DIMENSION', key: 'REGION' };
const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
const TEAM = { type: 'TAG', key: 'team' };
const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const byService = (...rows: readonly Row[]) => table(three, rows);

describe('time series', () => {
  it('make one frame per group with UTC times, unit, labels, name and a link to the console', () => {
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['AWS Lambda'], ['1', '2', '3']], [['Amazon S3'], ['10', '20', '30']]),
      at,
    );
    expect(frames.map((frame) => frame.meta?.type)).toEqual(['timeseries-multi', 'timeseries-multi']);
    expect(values(frames[0], 'Time')).toEqual([2, 3, 4].map((day) => Date.UTC(2026, 10, day)));
    expect(frames[0]?.fields[1]).toMatchObject({
      name: 'Value',
      labels: { SERVICE: 'Amazon S3' },
      config: {
        unit: 'currencyUSD',
        displayNameFromDS: 'Amazon S3',
        links: [
          {
            title: 'Open in AWS Cost Explorer',
            url: expect.stringContaining('startDate=2026-11-02'),
            targetBlank: true,
          },
        ],
      },
    });
  });

  it('draw 0 for a day without a row, null where a group has no rows at all (trap 7)', () => {
    // The fold ends a column with its last row.
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['a'], ['10', undefined]], [['b'], [undefined, undefined, undefined]]),
      at,
    );
    expect(frames.map((frame) => values(frame))).toEqual([
      [10, 0, 0],
      [null, null, null],
    ]);
  });

  it('come in the same order whatever order AWS sent: largest first, then by key', () => {
    const rows: Row[] = [
      [['b'], ['1', '1', '1']],
      [['c'], ['5', '0', '0']],
      [['a'], ['0', '3', '0']],
      [['d'], ['-9', undefined, undefined]],
    ];
    const order = (sent: readonly Row[]) => draw({ groupBy: [SERVICE] }, byService(...sent), at).flatMap(names);
    expect(order(rows)).toEqual(['c', 'a', 'b', 'd']);
    expect(order([...rows].reverse())).toEqual(order(rows));
  });

  it('sum the groups themselves, never a Total (trap 6), and keep credits negative (trap 8)', () => {
    const frames = draw(
      { groupBy: [{ type: 'DIMENSION', key: 'RECORD_TYPE' }] },
      byService([['Credit'], ['-5', '0', '-0.5']]),
      at,
    );
    expect(values(frames[0])).toEqual([-5, 0, -0.5]);
  });

  it('read tiny and long amounts; an unreadable one is null, and said (trap 10)', () => {
    const frames = draw({}, byService([[], ['1.2E-9', '2641.54800000000022919266484677791595458984375', '']]), at);
    expect(values(frames[0])).toEqual([1.2e-9, 2641.5480000000002, null]);
    expect(noticesOf(frames)).toEqual([expect.stringContaining('1 amount that is no number')]);
  });

  it('hold hours in UTC', () => {
    const hours = [{ start: '2026-11-20T05:00:00Z', end: '2026-11-20T06:00:00Z', estimated: true }];
    const frames = draw(
      { granularity: 'HOURLY' },
      table(hours, [[[], ['1']]]),
      context('2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z'),
    );
    expect(values(frames[0], 'Time')).toEqual([Date.UTC(2026, 10, 20, 5)]);
  });

  it('are one typed frame without fields when there is nothing', () => {
    for (const nothing of [table([], []), table(three, []), byService([[], [undefined, undefined, undefined]])]) {
      const frames = draw({ groupBy: [SERVICE] }, nothing, at);
      expect(frames).toMatchObject([{ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } }]);
    }
  });
});

describe('names and labels', () => {
  const accounts: CostTable['descriptions'] = {
    '111111111111': 'payer',
    '222222222222': 'shop',
    '333333333333': 'shop',
  };
  const byAccount = table(
    three,
    ['111111111111', '222222222222', '333333333333', '444444444444'].map((id): Row => [[id], ['1', '1', '1']]),
    {
      descriptions: accounts,
    },
  );

  it('show account names, keep the id as a label, and fall back to it (traps 25, 8)', () => {
    const frames = draw({ groupBy: [ACCOUNT] }, byAccount, at);
    expect(frames.flatMap(names)).toEqual(['payer', 'shop (222222222222)', 'shop (333333333333)', '444444444444']);
    expect(labels(frames[0])).toEqual({ LINKED_ACCOUNT: '111111111111', LINKED_ACCOUNT_NAME: 'payer' });
  });

  it('show ids where names are switched off', () => {
    const frames = draw({ groupBy: [ACCOUNT], accountNames: false }, byAccount, at);
    expect(frames.flatMap(names)[0]).toBe('111111111111');
    expect(labels(frames[0])).toEqual({ LINKED_ACCOUNT: '111111111111' });
  });

  it('join two groups, and name what has no tag and no region (traps 17, 22)', () => {
    const frames = draw(
      { groupBy: [REGION, TEAM] },
      byService(
        [
          ['NoRegion', 'team$'],
          ['3', '0', '0'],
        ],
        [
          ['global', 'team$web'],
          ['1', '0', '0'],
        ],
      ),
      at,
    );
    expect(frames.flatMap(names)).toEqual(['(none) · (untagged)', 'global · web']);
    expect(labels(frames[1])).toEqual({ REGION: 'global', 'tag:team': 'web' });
  });

  it.each([
    ['{{SERVICE}}', 'AWS Lambda'],
    ['{{ SERVICE }} in {{metric}}', 'AWS Lambda in UnblendedCost'],
    ['{{LINKED_ACCOUNT}} / {{LINKED_ACCOUNT_ID}}', 'payer / 111111111111'],
    ['{{unit}}', 'USD'],
    ['all', 'all'],
    ['{{SERVCE}}', '{{SERVCE}}'],
    ['{{constructor}}', '{{constructor}}'],
    ['  ', 'AWS Lambda · payer'],
  ])('alias %j reads %s', (alias, name) => {
    const both = table(
      three,
      [
        [
          ['AWS Lambda', '111111111111'],
          ['1', '1', '1'],
        ],
      ],
      { descriptions: accounts },
    );
    expect(draw({ groupBy: [SERVICE, ACCOUNT], alias }, both, at).flatMap(names)).toEqual([name]);
  });

  it('alias {{tag:team}} reads the tag', () => {
    expect(
      draw({ groupBy: [TEAM], alias: 'team {{tag:team}}' }, byService([['team$web'], ['1', '1', '1']]), at).flatMap(
        names,
      ),
    ).toEqual(['team web']);
  });

  it('never repeat labels, even when a tag holds our own words', () => {
    const rows: Row[] = ['team$', 'team$(untagged)', 'team$Others', 'team$x', 'team$y'].map((key, index) => [
      [key],
      [String(9 - index), '0', '0'],
    ]);
    const frames = draw({ groupBy: [TEAM], top: 3 }, byService(...rows), at);
    expect(frames.map(labels)).toEqual(
      ['(untagged)', '(untagged) (2)', 'Others', 'Others (2)'].map((team) => ({ 'tag:team': team })),
    );
  });

  it('say the metric where nothing is grouped', () => {
    expect(
      draw({ metric: 'AmortizedCost' }, table(three, [[[], ['1', '1', '1']]], { metric: 'AmortizedCost' }), at).flatMap(
        names,
      ),
    ).toEqual(['Amortized cost']);
  });
});

describe('top', () => {
  const rows: Row[] = [
    [['a'], ['0.1', '0.1', '0.1']],
    [['b'], ['0.2', undefined, '0.2']],
    [['c'], ['0.1', '0.2', undefined]],
    [['d'], ['100', '-0.3', '0']],
  ];

  it('keeps the largest over the range and adds the rest exactly (trap 21)', () => {
    const frames = draw({ groupBy: [SERVICE], top: 1 }, byService(...rows), at);
    expect(frames.flatMap(names)).toEqual(['d', 'Others']);
    // As doubles, 0.1 + 0.2 would be 0.30000000000000004.
    expect(values(frames[1])).toEqual([0.4, 0.3, 0.3]);
    expect(labels(frames[1])).toEqual({ SERVICE: 'Others' });
  });

  it('has no Others where nothing is left over', () => {
    expect(draw({ groupBy: [SERVICE], top: 4 }, byService(...rows), at).flatMap(names)).not.toContain('Others');
  });

  it('never adds unlike units: one Others per unit, and a notice (traps 29, 30)', () => {
    const usage: Row[] = [
      [['big'], ['9', '9', '9'], 'Hrs'],
      [['x'], ['1', '1', '1'], 'Hrs'],
      [['y'], ['2', '2', '2'], 'Hrs'],
      [['z'], ['4', '4', '4'], 'GB'],
    ];
    const frames = draw(
      { metric: 'UsageQuantity', groupBy: [{ type: 'DIMENSION', key: 'USAGE_TYPE' }], top: 1 },
      table(three, usage, { metric: 'UsageQuantity' }),
      at,
    );
    expect(frames.flatMap(names)).toEqual(['big (Hrs)', 'Others (GB)', 'Others (Hrs)']);
    expect(frames.map((frame) => values(frame)[0])).toEqual([9, 4, 3]);
    expect(frames.map((frame) => frame.fields[1]?.config?.unit)).toEqual(['count:Hrs', 'count:GB', 'count:Hrs']);
    expect(labels(frames[2])).toEqual({ USAGE_TYPE: 'Others', unit: 'Hrs' });
    expect(noticesOf(frames)).toEqual([expect.stringContaining('different units (GB, Hrs)')]);
  });

  it('passes an unreadable amount on: a sum without it would look like the truth', () => {
    const frames = draw(
      { groupBy: [SERVICE], top: 1 },
      byService([['a'], ['9', '9', '9']], [['b'], ['1', 'x', '1']], [['c'], ['1', '1', '1']]),
      at,
    );
    expect(values(frames[1])).toEqual([2, null, 2]);
  });
});

describe('units', () => {
  it('are the currency AWS bills in (trap 29)', () => {
    expect(draw({}, byService([[], ['1', '1', '1'], 'CNY']), at)[0]?.fields[1]?.config?.unit).toBe('currency:CN¥');
  });

  it('that change between periods make one series each', () => {
    const frames = draw({}, byService([[], ['1', '2', '3'], ['USD', 'EUR', 'USD']]), at);
    expect(frames.map((frame) => [names(frame)[0], labels(frame), values(frame)])).toEqual([
      ['Unblended cost (USD)', { unit: 'USD' }, [1, 0, 3]],
      ['Unblended cost (EUR)', { unit: 'EUR' }, [0, 2, 0]],
    ]);
  });

  it('are not mixed by a group that has no rows', () => {
    const frames = draw(
      { groupBy: [SERVICE] },
      byService([['a'], ['1', '1', '1']], [['b'], [undefined, undefined, undefined], '']),
      at,
    );
    expect(frames.map(labels)).toEqual([{ SERVICE: 'a' }, { SERVICE: 'b' }]);
    expect(noticesOf(frames)).toEqual([]);
  });

  it('that AWS could not add are said to mean nothing (trap 30)', () => {
    const frames = draw(
      { metric: 'UsageQuantity' },
      table(three, [[[], ['1', '1', '1'], 'N/A']], { metric: 'UsageQuantity' }),
      at,
    );
    expect(noticesOf(frames)).toEqual([expect.stringContaining('USAGE_TYPE')]);
  });
});

describe('table', () => {
  it('has a text date, a column per group, the amount and whether it is estimated', () => {
    const months = [
      { start: '2026-10-01', end: '2026-11-01', estimated: false },
      { start: '2026-11-01', end: '2026-12-01', estimated: true },
    ];
    const [frame] = draw(
      { format: 'table', granularity: 'MONTHLY', groupBy: [REGION] },
      table(months, [
        [['eu-west-1'], ['1', '2']],
        [['NoRegion'], ['5', undefined]],
      ]),
      context('2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z'),
    );
    expect(frame?.fields.map(({ name, values: column }) => [name, Array.from<unknown>(column)])).toEqual([
      ['Date', ['2026-10', '2026-10', '2026-11', '2026-11']],
      ['REGION', ['(none)', 'eu-west-1', '(none)', 'eu-west-1']],
      ['UnblendedCost', [5, 1, 0, 2]],
      ['Estimated', [false, false, true, true]],
    ]);
    expect(frame?.meta?.type).toBe('table');
  });

  it('keeps its fields when it is empty', () => {
    const [frame] = draw({ format: 'table', groupBy: [SERVICE] }, table(three, []), at);
    expect(frame?.fields.map(({ name, values: column }) => [name, column.length])).toEqual([
      ['Date', 0],
      ['SERVICE', 0],
      ['UnblendedCost', 0],
      ['Estimated', 0],
    ]);
  });
});

describe('total', () => {
  it('is one number per group, exact, with text columns for labels', () => {
    const [frame] = draw(
      { format: 'total', groupBy: [SERVICE], top: 1 },
      byService([['a'], ['0.1', '0.1', '0.1']], [['b'], ['0.1', '0.2', undefined]], [['c'], ['7', '0', '0']]),
      at,
    );
    expect(frame?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame?.fields.map(({ name, values: column }) => [name, Array.from<unknown>(column)])).toEqual([
      ['SERVICE', ['c', 'Others']],
      ['UnblendedCost', [7, 0.6]],
    ]);
  });

  it('alone carries the alias, or the metric in words', () => {
    const one = byService([[], ['1', '1', '1']]);
    expect(draw({ format: 'total', alias: 'Month to date' }, one, at).flatMap(names)).toEqual(['Month to date']);
    expect(draw({ format: 'total' }, one, at).flatMap(names)).toEqual(['Unblended cost']);
  });

  it('tells unlike units apart in a column of their own', () => {
    const [frame] = draw(
      { format: 'total', groupBy: [SERVICE] },
      byService([['a'], ['1', '1', '1'], 'USD'], [['b'], ['1', '0', '0'], 'CNY']),
      at,
    );
    expect(values(frame, 'unit')).toEqual(['USD', 'CNY']);
    expect(frame?.fields.at(-1)?.config?.unit).toBe('short');
  });

  it('is empty, typed and without fields when there is nothing', () => {
    expect(draw({ format: 'total' }, table([], []), at)).toMatchObject([
      { fields: [], meta: { type: 'numeric-long' } },
    ]);
  });

  it('is null where an amount is unreadable', () => {
    expect(values(draw({ format: 'total' }, byService([[], ['1', 'NaN', '1']]), at)[0], 'UnblendedCost')).toEqual([
      null,
    ]);
  });
});

describe('notices', () => {
  const plain = byService([[], ['1', '1', '1']]);

  it('name estimated periods once, by runs (trap 4)', () => {
    const periods = [
      ...days('2026-11-01', 2, '2026-11-01'),
      ...days('2026-11-03', 1),
      ...days('2026-11-04', 1, '2026-11-04'),
    ];
    expect(noticesOf(draw({}, table(periods, [[[], ['1', '1', '1', '1']]]), at))).toEqual([
      'Estimated by AWS and still moving: 2026-11-01 to 2026-11-02, 2026-11-04.',
    ]);
  });

  it('say that pages were left out, and that an answer is stale', () => {
    const frames = draw({}, plain, at, { truncatedAtPages: 20, staleBecause: 'throttled', ageMs: 11_000_000 });
    expect(noticesOf(frames)).toEqual([
      expect.stringContaining('more than 20 pages'),
      expect.stringMatching(/\(throttled\).*3 h old/),
    ]);
  });

  it('say every clamp', () => {
    expect(noticesOf(draw({}, plain, context('2026-11-02T00:00:00Z', '2027-01-01T00:00:00Z')))).toEqual([
      expect.stringContaining('ends in the future'),
    ]);
  });

  it('wonder about a tag that nothing carries (traps 22, 24)', () => {
    expect(noticesOf(draw({ groupBy: [TEAM] }, byService([['team$'], ['1', '1', '1']]), at))).toEqual([
      expect.stringContaining('tag:team'),
    ]);
    expect(
      noticesOf(draw({ groupBy: [TEAM] }, byService([['team$'], ['1', '1', '1']], [['team$x'], ['1', '1', '1']]), at)),
    ).toEqual([]);
  });

  it('stand on the first frame only, with the request, also when there is nothing to draw', () => {
    const frames = draw({ groupBy: [SERVICE] }, byService([['a'], ['1', '1', '1']], [['b'], ['1', '1', '1']]), at, {
      staleBecause: 'x',
    });
    expect(frames.map((frame) => [frame.meta?.notices?.length, frame.meta?.executedQueryString !== undefined])).toEqual(
      [
        [1, true],
        [undefined, false],
      ],
    );
    expect(JSON.parse(frames[0]?.meta?.executedQueryString ?? '')).toMatchObject({ operation: 'ce:GetCostAndUsage' });
    expect(noticesOf(draw({}, table([], []), at, { staleBecause: 'x' }))).toHaveLength(1);
  });
});

const SAMPLE = '/work/shared/samples/GetCostAndUsage-1.json';
(existsSync(SAMPLE) ? describe : describe.skip)('an answer that AWS printed', () => {
  it('is read whole: service, tag, negative and long amounts', () => {
    const recorded = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Recorded;
    const { TimePeriod, Estimated, Groups } = recorded.ResultsByTime[0]!;
    const rows = Groups.map((group): Row => [
      group.Keys,
      [group.Metrics.UnblendedCost.Amount],
      group.Metrics.UnblendedCost.Unit,
    ]);
    const answered = table([{ start: TimePeriod.Start, end: TimePeriod.End, estimated: Estimated }], rows);
    const query = { groupBy: [SERVICE, { type: 'TAG', key: 'Environment' }], granularity: 'MONTHLY' };
    const frames = draw(
      query,
      answered,
      context('2017-09-01T00:00:00Z', '2017-10-01T00:00:00Z', { nowMs: Date.parse('2017-10-05T00:00:00Z') }),
    );
    expect(frames.map((frame) => [labels(frame)?.['tag:Environment'], values(frame)])).toEqual(
      expect.arrayContaining([
        ['(untagged)', [40.3543773134]],
        ['Dev', [0.2682364644]],
      ]),
    );
    expect(frames).toHaveLength(Groups.length);
  });
});

interface Recorded {
  ResultsByTime: {
    TimePeriod: { Start: string; End: string };
    Estimated: boolean;
    Groups: { Keys: string[]; Metrics: { UnblendedCost: { Amount: string; Unit: string } } }[];
  }[];
}
