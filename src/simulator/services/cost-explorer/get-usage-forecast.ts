import type { CostLine } from '../../world/line';
import { AwsFault } from '../../wire/aws-fault';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { leaves, type Expression } from './expression';
import { forecast } from './forecast';
import { readForecast } from './forecast-input';
import { requireHistory } from './history';
import { selectLines, type Selection } from './selection';

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetUsageForecast.html */
export const getUsageForecast: Operation<SimulatorState> = {
  name: 'GetUsageForecast',
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = readForecast(raw, scene, ['USAGE_QUANTITY', 'NORMALIZED_USAGE_AMOUNT']);
    return () => {
      const selection = selectLines(input.filter, scene);
      const counted = requireOneUnit(input.filter, selection, scene.state.world.lines);
      requireHistory(selection, scene);
      return forecast({ ...input, selection, unitName: input.metric.unit === 'usage' ? counted : 'N/A' }, scene);
    };
  },
};

/** Throws UnresolvableUsageUnitException for unlike units, for none, and without a filter on usage types. */
function requireOneUnit(filter: Expression | undefined, selection: Selection, lines: readonly CostLine[]): string {
  const names = filter && leaves(filter).some(({ key }) => key === 'USAGE_TYPE' || key === 'USAGE_TYPE_GROUP');
  const units = new Set(Array.from(selection.since, (line) => lines[line]?.unit ?? '').filter((unit) => unit !== ''));
  const [unit, ...others] = units;
  if (!names || unit === undefined || others.length > 0) {
    throw new AwsFault(
      'UnresolvableUsageUnitException',
      'Cost Explorer was unable to identify the usage unit. Provide UsageType/UsageTypeGroup filter selections that contain matching units, for example: hours.',
    );
  }
  return unit;
}
