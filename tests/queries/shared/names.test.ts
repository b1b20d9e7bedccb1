import type { Filter } from '../../../src/queries/shared/key';
import { type Organisation, unitsOf } from '../../../src/queries/shared/organisation';
import { shortServiceName } from '../../../src/queries/shared/service-names';
import { resolveUnits } from '../../../src/queries/shared/unit-filter';
import { withoutRegion } from '../../../src/queries/shared/usage-type';

describe('a short service name', () => {
  it.each([
    ['Amazon Elastic Compute Cloud - Compute', 'EC2 · Compute'],
    ['Amazon Athena', 'Athena'],
    ['AWS Support (Business)', 'Support (Business)'],
    ['AmazonCloudWatch', 'CloudWatch'],
    ['Acme WAF (Contract)', 'Acme WAF (Contract)'],
    ['Tax', 'Tax'],
    ['Amazon ', 'Amazon '],
    ['', ''],
  ])('of %j is %j', (long, short) => {
    expect(shortServiceName(long)).toBe(short);
  });
});

describe('a usage type without region', () => {
  it.each([
    ['USE1-BoxUsage:t3.micro', 'BoxUsage:t3.micro'],
    ['EU-EBS:VolumeUsage.gp3', 'EBS:VolumeUsage.gp3'],
    ['APS1-EBS:VolumeUsage.piops', 'EBS:VolumeUsage.piops'],
    ['UGW1-BoxUsage:t3.micro', 'BoxUsage:t3.micro'],
    ['USE1-EUW1-AWS-Out-Bytes', 'EUW1-AWS-Out-Bytes'],
    ['BoxUsage:t3.micro', 'BoxUsage:t3.micro'],
    ['DataTransfer-Out-Bytes', 'DataTransfer-Out-Bytes'],
    ['-', '-'],
  ])('of %j is %j', (printed, short) => {
    expect(withoutRegion(printed)).toBe(short);
  });
});

describe('a filter on organisational units', () => {
  const organisation: Organisation = {
    members: new Map([
      ['1', { name: 'payer', unit: 'Root' }],
      ['2', { name: 'shop', unit: 'Root/Workloads/Prod' }],
      ['3', { name: 'test', unit: 'Root/Workloads' }],
      ['4', { name: 'nobody knows' }],
      ['5', { name: 'other', unit: 'Root/Workloads2' }],
    ]),
  };
  const unit = (values: string[], operator: Filter['operator'] = 'is'): Filter => ({
    type: 'DIMENSION',
    key: 'ORGANIZATIONAL_UNIT',
    operator,
    values,
  });
  const resolve = (filter: Filter) => resolveUnits([filter], { organisation, path: 'filters' });
  const accounts = (values: string[], operator: Filter['operator'] = 'is') => ({
    filters: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT', operator, values }],
    issues: [],
  });

  it('is one on the accounts in it and below it', () => {
    expect(resolve(unit(['Root/Workloads']))).toEqual(accounts(['2', '3']));
    expect(resolve(unit(['Root/Workloads/Prod', 'Root/Workloads2'], 'isNot'))).toEqual(accounts(['2', '5'], 'isNot'));
  });

  it('knows the unknown: all accounts but those of other units', () => {
    expect(resolve(unit(['(unknown unit)']))).toEqual(accounts(['1', '2', '3', '5'], 'isNot'));
    expect(resolve(unit(['(unknown unit)', 'Root/Workloads']))).toEqual(accounts(['1', '5'], 'isNot'));
    expect(resolve(unit(['(unknown unit)'], 'isNot'))).toEqual(accounts(['1', '2', '3', '5'], 'is'));
  });

  it('leaves other filters alone, and names a unit that is not there', () => {
    const filter: Filter = { type: 'TAG', key: 'ORGANIZATIONAL_UNIT', operator: 'is', values: ['x'] };
    expect(resolve(filter)).toEqual({ filters: [filter], issues: [] });
    expect(resolve(unit(['Root/Nope'])).issues).toEqual([
      { path: 'filters.0.values', message: expect.stringMatching(/Root\/Nope\. There are Root, Root\/Workloads/) },
    ]);
  });

  it('says why units cannot be read', () => {
    const refused = { members: new Map(), refused: 'Not allowed.' };
    expect(resolveUnits([unit(['Root'])], { organisation: refused, path: 'filters' }).issues).toEqual([
      { path: 'filters.0.values', message: expect.stringContaining('Not allowed.') },
    ]);
  });

  it('has the units of all accounts, and those above them', () => {
    expect(unitsOf(organisation)).toEqual(['Root', 'Root/Workloads', 'Root/Workloads/Prod', 'Root/Workloads2']);
  });
});
