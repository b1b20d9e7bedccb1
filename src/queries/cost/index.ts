// PURE. The cost kind: what AWS charged, by whatever it can be grouped and filtered by. See README.md beside.
import type { AwsAnswer } from '#aws/request';
import type { QueryKind } from '../kind';
import { checkCost } from './check';
import { describeCost } from './describe';
import { costExamples } from './examples';
import { costFields } from './fields';
import { costFrames } from './frames';
import { costSchema } from './model';
import { outsideFactsOf } from './outside-facts';
import { costRequests } from './request';

export const cost: QueryKind<typeof costSchema> = {
  queryType: 'cost',
  restPath: '/api/costs',
  label: 'Cost',
  description: 'What AWS charged, over time, as a table or in total',
  schema: costSchema,
  fields: costFields,
  examples: costExamples,
  describe: describeCost,
  check: checkCost,
  requests: costRequests,
  outsideFacts: outsideFactsOf,
  // Answers come in the order of `requests`, which ask this operation only.
  frames: (query, answers, context) =>
    costFrames(query, answers as readonly AwsAnswer<'ce:GetCostAndUsage'>[], context),
};
