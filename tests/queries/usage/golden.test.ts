import { usage } from '../../../src/queries/usage';
import { expectGolden } from '../golden';
import { answer, cpu, type MetricRequest, series, sixHours, usageQuery } from './metric-data';

const at = sixHours();
const asked = (query: object) => usage.requests(query as never, at) as readonly MetricRequest[];

describe('the frames of a usage query', () => {
  it('are those of golden/metric.json for one metric', () => {
    const query = cpu({ statistic: 'p99', period: '1h' });
    const points = [
      ['2026-11-20T04:00:00Z', 12.5],
      ['2026-11-20T05:00:00Z', 14.25],
    ] as const;
    expectGolden('usage', 'metric', usage.frames(query, [answer(asked(query)[0]!, [series('queryA', points)])], at));
  });

  it('are those of golden/search.json for any instance of two regions, one of which refuses', () => {
    const query = cpu({ dimensions: { InstanceId: ['*'] }, regions: ['eu-west-1', 'me-south-1'], period: '5m' });
    const [europe, bahrain] = asked(query);
    const found = ['i-1', 'i-2'].map((id, index) =>
      series('queryA', [['2026-11-20T09:55:00Z', index === 0 ? 3.5 : NaN]], { label: `${id}|&|${id}|&|210000000001` }),
    );
    const refused = { code: 'credentials', message: 'AWS did not accept the credentials.' } as const;
    expectGolden('usage', 'search', usage.frames(query, [answer(europe!, found), { request: bahrain!, refused }], at));
  });

  it('are those of golden/math.json for metric math', () => {
    const query = usageQuery({
      metricEditorMode: 'code',
      expression: "100 * SUM(SEARCH('{AWS/EC2} MetricName=\"x\"', 'Sum', 60))",
    });
    const result = series('queryA', [['2026-11-20T09:59:00Z', 7]], { label: 'load', status: 'PartialData' });
    expectGolden('usage', 'math', usage.frames(query, [answer(asked(query)[0]!, [result])], at));
  });

  it('are those of golden/empty.json when CloudWatch has nothing', () => {
    const query = cpu();
    expectGolden('usage', 'empty', usage.frames(query, [answer(asked(query)[0]!, [series('queryA', [])])], at));
  });
});
