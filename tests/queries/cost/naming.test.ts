import type { CostTable } from '#aws/request';
import { draw, labels, names } from './drawn';
import { context, days, type Row, table } from './table';

const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const REGION = { type: 'DIMENSION', key: 'REGION' };
const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
const TEAM = { type: 'TAG', key: 'team' };
const three = days('2026-11-02', 3);
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z');
const byService = (...rows: readonly Row[]) => table(three, rows);

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

  it('call DiscountedUsage what it is, and keep AWS’s word as label (trap 12)', () => {
    const RECORD_TYPE = { type: 'DIMENSION', key: 'RECORD_TYPE' };
    const [frame] = draw({ groupBy: [RECORD_TYPE] }, byService([['DiscountedUsage'], ['1', '1', '1']]), at);
    expect([names(frame!), labels(frame)]).toEqual([['RI applied usage'], { RECORD_TYPE: 'DiscountedUsage' }]);
  });

  it('keep two keys of a tag that differ by case only apart (trap 23)', () => {
    const query = { groupBy: [TEAM, { type: 'TAG', key: 'Team' }] };
    const [frame] = draw(
      query,
      byService([
        ['team$web', 'Team$Web'],
        ['1', '1', '1'],
      ]),
      at,
    );
    expect(labels(frame)).toEqual({ 'tag:team': 'web', 'tag:Team': 'Web' });
  });

  it('say the metric where nothing is grouped', () => {
    expect(
      draw({ metric: 'AmortizedCost' }, table(three, [[[], ['1', '1', '1']]], { metric: 'AmortizedCost' }), at).flatMap(
        names,
      ),
    ).toEqual(['Amortized cost']);
  });
});
