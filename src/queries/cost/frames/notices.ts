// PURE. What a reader should know about the numbers: one notice for each thing, all on the first frame.
import type { CostPeriod } from '#aws/request';
import type { Notice } from '#plugin-sdk/data';
import { isAbsent, labelName } from '../../shared/group-key';
import { isUnitless } from '../../shared/unit';
import { lastDay, parseTime } from '../../shared/utc';
import { OTHERS } from '../naming';
import type { CostAnswer } from './answer';

/** Clamped range, page cap, stale answer, unreadable amounts, unlike units, missing tags and estimated periods, as far as they apply. */
export function costNotices(answer: CostAnswer): readonly Notice[] {
  return [
    ...answer.asked.clamps.map((text): Notice => ({ severity: 'info', text })),
    ...factNotices(answer),
    ...unitNotices(answer),
    ...untaggedNotices(answer),
    ...estimatedNotices(answer.periods),
  ];
}

function* factNotices({ facts, unreadable }: CostAnswer): Iterable<Notice> {
  const { truncatedAtPages, staleBecause, ageMs } = facts;
  if (truncatedAtPages !== undefined) {
    yield warning(
      `AWS had more than ${truncatedAtPages} ${truncatedAtPages === 1 ? 'page' : 'pages'}; the rest was not bought and is missing ` +
        'from every sum here. Narrow the query, or raise the page cap in the data source.',
    );
  }
  if (staleBecause !== undefined) {
    yield warning(`AWS could not be asked (${staleBecause}): these numbers are ${age(ageMs)} old.`);
  }
  if (unreadable > 0) {
    const which =
      unreadable === 1 ? '1 amount that is no number; it is' : `${unreadable} amounts that are no numbers; they are`;
    yield warning(`AWS sent ${which} shown as empty, and so is every sum with it.`);
  }
}

function* unitNotices({ query, series, mixedUnits }: CostAnswer): Iterable<Notice> {
  if (mixedUnits) {
    const units = [...new Set(series.map(({ unit }) => unit || 'N/A'))].sort().join(', ');
    const ranked =
      query.top === undefined ? '' : ` The top is ranked by number alone, and ${OTHERS} are kept apart by unit.`;
    yield warning(`The groups have different units (${units}), which are never added.${ranked}`);
  }
  if (query.metric === 'UsageQuantity' && series.some(({ unit }) => isUnitless(unit))) {
    yield warning(
      'AWS adds usage of unlike units here (N/A), so the number means nothing. Group or filter by USAGE_TYPE or USAGE_TYPE_GROUP.',
    );
  }
}

/** A key that nobody carries is most often one that was never activated. */
function* untaggedNotices({ query, series }: CostAnswer): Iterable<Notice> {
  for (const [index, group] of query.groupBy.entries()) {
    if (
      group.type === 'TAG' &&
      series.length > 0 &&
      series.every(({ keys }) => keys && isAbsent(group, keys[index] ?? ''))
    ) {
      yield {
        severity: 'info',
        text: `Nothing in this range carries ${labelName(group)}. AWS reports a tag from the day it is activated as a cost allocation tag.`,
      };
    }
  }
}

function estimatedNotices(periods: readonly CostPeriod[]): readonly Notice[] {
  const runs: { start: string; end: string }[] = [];
  for (const { start, end, estimated } of periods) {
    const last = runs.at(-1);
    if (estimated && last?.end === start) {
      last.end = end;
    } else if (estimated) {
      runs.push({ start, end });
    }
  }
  const text = runs.map(nameRun).join(', ');
  return runs.length === 0 ? [] : [{ severity: 'info', text: `Estimated by AWS and still moving: ${text}.` }];
}

function nameRun({ start, end }: { readonly start: string; readonly end: string }): string {
  if (start.length > 10) {
    return `${start} to ${end}`;
  }
  const last = lastDay(parseTime(end));
  return last === start ? start : `${start} to ${last}`;
}

function age(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
