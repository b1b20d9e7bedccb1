// PURE. Answers about alarms → frames, by format.
import type { Frame } from '#plugin-sdk/data';
import type { Answer, QueryContext } from '../../kind';
import { isNamed } from '../filters';
import { livesOf } from '../lives';
import type { AlarmsQuery } from '../model';
import { readAlarms } from '../read-alarms';
import { readChanges } from '../read-changes';
import { annotationsFrame } from './annotations';
import type { AlarmsAnswer } from './answer';
import { tableFrame } from './table';
import { timelineFrame } from './timeline';
import { totalFrame } from './total';

/** Answers of `alarmsRequests` → one frame; its columns are in the README. Times are epoch ms. Throws nothing. */
export function alarmsFrames(query: AlarmsQuery, answers: readonly Answer[], context: QueryContext): readonly Frame[] {
  const alarms = readAlarms(answers, context).filter(({ name }) => isNamed(query, name));
  const { changes, unreadable } = readChanges(query, answers, context);
  const answer: AlarmsAnswer = { query, answers, context, alarms, unreadable };
  switch (query.format) {
    case 'table':
      return [tableFrame(answer)];
    case 'total':
      return [totalFrame(answer)];
    case 'timeline':
      return [timelineFrame(answer, livesOf(alarms, changes, context))];
    case 'annotations':
      return [annotationsFrame(answer, livesOf(alarms, changes, context))];
  }
}
