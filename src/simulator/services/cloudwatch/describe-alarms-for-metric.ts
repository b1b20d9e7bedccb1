import { metricKey } from '../../world/metric';
import { payerId } from '../../world/organisation';
import { integer, members, required, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { alarmRecords } from './alarm-records';
import { readDimensions } from './metric-data-query';

/**
 * What Grafana's own source asks for annotations of a metric.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html
 */
export const describeAlarmsForMetric: Operation<SimulatorState> = {
  name: 'DescribeAlarmsForMetric',
  priceUsd: 0,

  prepare(raw, scene) {
    const { caller, region, state } = scene;
    const input = members(raw);
    const key = metricKey({
      account: caller.account,
      region,
      namespace: required(text(input, 'Namespace'), 'Namespace'),
      name: required(text(input, 'MetricName'), 'MetricName'),
      dimensions: readDimensions(input),
    });
    const stat = text(input, 'Statistic') ?? text(input, 'ExtendedStatistic');
    const period = integer(input, 'Period');

    return () => {
      // Alarms over linked accounts' metrics hold queries, and are not found this way.
      const names = state
        .alarms()
        .single.filter(
          ({ facts, metric }) =>
            metricKey(metric) === key &&
            (stat === undefined || facts.stat === stat) &&
            (period === undefined || facts.period === period),
        )
        .map(({ facts }) => facts.name);
      const records = caller.account === payerId ? alarmRecords(scene) : [];
      return {
        MetricAlarms: records
          .filter(({ name, type }) => type === 'MetricAlarm' && names.includes(name))
          .map(({ body }) => body),
      };
    };
  },
};
