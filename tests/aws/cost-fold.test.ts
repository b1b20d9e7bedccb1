import type { GetCostAndUsageCommandOutput, Group } from '@aws-sdk/client-cost-explorer';
import { createCostFold } from '../../src/aws/cost-fold';

type CostPage = Partial<GetCostAndUsageCommandOutput>;
type Cells = Readonly<Record<string, string>>;

const BY_SERVICE = { Metrics: ['UnblendedCost' as const], GroupBy: [{ Type: 'DIMENSION' as const, Key: 'SERVICE' }] };
const usd = (Amount: string, Unit = 'USD') => ({ UnblendedCost: { Amount, Unit } });

/** A day of November 2026 and what it cost, by group. */
function period(day: number, cells: Cells, more: { Estimated?: boolean; unit?: string } = {}) {
  const date = (of: number) => `2026-11-${String(of).padStart(2, '0')}`;
  return {
    TimePeriod: { Start: date(day), End: date(day + 1) },
    Total: {},
    Groups: Object.entries(cells).map(([key, amount]) => ({ Keys: [key], Metrics: usd(amount, more.unit) })),
    Estimated: more.Estimated ?? false,
  };
}

function fold(pages: readonly CostPage[], input: Parameters<typeof createCostFold>[0] = BY_SERVICE) {
  const made = createCostFold(input);
  pages.forEach((page) => made.add(page));
  return { table: made.finish(), conflictingRows: made.conflictingRows };
}

it('puts groups into columns and leaves undefined where AWS printed no row', () => {
  const { table } = fold([
    { ResultsByTime: [period(1, { S3: '1.5' }), period(2, { EC2: '2' }), period(3, { S3: '-0.0000001' })] },
  ]);

  expect(table.groups).toEqual([['S3'], ['EC2']]);
  expect(table.periods[0]).toEqual({ start: '2026-11-01', end: '2026-11-02', estimated: false });
  expect(table.columns['UnblendedCost']).toEqual([
    { amounts: ['1.5', undefined, '-0.0000001'], unit: 'USD' },
    { amounts: [undefined, '2', undefined], unit: 'USD' },
  ]);
});

it('goes on with a period on the next page, and ORs its estimated flags', () => {
  const { table, conflictingRows } = fold([
    { ResultsByTime: [period(1, { S3: '1' }), period(2, { S3: '2' }, { Estimated: true })] },
    { ResultsByTime: [period(2, { EC2: '3' }, { Estimated: false }), period(3, { S3: '4' })] },
  ]);

  expect(table.periods.map(({ estimated }) => estimated)).toEqual([false, true, false]);
  expect(table.columns['UnblendedCost']!.map(({ amounts }) => amounts)).toEqual([
    ['1', '2', '4'],
    [undefined, '3', undefined],
  ]);
  expect(conflictingRows).toBe(0);
});

it('takes a row that comes again on the next page once', () => {
  const { table, conflictingRows } = fold([
    { ResultsByTime: [period(1, { S3: '1', EC2: '2' })] },
    { ResultsByTime: [period(1, { EC2: '2', RDS: '3' })] },
  ]);

  expect(table.columns['UnblendedCost']!.map(({ amounts }) => amounts)).toEqual([['1'], ['2'], ['3']]);
  expect(conflictingRows).toBe(0);
});

it('keeps the later of two rows that differ, never their sum, and counts it', () => {
  const { table, conflictingRows } = fold([
    { ResultsByTime: [period(1, { EC2: '2' })] },
    { ResultsByTime: [period(1, { EC2: '2.5' })] },
  ]);

  expect(table.columns['UnblendedCost']![0]!.amounts).toEqual(['2.5']);
  expect(conflictingRows).toBe(1);
});

it('reads the total where nothing was grouped', () => {
  const { table } = fold(
    [
      {
        ResultsByTime: [
          { TimePeriod: { Start: '2026-10-01', End: '2026-11-01' }, Total: usd('7'), Groups: [], Estimated: false },
        ],
      },
    ],
    { Metrics: ['UnblendedCost'] },
  );

  expect(table.groups).toEqual([[]]);
  expect(table.columns['UnblendedCost']).toEqual([{ amounts: ['7'], unit: 'USD' }]);
});

