// PURE. What a reader should know about the numbers: one notice for each thing, all on the first frame.
import type { Notice } from '#plugin-sdk/data';
import { dayMs, formatDay, lastDay } from '../shared/utc';
import type { Outlook } from './outlook';

/** Clamped ends, whose forecast it is, what is missing, stale or unreadable, which part is actual; as far as they apply. */
export function forecastNotices(outlook: Outlook): readonly Notice[] {
  return [
    ...outlook.horizon.clamps.map(info),
    ...[...sourceWarnings(outlook), ...factWarnings(outlook)].map(warning),
    ...periodNotices(outlook),
  ];
}

function* sourceWarnings({ isOwn, knownDays, forecast, horizon, actual }: Outlook): Iterable<string> {
  if (isOwn) {
    const spread = forecast?.periods[0]?.lower === undefined ? ' They are too few to say how far it may be off.' : '';
    const days = knownDays === 1 ? '1 whole day' : `${knownDays} whole days`;
    yield `AWS has too little history to forecast this. The forecast is this plugin's own estimate, from the ${days} there ${knownDays === 1 ? 'is' : 'are'}.${spread}`;
  } else if (forecast === undefined && horizon.askedUntilMs !== undefined) {
    yield actual.amounts.size === 0
      ? 'AWS has neither costs nor a forecast for this yet. After Cost Explorer is switched on, its first data takes about a day.'
      : 'AWS has no forecast of this, and no day cost anything that an estimate of ours could start from.';
  }
}

function* factWarnings({ facts, actual, unreadable, mixedUnits, forecast }: Outlook): Iterable<string> {
  for (const { staleBecause, ageMs, truncatedAtPages } of facts) {
    if (staleBecause !== undefined) {
      yield `AWS could not be asked (${staleBecause}): some of these numbers are ${age(ageMs)} old.`;
    }
    if (truncatedAtPages !== undefined) {
      yield `AWS had more than ${truncatedAtPages} pages of actual days; the rest was not bought and is missing here.`;
    }
  }
  const lost = actual.unreadable + unreadable;
  if (lost > 0) {
    yield `AWS sent ${lost === 1 ? 'an amount that is no number' : `${lost} amounts that are no numbers`}: empty here, and so is every sum with it.`;
  }
  if (actual.otherUnits > 0) {
    yield `The unit of the actual days changes; those not in ${actual.unit || 'N/A'} are left empty, because unlike units are never added.`;
  }
  if (mixedUnits) {
    yield `AWS counts the past in ${actual.unit || 'N/A'} and the forecast in ${forecast?.unit || 'N/A'}: they are not added.`;
  }
}

function* periodNotices({ horizon, query, actual, forecast }: Outlook): Iterable<Notice> {
  const { todayMs, monthMs, askedUntilMs, granularity } = horizon;
  if (askedUntilMs === undefined) {
    yield info(
      `This range is over: AWS forecasts from today (${formatDay(todayMs)} UTC) on, so there is no forecast in it.`,
    );
  }
  if (query.format === 'timeSeries' && horizon.endsBehindRange && forecast !== undefined) {
    yield info(
      `The forecast goes to ${lastDay(horizon.drawnUntilMs)}, beyond this time range: choose one that ends in the future to see all of it in a chart.`,
    );
  }
  const isSum = query.format === 'monthEnd' || granularity === 'MONTHLY';
  if (isSum && forecast !== undefined) {
    const today = formatDay(todayMs);
    const month = today.slice(0, 7);
    yield info(
      todayMs === monthMs
        ? `${month} is forecast from its first day on.`
        : `${month} is actual through ${lastDay(todayMs)} and forecast from ${today} on.`,
    );
  }
  const yesterday = todayMs - dayMs;
  const isSeen = query.format === 'monthEnd' ? todayMs > monthMs : yesterday >= horizon.drawnFromMs;
  if (actual.amounts.has(yesterday) && isSeen && horizon.drawnUntilMs > yesterday) {
    yield info(`${formatDay(yesterday)} may still grow: AWS brings costs in up to 24 hours late.`);
  }
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
