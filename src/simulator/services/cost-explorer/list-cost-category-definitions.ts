import { costCategory } from '../../world/axes';
import { parseInstant } from '../../world/calendar';
import { accounts, payerId } from '../../world/organisation';
import { validation } from '../../wire/aws-fault';
import { members, text } from '../../wire/members';
import type { Operation } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { cutListPage, readListPage, requirePayer } from './list-page';

const name = 'ListCostCategoryDefinitions';

const defaultValue = 'Unallocated';
const values = [...new Set(accounts.map(({ businessUnit }) => businessUnit))].filter((value) => value !== defaultValue);

const categories = [
  {
    CostCategoryArn: `arn:aws:ce::${payerId}:costcategory/6f1d1f6a-0000-4000-8000-000000000001`,
    Name: costCategory,
    EffectiveStart: '2022-01-01T00:00:00Z',
    NumberOfRules: values.length,
    ProcessingStatus: [{ Component: 'COST_EXPLORER', Status: 'APPLIED' }],
    Values: values,
    DefaultValue: defaultValue,
  },
] as const;

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_ListCostCategoryDefinitions.html */
export const listCostCategoryDefinitions: Operation<SimulatorState> = {
  name,
  priceUsd: 0.01,

  prepare(raw, scene) {
    const input = members(raw);
    const effectiveOn = text(input, 'EffectiveOn');
    const at = effectiveOn === undefined ? scene.now : parseInstant(effectiveOn);
    if (at === undefined) {
      throw validation(`EffectiveOn ${effectiveOn} is invalid. Valid format is: yyyy-MM-dd'T'HH:mm:ss'Z'.`);
    }
    const page = readListPage(input, scene, { operation: name, maxSize: 100 });
    requirePayer(scene.caller, "Failed to list Cost Categories: Linked account doesn't have access to cost category.");
    return () => {
      const inForce = categories.filter(({ EffectiveStart }) => Date.parse(EffectiveStart) <= at);
      const { items, next } = cutListPage(inForce, page);
      return { CostCategoryReferences: items, ...next };
    };
  },
};
