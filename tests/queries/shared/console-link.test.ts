import { type ConsoleView, consoleUrl } from '../../../src/queries/shared/console-link';

const view: ConsoleView = {
  metric: 'UnblendedCost',
  granularity: 'DAILY',
  groupBy: [{ type: 'DIMENSION', key: 'USAGE_TYPE' }],
  filters: [
    { type: 'DIMENSION', key: 'RECORD_TYPE', operator: 'isNot', values: ['Refund', 'Credit'] },
    { type: 'TAG', key: 'pod', operator: 'is', values: ['share$'] },
  ],
  firstDay: '2026-11-01',
  lastDay: '2026-11-20',
};

const read = (url = '') => Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('cost-explorer?') + 14)));

describe('consoleUrl', () => {
  it('speaks the console’s own form, days inclusive', () => {
    const url = consoleUrl(view);
    expect(url).toMatch(
      /^https:\/\/console\.aws\.amazon\.com\/costmanagement\/home#\/cost-explorer\?chartStyle=STACK&/,
    );
    const parameters = read(url);
    expect(parameters).toMatchObject({
      costAggregate: 'unBlendedCost',
      startDate: '2026-11-01',
      endDate: '2026-11-20',
      granularity: 'Daily',
      groupBy: '["UsageType"]',
      historicalRelativeRange: 'CUSTOM',
    });
    expect(JSON.parse(parameters['filter'] ?? '')).toEqual([
      {
        dimension: { id: 'RecordTypeV2', displayValue: 'RecordTypeV2' },
        operator: 'EXCLUDES',
        values: [
          { value: 'Credit', displayValue: 'Credit' },
          { value: 'Refund', displayValue: 'Refund' },
        ],
      },
      {
        dimension: { id: 'TagKey', displayValue: 'Tag' },
        operator: 'INCLUDES',
        values: [{ value: 'share$', displayValue: 'share$' }],
        growableValue: { value: 'pod', displayValue: 'pod' },
      },
    ]);
  });

  it('holds no $ that Grafana would take for a variable', () => {
    expect(consoleUrl(view)).not.toContain('$');
  });

  it('groups by a tag, and by the first of two keys', () => {
    const groupBy = [{ type: 'TAG', key: 'team' } as const, ...view.groupBy];
    expect(read(consoleUrl({ ...view, groupBy }))['groupBy']).toBe('["TagKeyValue:team"]');
  });

  it('goes to the China console where told', () => {
    expect(consoleUrl({ ...view, host: 'console.amazonaws.cn' })).toMatch(/^https:\/\/console\.amazonaws\.cn\//);
  });

  it('asks for usage as usage', () => {
    expect(read(consoleUrl({ ...view, metric: 'UsageQuantity' }))).toMatchObject({
      costAggregate: 'undefined',
      usageAggregate: 'usageQuantity',
    });
  });

  it('is not there when it would be too long to be opened', () => {
    const values = Array.from({ length: 400 }, (_, index) => `value-${index}`);
    expect(consoleUrl({ ...view, filters: [{ type: 'TAG', key: 'pod', operator: 'is', values }] })).toBeUndefined();
  });
});
