// PURE. The alarms kind: what CloudWatch watches, now and over time. See README.md beside.
import type { QueryKind } from '../kind';
import { checkAlarms } from './check';
import { describeAlarms } from './describe';
import { alarmsExamples } from './examples';
import { alarmsFields } from './fields';
import { alarmsFrames } from './frames';
import { alarmsSchema } from './model';
import { alarmsRequests } from './request';

// One of several regions may be closed to us; the others answer. A region that is not enabled knows no credentials.
const CLOSED = ['access-denied', 'not-enabled', 'credentials'] as const;

export const alarms: QueryKind<typeof alarmsSchema> = {
  queryType: 'alarms',
  restPath: '/api/alarms',
  label: 'Alarms',
  description: 'Alarms of CloudWatch: their states now, their history, and as annotations',
  schema: alarmsSchema,
  fields: alarmsFields,
  examples: alarmsExamples,
  describe: describeAlarms,
  check: checkAlarms,
  requests: alarmsRequests,
  tolerates: { 'cloudwatch:DescribeAlarms': CLOSED, 'cloudwatch:DescribeAlarmHistory': CLOSED },
  needsAnAnswer: true,
  drawnStepMs: 1_000,
  frames: alarmsFrames,
};
