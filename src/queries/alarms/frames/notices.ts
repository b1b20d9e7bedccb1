// PURE. What a reader should know about alarms: one notice for each thing, all on the one frame.
import type { Notice } from '#plugin-sdk/data';
import { formatDay } from '../../shared/utc';
import { namesOf } from '../filters';
import type { Life } from '../lives';
import { askedRegion, regionOf } from '../read-alarms';
import { HISTORY_KEPT_MS } from '../request';
import type { AlarmsAnswer } from './answer';

const MAX_NAMED = 5;

/** Regions that refused, page cap, age, names nobody has, and why there is nothing. */
export function nowNotices(answer: AlarmsAnswer, rows: number): readonly Notice[] {
  return [
    ...[...answerTexts(answer)].map(warning),
    ...[...nameTexts(answer)].map(info),
    ...(rows === 0 ? [info(emptyText(answer))] : []),
  ];
}

export interface Drawn {
  readonly lives: readonly Life[];
  /** Alarms left out because there are too many. */
  readonly undrawn: number;
  readonly of: number;
}

/** The same of history; what AWS has forgotten, what it knows no more, what could not be read or drawn. */
export function overTimeNotices(answer: AlarmsAnswer, { lives, undrawn, of }: Drawn): readonly Notice[] {
  const { context, unreadable } = answer;
  return [
    ...[...answerTexts(answer)].map(warning),
    ...[...goneTexts(answer, lives)].map(info),
    ...(context.fromMs < context.nowMs - HISTORY_KEPT_MS
      ? [
          info(
            `CloudWatch keeps 30 days of state history: what was before ${formatDay(context.nowMs - HISTORY_KEPT_MS)} is drawn only where the state has not changed since.`,
          ),
        ]
      : []),
    ...(unreadable > 0
      ? [warning(`${unreadable === 1 ? 'One change' : `${unreadable} changes`} of state could not be read: left out.`)]
      : []),
    ...(undrawn > 0
      ? [info(`${of - undrawn} of ${of} alarms are drawn, those that changed most: narrow them down by name or state.`)]
      : []),
    ...(of === 0 ? [info(emptyText(answer))] : []),
  ];
}

function* answerTexts({ answers, context }: AlarmsAnswer): Iterable<string> {
  const texts = new Set<string>();
  for (const answer of answers) {
    const { request } = answer;
    const what = request.operation === 'cloudwatch:DescribeAlarms' ? 'Alarms' : 'State history';
    if ('refused' in answer) {
      texts.add(`${what} of ${askedRegion(request, context)} missing: ${answer.refused.message}`);
      continue;
    }
    const { truncatedAtPages, staleBecause, ageMs } = answer.facts;
    if (truncatedAtPages !== undefined) {
      texts.add(
        `${what} of ${askedRegion(request, context)}: AWS had more than ${truncatedAtPages} pages, the rest is missing. Narrow down by name, or raise the page cap in the data source.`,
      );
    }
    if (staleBecause !== undefined) {
      const minutes = Math.max(1, Math.round(ageMs / 60_000));
      texts.add(`AWS could not be asked (${staleBecause}): these states are ${minutes} min old.`);
    }
  }
  yield* texts;
}

function* nameTexts({ query, alarms }: AlarmsAnswer): Iterable<string> {
  const known = new Set(alarms.map(({ name }) => name));
  const missing = namesOf(query).filter((name) => !known.has(name));
  if (missing.length > 0 && alarms.length > 0) {
    yield `No alarm is called ${listed(missing)}.`;
  }
}

function* goneTexts({ answers, context }: AlarmsAnswer, lives: readonly Life[]): Iterable<string> {
  // Where the list itself is missing or cut nobody knows who is gone.
  const whole = new Set(
    answers.flatMap((answer) =>
      answer.request.operation === 'cloudwatch:DescribeAlarms' &&
      'facts' in answer &&
      answer.facts.truncatedAtPages === undefined
        ? [regionOf(answer.request, { answers, context })]
        : [],
    ),
  );
  const gone = lives.filter(({ alarm, region, spans }) => !alarm && spans.length > 0 && whole.has(region));
  if (gone.length > 0) {
    yield `No longer there: ${listed(gone.map(({ name }) => name))}. The last state is drawn on, AWS does not say when ${gone.length === 1 ? 'it' : 'they'} went.`;
  }
}

function emptyText({ query, answers, context }: AlarmsAnswer): string {
  const regions = [...new Set(answers.map(({ request }) => askedRegion(request, context)))];
  const narrowed =
    query.namePrefix.trim() !== '' || [query.names, query.states, query.types].some((one) => one.length > 0);
  return `No alarm ${narrowed ? 'fits this query' : 'was found'} in ${regions.join(', ')}. Composite alarms are listed only to who may cloudwatch:DescribeAlarms on *.`;
}

function listed(names: readonly string[]): string {
  return (
    names.slice(0, MAX_NAMED).join(', ') + (names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '')
  );
}

function info(text: string): Notice {
  return { severity: 'info', text };
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
