import { tagKeys } from '../../world/line';
import { members, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { findValues, pageOf, readValueQuery } from './value-list';

const name = 'GetTags';

/**
 * Keys of active cost allocation tags, or the values of one, '' standing for what is untagged.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetTags.html
 */
export const getTags: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const key = text(input, 'TagKey');
    const query = readValueQuery({ input, scene, operation: name });
    return () => {
      const valuesOf = (tag: string, search: string): readonly string[] =>
        findValues({ ...query, search }, scene, { kind: 'TAG', key: tag }).map(({ value }) => value);
      const isUsed = (tag: string): boolean => valuesOf(tag, '').some((value) => value !== '');
      const found =
        key === undefined
          ? tagKeys.filter((tag) => tag.includes(query.search) && isUsed(tag))
          : valuesOf(key, query.search);
      const { values, counts } = pageOf(found, query, scene.state.valuesPageSize);
      return { Tags: values, ...counts };
    };
  },
};
