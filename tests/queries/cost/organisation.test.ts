import { findKind } from '#queries';
import type { Organisation } from '../../../src/queries/shared/organisation';
import { draw, labels, names } from './drawn';
import { context, costQuery, days, type Row, table } from './table';

const ACCOUNT = { type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
const UNIT = { type: 'DIMENSION', key: 'ORGANIZATIONAL_UNIT' };
const SERVICE = { type: 'DIMENSION', key: 'SERVICE' };
const three = days('2026-11-02', 3);
const organisation: Organisation = {
  members: new Map([
    ['111111111111', { name: 'payer', unit: 'Root' }],
    ['222222222222', { name: 'shop-renamed', unit: 'Root/Workloads/Prod' }],
    ['333333333333', { name: 'data', unit: 'Root/Workloads/Prod' }],
  ]),
};
const at = context('2026-11-02T00:00:00Z', '2026-11-05T00:00:00Z', { organisation });
const byAccount = table(
  three,
  [
    [['111111111111'], ['1', '1', undefined]],
    [['222222222222'], ['0.1', '0.1', '0.1']],
    [['333333333333'], ['0.2', undefined, '0.2']],
    [['444444444444'], ['4', '4', '4']],
  ],
  { descriptions: { '222222222222': 'shop' } },
);
const cells = (frame: ReturnType<typeof draw>[number] | undefined, name: string) =>
  Array.from((frame?.fields.find((field) => field.name === name)?.values ?? []) as ArrayLike<unknown>);

describe('names of Organizations', () => {
  it('stand over those of Cost Explorer', () => {
    expect(draw({ groupBy: [ACCOUNT] }, byAccount, at).flatMap(names)).toEqual([
      '444444444444',
      'payer',
      'data',
      'shop-renamed',
    ]);
  });

  it('give each account its unit as a label and a column, where asked for', () => {
    const query = { groupBy: [ACCOUNT], organizationalUnits: true };
    expect(draw(query, byAccount, at).map((frame) => labels(frame)?.['ORGANIZATIONAL_UNIT'])).toEqual([
      '(unknown unit)',
      'Root',
      'Root/Workloads/Prod',
      'Root/Workloads/Prod',
    ]);
    const [frame] = draw({ ...query, format: 'table' }, byAccount, at);
    expect(frame?.fields.map(({ name }) => name).slice(0, 4)).toEqual([
      'Date',
      'LINKED_ACCOUNT_NAME',
      'LINKED_ACCOUNT',
      'ORGANIZATIONAL_UNIT',
    ]);
  });

  it.each([
    [{ groupBy: [ACCOUNT] }, {}, ['accountNames']],
    [{ groupBy: [ACCOUNT], accountNames: false }, {}, []],
    [{ groupBy: [ACCOUNT] }, { fromAlert: true }, []],
    [{ groupBy: [ACCOUNT], organizationalUnits: true }, { fromAlert: true }, ['organisationalUnits']],
    [{ groupBy: [UNIT] }, {}, ['organisationalUnits']],
    [{ groupBy: [SERVICE] }, {}, []],
  ])('are asked for by %j (%j): %j', (query, asker, facts) => {
    expect(findKind('cost')!.outsideFacts!(costQuery(query), { ...at, ...asker })).toEqual(facts);
  });
});

describe('grouped by organisational unit', () => {
  it('asks AWS for accounts, and for accounts only once', () => {
    const [request] = findKind('cost')!.requests(costQuery({ groupBy: [UNIT, SERVICE] }), at);
    expect(request?.input).toMatchObject({
      GroupBy: [
        { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
        { Type: 'DIMENSION', Key: 'SERVICE' },
      ],
    });
    expect(findKind('cost')!.check(costQuery({ groupBy: [UNIT, ACCOUNT] }), at)).toEqual([
      { path: 'groupBy.1.key', message: expect.stringContaining('switch organizationalUnits on') },
    ]);
  });

  it('adds accounts up in decimals, the unknown ones by themselves', () => {
    const [frame] = draw({ groupBy: [UNIT], format: 'total' }, byAccount, at);
    expect(cells(frame, 'ORGANIZATIONAL_UNIT')).toEqual(['(unknown unit)', 'Root', 'Root/Workloads/Prod']);
    expect(cells(frame, 'UnblendedCost')).toEqual([12, 2, 0.7]);
  });

  it('keeps a second key', () => {
    const both = table(
      three,
      (['222222222222', '333333333333'] as const).flatMap((id): Row[] => [
        [
          [id, 'AWS Lambda'],
          ['1', '1', '1'],
        ],
        [
          [id, 'Amazon Athena'],
          ['2', '2', '2'],
        ],
      ]),
    );
    expect(draw({ groupBy: [UNIT, SERVICE] }, both, at).map(labels)).toEqual([
      { ORGANIZATIONAL_UNIT: 'Root/Workloads/Prod', SERVICE: 'Amazon Athena' },
      { ORGANIZATIONAL_UNIT: 'Root/Workloads/Prod', SERVICE: 'AWS Lambda' },
    ]);
  });

  it('says why all units are unknown', () => {
    const refused = {
      ...at,
      organisation: { members: new Map(), refused: 'organizations:ListAccounts is not allowed.' },
    };
    const [frame] = draw({ groupBy: [UNIT] }, byAccount, refused);
    expect(labels(frame)).toEqual({ ORGANIZATIONAL_UNIT: '(unknown unit)' });
    expect(frame?.meta?.notices?.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('organizations:ListAccounts is not allowed.'),
    );
  });
});

describe('short names', () => {
  const services = table(three, [
    [['Amazon Elastic Compute Cloud - Compute'], ['3', '3', '3']],
    [['Amazon Thing'], ['2', '2', '2']],
    [['AWS Thing'], ['1', '1', '1']],
  ]);
  const query = { groupBy: [SERVICE], shortServiceNames: true };

  it('name lines, and leave labels as AWS has them', () => {
    const frames = draw(query, services, at);
    expect(frames.flatMap(names)).toEqual(['EC2 · Compute', 'Thing (Amazon Thing)', 'Thing (AWS Thing)']);
    expect(labels(frames[0])).toEqual({ SERVICE: 'Amazon Elastic Compute Cloud - Compute' });
    expect(draw({ ...query, alias: '{{SERVICE}}!' }, services, at).flatMap(names)[0]).toBe('EC2 · Compute!');
  });

  it('are a column of their own, but for alert rules', () => {
    const columns = (asker: object) =>
      draw({ ...query, format: 'total' }, services, { ...at, ...asker })[0]?.fields.map(({ name }) => name);
    expect(columns({})).toEqual(['SERVICE_NAME', 'SERVICE', 'UnblendedCost']);
    expect(columns({ fromAlert: true })).toEqual(['SERVICE', 'UnblendedCost']);
  });
});

it('adds usage types up over regions', () => {
  const usage = table(three, [
    [['BoxUsage:t3.micro'], ['1', '1', '1']],
    [['USE1-BoxUsage:t3.micro'], ['0.1', '0.1', undefined]],
    [['EUC1-BoxUsage:t3.micro'], ['0.2', undefined, undefined]],
    [['DataTransfer-Regional-Bytes'], ['9', '9', '9']],
  ]);
  const query = { groupBy: [{ type: 'DIMENSION', key: 'USAGE_TYPE' }], mergeRegions: true, format: 'total' };
  const [frame] = draw(query, usage, at);
  expect(cells(frame, 'USAGE_TYPE')).toEqual(['DataTransfer-Regional-Bytes', 'BoxUsage:t3.micro']);
  expect(cells(frame, 'UnblendedCost')).toEqual([27, 3.4]);
});
