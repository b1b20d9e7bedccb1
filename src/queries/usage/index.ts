// PURE. The usage kind: what CloudWatch measures, beside what it costs. See README.md beside.
import type { QueryKind } from '../kind';
import { checkUsage } from './check';
import { describeUsage } from './describe';
import { usageExamples } from './examples';
import { usageFields } from './fields';
import { usageFrames } from './frames';
import { usageSchema } from './model';
import { isWholeDays } from './period';
import { usageRequests } from './request';

export const usage: QueryKind<typeof usageSchema> = {
  queryType: 'usage',
  restPath: '/api/usage',
  label: 'Usage',
  description: 'Metrics of CloudWatch: load, requests, errors, and AWS’s own estimate of the bill',
  schema: usageSchema,
  fields: usageFields,
  examples: usageExamples,
  describe: describeUsage,
  check: checkUsage,
  requests: usageRequests,
  // One of several regions may be closed to us; the others answer. A region that is not enabled knows no credentials.
  tolerates: { 'cloudwatch:GetMetricData': ['access-denied', 'not-enabled', 'credentials'] },
  needsAnAnswer: true,
  seesPanel: true,
  drawnStepMs: 1_000,
  meansDays: ({ transform, period }) => transform === 'perDay' || (typeof period === 'string' && isWholeDays(period)),
  frames: usageFrames,
};
