import { alarmsFold, metricDataFold } from '../../src/aws/metric-fold';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
const metric = (Id: string) => ({ Id, MetricStat: { Metric: {}, Period: 60, Stat: 'Sum' } });
const search = (Id: string) => ({ Id, Expression: "SEARCH('x', 'Sum', 60)" });

const plain = (all: ReturnType<ReturnType<typeof metricDataFold>['finish']>) =>
  all.results.map(({ timesMs, values, ...rest }) => ({
    ...rest,
    minutes: [...timesMs].map((ms) => new Date(ms).getUTCMinutes()),
    values: [...values],
  }));

function fold(queries: readonly object[], ...pages: readonly object[]) {
  const folding = metricDataFold({ StartTime: at(0), EndTime: at(59), MetricDataQueries: queries as never });
  pages.forEach((page) => folding.add(page));
  return { bytes: folding.bytes(), output: folding.finish() };
}

it('joins the pages of a series, ascending, whatever order AWS sends', () => {
  const page = (...minutes: number[]) => ({
    MetricDataResults: [
      { Id: 'm', Label: 'x', Timestamps: minutes.map(at), Values: minutes, StatusCode: 'PartialData' },
    ],
  });
  const whole = {
    MetricDataResults: [{ Id: 'm', Label: 'x', Timestamps: [at(1)], Values: [1], StatusCode: 'Complete' }],
  };

  const { output } = fold([metric('m')], page(5, 4), page(3, 2), whole);

  expect(plain(output)).toEqual([
    { id: 'm', label: 'x', minutes: [1, 2, 3, 4, 5], values: [1, 2, 3, 4, 5], status: 'Complete', messages: [] },
  ]);
});

it('tells the series of a search apart by label, and puts them where the search was asked', () => {
  const results = [
    { Id: 's', Label: 'b', Timestamps: [at(1)], Values: [2] },
    { Id: 'm', Label: 'x', Timestamps: [at(1)], Values: [3] },
    { Id: 's', Label: 'a', Timestamps: [at(1)], Values: [1] },
  ];
  const more = { Id: 's', Label: 'b', Timestamps: [at(2)], Values: [4] };

  const { output } = fold([metric('m'), search('s')], { MetricDataResults: results }, { MetricDataResults: [more] });

  expect(plain(output).map(({ id, label, values }) => [id, label, values])).toEqual([
    ['m', 'x', [3]],
    ['s', 'b', [2, 4]],
    ['s', 'a', [1]],
  ]);
});

it('takes equal labels on one page for two series, each of which goes on where its points do', () => {
  // A search in a monitoring account: two accounts have the same metric, and AWS's label may name neither.
  const result = (...minutes: number[]) => ({ Id: 's', Label: 'x', Timestamps: minutes.map(at), Values: minutes });

  const { output } = fold(
    [search('s')],
    { MetricDataResults: [result(1, 2, 3, 4), result(1, 2)] },
    { MetricDataResults: [result(3, 4)] },
  );

  expect(plain(output).map(({ minutes }) => minutes)).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]);
});

it('takes a metric for one series though its label names the last value of each page', () => {
  const page = (minute: number) => ({
    MetricDataResults: [{ Id: 'm', Label: `last ${minute}`, Timestamps: [at(minute)], Values: [minute] }],
  });

  expect(plain(fold([metric('m')], page(1), page(2)).output)).toMatchObject([{ label: 'last 1', values: [1, 2] }]);
});

it('keeps NaN, and has NaN where a value is missing', () => {
  const result = { Id: 'm', Timestamps: [at(1), at(2), at(3)], Values: [NaN, 2] };

  expect(plain(fold([metric('m')], { MetricDataResults: [result] }).output)[0]?.values).toEqual([NaN, 2, NaN]);
});

it('reads the wire as it reads what the SDK makes of it', () => {
  const wire = { Id: 'm', Timestamps: [at(1).getTime() / 1_000, at(2).getTime() / 1_000], Values: ['NaN', 2.5] };
  const made = { Id: 'm', Timestamps: [at(1), at(2)], Values: [NaN, 2.5] };

  expect(plain(fold([metric('m')], { MetricDataResults: [wire] }).output)).toEqual(
    plain(fold([metric('m')], { MetricDataResults: [made] }).output),
  );
});

it('keeps a series without points, and nothing of an empty page', () => {
  const { output } = fold(
    [metric('m')],
    { MetricDataResults: [{ Id: 'm', Label: 'x', Timestamps: [], Values: [] }] },
    {},
  );

  expect(plain(output)).toMatchObject([{ id: 'm', minutes: [], values: [] }]);
});

it("keeps AWS's words, those on the whole once each", () => {
  const Messages = [{ Code: 'MaxMetricsExceeded', Value: 'Maximum number of allowed metrics exceeded' }];
  const result = {
    Id: 'm',
    StatusCode: 'Forbidden',
    Messages: [{ Code: 'ArithmeticError', Value: '1 of 2' }],
  } as const;

  const { output } = fold([metric('m')], { Messages, MetricDataResults: [result] }, { Messages });

  expect(output.messages).toEqual(['MaxMetricsExceeded: Maximum number of allowed metrics exceeded']);
  expect(output.results).toMatchObject([{ status: 'Forbidden', messages: ['ArithmeticError: 1 of 2'] }]);
});

it('weighs sixteen bytes a point', () => {
  const result = { Id: 'm', Timestamps: [at(1), at(2)], Values: [1, 2] };

  expect(fold([metric('m')], { MetricDataResults: [result] }).bytes).toBe(512 + 32);
});

it('adds up alarms of all sorts', () => {
  const folding = alarmsFold();
  folding.add({ MetricAlarms: [{ AlarmName: 'a' }], CompositeAlarms: [{ AlarmName: 'c' }] });
  folding.add({ MetricAlarms: [{ AlarmName: 'b' }] });

  expect(folding.finish()).toEqual({
    metricAlarms: [{ AlarmName: 'a' }, { AlarmName: 'b' }],
    compositeAlarms: [{ AlarmName: 'c' }],
    logAlarms: [],
  });
});
