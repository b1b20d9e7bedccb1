// PURE. What a reader should know about the numbers: one notice for each thing, all on the first frame.
import type { CostPeriod } from '#aws/request';
import type { Notice } from '#plugin-sdk/data';
import { isAbsent, labelName } from '../../shared/group-key';
import { UNKNOWN_UNIT } from '../../shared/organisation';
import { isUnitless } from '../../shared/unit';
import { lastDay, parseTime } from '../../shared/utc';
import { droppedCharges } from '../charge-types';
import { changesOf } from '../measure';
import { OTHERS } from '../naming';
import { outsideFactsOf } from '../outside-facts';
import type { CostAnswer } from './answer';

/**
 * Clamped range, page cap, stale answer, unreadable amounts, unlike units, missing tags, what filters keep out, what cannot be
 * compared, estimated and incomplete periods, as far as they apply.
 */
export function costNotices(answer: CostAnswer): readonly Notice[] {
  return [
    ...answer.clamps.map(info),
    ...factNotices(answer),
    ...unitNotices(answer),
    ...untaggedNotices(answer),
    ...organisationNotices(answer),
    ...[...droppedNotices(answer), ...signNotices(answer), ...comparisonNotices(answer), ...periodNotices(answer)].map(
      info,
    ),
  ];
}

/** People compare a filtered panel with their invoice: what is missing has to be said. */
function* droppedNotices({ query }: CostAnswer): Iterable<string> {
  const dropped = droppedCharges(query);
  if (dropped.includes('Tax')) {
    yield 'Tax is not in these numbers: AWS leaves it out under filters other than the account.';
  }
  if (dropped.includes('Support')) {
    yield 'Support is not in these numbers: the charge types asked for leave it out.';
  }
}

/** Of a total people make pies, which have no room for less than nothing (trap 9); a share says more of it. */
function* signNotices({ query, series, hasCredits }: CostAnswer): Iterable<string> {
  if (hasCredits) {
    yield 'Some groups are negative (credits, refunds, discounts): shares are of the gross, so those of the others add up to 100 %.';
  } else if (query.format === 'total' && changesOf(query) === undefined) {
    const signs = new Set(series.map(({ values }) => Math.sign(values[0] ?? 0)));
    if (signs.has(1) && signs.has(-1)) {
      yield 'Some groups are negative (credits, refunds, discounts): a pie cannot show them, a table or bars can.';
    }
  }
}

function* comparisonNotices({ isOutOfReach, gaps }: CostAnswer): Iterable<string> {
  if (isOutOfReach) {
    yield 'AWS does not keep all of the period to compare with: there is no comparison.';
  } else if (gaps.length > 0) {
    yield `Nothing to compare with, left empty: ${nameRuns(gaps)}.`;
  }
}

function* periodNotices(answer: CostAnswer): Iterable<string> {
  const { buckets, periods, query, marksIncomplete, dashesIncomplete, startsBeforeRange } = answer;
  const isSeen = query.format === 'table' || (query.format === 'timeSeries' && dashesIncomplete);
  const drawn = new Set(buckets.drawn.flatMap(({ places }) => places));
  const estimated = periods.filter((period, place) => period.estimated && drawn.has(place));
  const newest = periods.at(-1);
  if (query.format === 'timeSeries' && startsBeforeRange && newest) {
    yield `The newest point lies at ${newest.start} UTC, before this range begins: choose a longer range to see it.`;
  }
  if (estimated.length > 0) {
    yield `Estimated by AWS and still moving: ${nameRuns(estimated)}.`;
  }
  if (buckets.dropped.length > 0) {
    yield `Left out as incomplete: ${nameRuns(buckets.dropped)}.`;
  } else if (buckets.incomplete.length > 0 && marksIncomplete && !isSeen) {
    yield `Not complete yet: ${nameRuns(buckets.incomplete)}.`;
  }
}

function* factNotices({ facts, unreadable }: CostAnswer): Iterable<Notice> {
  const { truncatedAtPages, staleBecause, ageMs, conflictingRows = 0 } = facts;
  if (truncatedAtPages !== undefined) {
    yield warning(
      `AWS had more than ${truncatedAtPages} ${truncatedAtPages === 1 ? 'page' : 'pages'}; the rest was not bought and is missing ` +
        'from every sum here. Narrow the query, or raise the page cap in the data source.',
    );
  }
  if (staleBecause !== undefined) {
    yield warning(`AWS could not be asked (${staleBecause}): these numbers are ${age(ageMs)} old.`);
  }
  if (conflictingRows > 0) {
    const rows = conflictingRows === 1 ? 'a row' : `${conflictingRows} rows`;
    yield warning(
      `AWS sent ${rows} twice, with different amounts, while it changed its data: the later is shown. Refresh to be sure.`,
    );
  }
  if (unreadable > 0) {
    const which =
      unreadable === 1 ? '1 amount that is no number; it is' : `${unreadable} amounts that are no numbers; they are`;
    yield warning(`AWS sent ${which} shown as empty, and so is every sum with it.`);
  }
}

function* unitNotices({ query, units, mixedUnits }: CostAnswer): Iterable<Notice> {
  if (mixedUnits) {
    const ranked =
      query.top === undefined ? '' : ` The top is ranked by number alone, and ${OTHERS} are kept apart by unit.`;
    yield warning(
      `The groups have different units (${units.map((unit) => unit || 'N/A').join(', ')}), which are never added.${ranked}`,
    );
  }
  if (query.metric === 'UsageQuantity' && units.some(isUnitless)) {
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
      yield info(
        `Nothing in this range carries ${labelName(group)}. AWS reports a tag from the day it is activated as a cost allocation tag.`,
      );
    }
  }
}

/** Units were asked for, and nobody knows them. */
function* organisationNotices({ query, organisation }: CostAnswer): Iterable<Notice> {
  if (organisation?.refused !== undefined && outsideFactsOf(query).includes('organisationalUnits')) {
    yield warning(
      `The organizational units cannot be read, so every account is in ${UNKNOWN_UNIT}: ${organisation.refused}`,
    );
  }
}

/** `2026-11-01 to 2026-11-05, 2026-11-07` */
function nameRuns(periods: readonly CostPeriod[]): string {
  const runs: { start: string; end: string }[] = [];
  for (const { start, end } of periods) {
    const last = runs.at(-1);
    if (last?.end === start) {
      last.end = end;
    } else {
      runs.push({ start, end });
    }
  }
  return runs.map(nameRun).join(', ');
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

function info(text: string): Notice {
  return { severity: 'info', text };
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
