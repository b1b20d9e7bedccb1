// PURE. The unit cost kind: what a request, a GB, an hour cost. See README.md beside.
import type { QueryKind } from '../kind';
import { checkUnitCost } from './check';
import { describeUnitCost } from './describe';
import { unitCostExamples } from './examples';
import { unitCostFields } from './fields';
import { unitCostFrames } from './frames';
import { unitCostSchema } from './model';
import { unitCostRequests } from './request';

export const unitCost: QueryKind<typeof unitCostSchema> = {
  queryType: 'unit-cost',
  restPath: '/api/unit-cost',
  label: 'Unit cost',
  description: 'Cost over a metric of CloudWatch: per million requests, per GB, per hour',
  schema: unitCostSchema,
  fields: unitCostFields,
  examples: unitCostExamples,
  describe: describeUnitCost,
  check: checkUnitCost,
  requests: unitCostRequests,
  // Nothing is tolerated: without one of its halves, or a region of it, the number would be wrong.
  frames: unitCostFrames,
};
