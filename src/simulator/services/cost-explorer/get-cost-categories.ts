import { costCategory } from '../../world/axes';
import { members, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { findValues, pageOf, readValueQuery } from './value-list';

const name = 'GetCostCategories';

/**
 * Names of cost categories with cost in the period, or the values of one.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostCategories.html
 */
export const getCostCategories: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const category = text(input, 'CostCategoryName');
    const query = readValueQuery({ input, scene, operation: name });
    return () => {
      const of = category ?? costCategory;
      const values = findValues(category === undefined ? { ...query, search: '' } : query, scene, {
        kind: 'COST_CATEGORY',
        key: of,
      })
        .map(({ value }) => value)
        .filter((value) => value !== '');
      if (category !== undefined) {
        const page = pageOf(values, query, scene.state.valuesPageSize);
        return { CostCategoryNames: [category], CostCategoryValues: page.values, ...page.counts };
      }
      const page = pageOf(
        values.length > 0 && of.includes(query.search) ? [of] : [],
        query,
        scene.state.valuesPageSize,
      );
      return { CostCategoryNames: page.values, ...page.counts };
    };
  },
};
