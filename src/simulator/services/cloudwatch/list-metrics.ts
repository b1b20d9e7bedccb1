import { dayMs, hourMs } from '../../world/calendar';
import type { Metric } from '../../world/metric';
import { flag, members, structures, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { invalidValue } from './invalid';
import { isMonitoring, visibleMetrics } from './monitoring';
import { cutPage } from './page-token';

const pageSize = 500;
/** A metric without data for two weeks is not listed any more. */
const listedMs = 14 * dayMs;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export const listMetrics: Operation<SimulatorState> = {
  name: 'ListMetrics',
  priceUsd: 0,

  prepare(raw, scene) {
    const { caller, region, now } = scene;
    const input = members(raw);
    const namespace = text(input, 'Namespace');
    const name = text(input, 'MetricName');
    const filters = (structures(input, 'Dimensions') ?? []).map((one) => ({
      name: text(one, 'Name') ?? '',
      value: text(one, 'Value'),
    }));
    const recently = text(input, 'RecentlyActive');
    if (recently !== undefined && recently !== 'PT3H') {
      throw invalidValue(`The value ${recently} for parameter RecentlyActive is not supported.`);
    }
    if (filters.length > 10) {
      throw invalidValue('The collection Dimensions must not have a size greater than 10.');
    }
    const linked = flag(input, 'IncludeLinkedAccounts') ?? false;
    const owner = text(input, 'OwningAccount');

    return () => {
      const since = now - (recently === undefined ? listedMs : 3 * hourMs);
      const found = visibleMetrics(scene, { linked, owner: linked ? owner : undefined }).filter(
        (metric) =>
          (namespace === undefined || metric.namespace === namespace) &&
          (name === undefined || metric.name === name) &&
          filters.every((filter) =>
            metric.dimensions.some(
              ({ Name, Value }) => Name === filter.name && (filter.value === undefined || Value === filter.value),
            ),
          ) &&
          lastSample(metric, now) >= since,
      );
      const { items, ...next } = cutPage(found, pageSize, { operation: 'ListMetrics', input, caller, region });
      return {
        Metrics: items.map((metric) => ({
          Namespace: metric.namespace,
          MetricName: metric.name,
          Dimensions: metric.dimensions,
        })),
        ...next,
        // One entry per metric, in the same order.
        ...(linked && isMonitoring(caller.account) && { OwningAccounts: items.map(({ account }) => account) }),
      };
    };
  },
};

function lastSample({ until = Number.POSITIVE_INFINITY, readings }: Metric, now: number): number {
  const at = Math.min(until, now);
  return readings.kind === 'samples'
    ? Math.floor((at - readings.offsetMs) / readings.everyMs) * readings.everyMs + readings.offsetMs
    : at;
}
