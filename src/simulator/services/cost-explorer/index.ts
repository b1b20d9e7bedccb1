import { AwsFault } from '../../wire/aws-fault';
import { awsJson } from '../../wire/aws-json';
import type { Service } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { getCostAndUsage } from './get-cost-and-usage';
import { getCostCategories } from './get-cost-categories';
import { getCostForecast } from './get-cost-forecast';
import { getDimensionValues } from './get-dimension-values';
import { getTags } from './get-tags';
import { getUsageForecast } from './get-usage-forecast';
import { listCostAllocationTags } from './list-cost-allocation-tags';
import { listCostCategoryDefinitions } from './list-cost-category-definitions';

export const costExplorer: Service<SimulatorState> = {
  signingName: 'ce',
  region: 'us-east-1',
  protocol: awsJson('1.1'),
  target: 'AWSInsightsIndexService',
  capitalMessage: true,
  throttled: () => new AwsFault('LimitExceededException', 'Rate limit exceeded'),
  operations: [
    getCostAndUsage,
    getCostForecast,
    getUsageForecast,
    getDimensionValues,
    getTags,
    getCostCategories,
    listCostAllocationTags,
    listCostCategoryDefinitions,
  ],
};