it('takes no total for a grouped period without groups', () => {
  const { table } = fold([{ ResultsByTime: [period(1, {}), period(2, { S3: '1' })] }]);

  expect(table.columns['UnblendedCost']![0]!.amounts).toEqual([undefined, '1']);
});

it('gives every metric asked for a list, also when AWS has no row at all', () => {
  expect(fold([{}]).table).toEqual({ periods: [], groups: [], columns: { UnblendedCost: [] }, descriptions: {} });
});

it('gives each group a column in each metric', () => {
  const groups: Group[] = [
    {
      Keys: ['S3'],
      Metrics: { UnblendedCost: { Amount: '1', Unit: 'USD' }, UsageQuantity: { Amount: '9', Unit: 'GB' } },
    },
    { Keys: ['Tax'], Metrics: { UnblendedCost: { Amount: '2', Unit: 'USD' } } },
  ];
  const { table } = fold([{ ResultsByTime: [{ ...period(1, {}), Groups: groups }] }], {
    ...BY_SERVICE,
    Metrics: ['UnblendedCost', 'UsageQuantity'],
  });

  expect(table.columns['UsageQuantity']).toEqual([
    { amounts: ['9'], unit: 'GB' },
    { amounts: [undefined], unit: '' },
  ]);
});

it('names a metric as it was asked', () => {
  const { table } = fold([{ ResultsByTime: [period(1, { S3: '1' })] }], { ...BY_SERVICE, Metrics: ['UNBLENDED_COST'] });

  expect(Object.keys(table.columns)).toEqual(['UNBLENDED_COST']);
});

it('lists the unit by period only where it changes', () => {
  const { table } = fold([
    {
      ResultsByTime: [
        period(1, { S3: '1' }),
        period(2, { S3: '2' }),
        period(4, { S3: '3' }, { unit: 'CNY' }),
        period(5, { S3: '4' }),
      ],
    },
  ]);

  expect(table.columns['UnblendedCost']![0]!.unit).toEqual(['USD', 'USD', 'CNY', 'USD']);
});

it('tells groups apart by all their keys', () => {
  const keys = [
    ['a', 'b$c'],
    ['a$b', 'c'],
    ['a', 'team$'],
  ];
  const Groups = keys.map((Keys, index) => ({ Keys, Metrics: usd(String(index)) }));
  const { table } = fold([{ ResultsByTime: [{ ...period(1, {}), Groups }] }]);

  expect(table.groups).toEqual(keys);
  expect(table.columns['UnblendedCost']!.map(({ amounts }) => amounts[0])).toEqual(['0', '1', '2']);
});

it('keeps the last description of a key', () => {
  const describe = (description: string): CostPage => ({
    DimensionValueAttributes: [
      { Value: '222233334444', Attributes: { description } },
      { Value: '111122223333', Attributes: {} },
    ],
  });

  expect(fold([describe('prod'), describe('prod-platform')]).table.descriptions).toEqual({
    '222233334444': 'prod-platform',
  });
});

it('puts periods into time order', () => {
  const { table } = fold([
    { ResultsByTime: [period(3, { S3: '3' }), period(1, { S3: '1' }), period(2, { S3: '2' }, { unit: 'CNY' })] },
  ]);

  expect(table.periods.map(({ start }) => start)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
  expect(table.columns['UnblendedCost']).toEqual([{ amounts: ['1', '2', '3'], unit: ['USD', 'CNY', 'USD'] }]);
});

it('keeps amounts as AWS printed them', () => {
  const long = '2641.54800000000022919266484677791595458984375';

  expect(
    fold([{ ResultsByTime: [period(1, { S3: long, EC2: '1.2E-9' })] }]).table.columns['UnblendedCost']!.map(
      ({ amounts }) => amounts,
    ),
  ).toEqual([[long], ['1.2E-9']]);
});
