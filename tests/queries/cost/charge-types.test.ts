// The table in the kind's README is the definition: it is read here, and compared with what AWS is asked.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Expression } from '@aws-sdk/client-cost-explorer';
import { findKind } from '#queries';
import { RECORD_TYPES } from '../../../src/queries/cost/charge-types';
import { draw, noticesOf } from './drawn';
import { context, costQuery, days, table } from './table';

const cost = findKind('cost')!;
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const plain = table(days('2026-11-02', 3), [[[], ['1', '1', '1']]]);
const UNKNOWN = 'Some Charge Of 2031';

const readme = readFileSync(path.join(__dirname, '../../../src/queries/cost/README.md'), 'utf8');
const lines = readme.split('\n').slice(readme.split('\n').findIndex((line) => line.startsWith('| RECORD_TYPE')));
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [head = [], , ...rows] = lines.slice(0, lines.indexOf('')).map(cells);
const told = rows.flatMap(([names = '', cash, amortised, ...presets]) =>
  names.split(', ').map((name) => [name === '(unknown to us)' ? UNKNOWN : name, cash, amortised, presets] as const),
);

/** Whether a line with this charge type passes what AWS is asked with. */
function passes(filter: Expression | undefined, recordType: string): boolean {
  const { Dimensions, Not } = filter ?? {};
  return Not ? !passes(Not, recordType) : !Dimensions || (Dimensions.Values ?? []).includes(recordType);
}

const filterOf = (query: object): Expression | undefined => {
  const [request] = cost.requests(costQuery({ ...query }), at);
  return request?.operation === 'ce:GetCostAndUsage' ? request.input.Filter : undefined;
};

describe.each(head.slice(3))('the preset %s', (chargeTypes) => {
  const index = head.indexOf(chargeTypes) - 3;

  it.each(['UnblendedCost', 'NetUnblendedCost', 'AmortizedCost', 'NetAmortizedCost'])(
    'lets through what the README says, of %s',
    (metric) => {
      const filter = filterOf({ chargeTypes, metric });
      const seen = told.map(([name]) => [name, passes(filter, name)]);
      expect(seen).toEqual(told.map(([name, , , presets]) => [name, presets[index]?.startsWith('in')]));
    },
  );
});

describe('the table', () => {
  it('has every charge type we know, in cash and amortised', () => {
    expect(head).toEqual(['RECORD_TYPE', 'In cash', 'Amortised', 'usage', 'withoutCredits', 'credits', 'invoiced']);
    const known = told.map(([name]) => name);
    // Those of the cost and usage report are other names for the same.
    const others = [
      'Other',
      'EdpDiscount',
      'PrivateRateDiscount',
      'BundledDiscount',
      'SppDiscount',
      'Distributor Discount',
      'RiVolumeDiscount',
    ];
    expect(Object.keys(RECORD_TYPES).filter((name) => !known.includes(name))).toEqual(others);
    expect(told.every(([name, cash, amortised]) => name === UNKNOWN || (cash !== '' && amortised !== ''))).toBe(true);
  });
});

describe('charge types', () => {
  it('never part the three lines of a Savings Plan (trap 13), nor usage from what reserved it', () => {
    const together = [
      'SavingsPlanCoveredUsage',
      'SavingsPlanNegation',
      'SavingsPlanRecurringFee',
      'DiscountedUsage',
      'Recurring',
      'Upfront',
    ];
    for (const chargeTypes of ['all', 'usage', 'withoutCredits', 'credits', 'invoiced']) {
      const filter = filterOf({ chargeTypes });
      expect(new Set(together.map((name) => passes(filter, name))).size).toBe(1);
    }
  });

  it('ask nothing of AWS for all and for as invoiced: a filter would cost the tax (trap 16)', () => {
    expect([filterOf({ chargeTypes: 'all' }), filterOf({ chargeTypes: 'invoiced' })]).toEqual([undefined, undefined]);
  });

  it('hold beside the filters of the query, and count with them', () => {
    const account = {
      type: 'DIMENSION',
      key: 'LINKED_ACCOUNT',
      values: Array.from({ length: 99 }, (_, n) => String(n)),
    };
    const query = costQuery({ chargeTypes: 'withoutCredits', filters: [account] });
    expect(cost.check(query, at)).toEqual([]);
    const requests = cost.requests(query, at).map(({ input }) => JSON.stringify(input));
    expect(requests).toHaveLength(2);
    expect(requests.every((input) => input.includes('"Values":["Credit","Refund"]'))).toBe(true);
  });

  it.each(['AmortizedCost', 'NetAmortizedCost', 'BlendedCost', 'UsageQuantity'])(
    'as invoiced are refused for %s',
    (metric) => {
      expect(cost.check(costQuery({ chargeTypes: 'invoiced', metric }), at)).toEqual([
        { path: 'chargeTypes', message: expect.stringContaining('choose UnblendedCost') },
      ]);
    },
  );
});

describe('what spikes and what is unused is explained', () => {
  const row = (name: string) => told.find(([one]) => one === name);
  it('in the table: fees hold their unused part when amortised (trap 14)', () => {
    for (const name of ['SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee', 'Recurring', 'Upfront']) {
      expect(row(name)?.[2]).toContain('unused part');
    }
  });

  it('where the metric is chosen: fees spike, and blended misleads (traps 15, 28)', () => {
    const metric = cost.fields.find(({ name }) => name === 'metric');
    const described = new Map(
      metric?.kind === 'choice' ? metric.options.map(({ value, description }) => [value, description]) : [],
    );
    expect(described.get('UnblendedCost')).toContain('spike');
    expect(described.get('AmortizedCost')).toContain('spread over the days');
    expect(described.get('BlendedCost')).toContain('misleading');
  });
});

describe('what filters keep out is named (trap 16)', () => {
  const recordType = (operator: string, ...types: string[]) => ({
    filters: [{ type: 'DIMENSION', key: 'RECORD_TYPE', operator, values: types }],
  });
  it.each([
    [{}, []],
    [{ chargeTypes: 'invoiced' }, []],
    [{ filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', values: ['1'] }] }, []],
    [{ filters: [{ type: 'TAG', key: 'team', values: ['web'] }] }, ['Tax']],
    [{ chargeTypes: 'withoutCredits' }, ['Tax']],
    [{ chargeTypes: 'usage' }, ['Tax', 'Support']],
    [{ chargeTypes: 'credits' }, ['Tax', 'Support']],
    [recordType('isNot', 'Support'), ['Tax', 'Support']],
    [recordType('is', 'Support'), ['Tax']],
    [recordType('is', 'Usage'), ['Tax', 'Support']],
  ])('in %j: %j', (query, dropped) => {
    expect(noticesOf(draw(query, plain, at)).map((text) => text.split(' ')[0])).toEqual(dropped);
  });
});
