// PURE. The tags kind: cost by tag values, how much is tagged, and which keys and values there are. See README.md beside.
import { outsideFactsOf } from '../cost/outside-facts';
import type { QueryKind } from '../kind';
import { costToCover } from './as-cost';
import { checkTags } from './check';
import { describeTags } from './describe';
import { tagsExamples } from './examples';
import { tagsFields } from './fields';
import { tagsFollowUp } from './follow-up';
import { tagsFrames } from './frames';
import { ADVICE_FAILURES } from './key-names';
import { tagsSchema } from './model';
import { tagsRequests } from './request';

export const tags: QueryKind<typeof tagsSchema> = {
  queryType: 'tags',
  restPath: '/api/tags',
  label: 'Tags',
  description: 'Cost by tags and cost categories, how much is tagged, keys and values',
  schema: tagsSchema,
  fields: tagsFields,
  examples: tagsExamples,
  describe: describeTags,
  check: checkTags,
  requests: tagsRequests,
  followUp: tagsFollowUp,
  // The list of allocation tags is the payer's alone; the list of keys is advice.
  tolerates: { 'ce:ListCostAllocationTags': ['access-denied', 'invalid-request'], 'ce:GetTags': ADVICE_FAILURES },
  outsideFacts: (query, context) => (query.view === 'coverage' ? outsideFactsOf(costToCover(query), context) : []),
  frames: tagsFrames,
};
