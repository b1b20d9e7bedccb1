import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { forecast } from './forecast';
import { readForecast } from './forecast-input';
import { requireHistory } from './history';
import { selectLines } from './selection';

/**
 * Bounds are given where a level is asked: whether AWS gives some without is not settled (aws-apis.md §9).
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
 */
export const getCostForecast: Operation<SimulatorState> = {
  name: 'GetCostForecast',
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = readForecast(raw, scene, [
      'BLENDED_COST',
      'UNBLENDED_COST',
      'AMORTIZED_COST',
      'NET_UNBLENDED_COST',
      'NET_AMORTIZED_COST',
    ]);
    return () => {
      const selection = selectLines(input.filter, scene);
      requireHistory(selection, scene);
      return forecast({ ...input, selection, unitName: 'USD' }, scene);
    };
  },
};
