// The price line's words. Times are UTC, as AWS's days and our caps are.
import type { Preview, PreviewRequest } from './preview';

const DAY_MS = 86_400_000;

/** `held · $0 · we ask again about 14:10 UTC`, `1 request, about 2 pages, $0.02`, `stale · cap reached · resets 00:00 UTC`. */
export function priceText(preview: Preview, nowMs: number): string {
  const { state, requests, totalUsd, askAgainAtMs } = preview;
  const missing = requests.filter(({ held }) => !held);
  switch (state) {
    case 'held':
      return `held · $0 · we ask again about ${utcTime(askAgainAtMs, nowMs)}`;
    case 'buy':
      return `${countOf(missing.length, 'request')}, ${pagesText(missing)}, ${isGuess(missing) ? 'from ' : ''}${usd(totalUsd)}`;
    case 'capped': {
      // What has expired is drawn with a notice; where nothing is held the query fails.
      const isStale = missing.every(({ ageMs }) => ageMs !== undefined);
      return `${isStale ? 'stale' : 'not held'} · cap reached · resets ${utcTime(askAgainAtMs, nowMs)}`;
    }
  }
}

/** `today $0.12 of $1.00`; without a cap `today $0.12, no daily cap`. */
export function spentText({ spentTodayUsd, atLeast, capUsd }: Preview): string {
  const spent = `today ${atLeast ? 'at least ' : ''}${usd(spentTodayUsd)}`;
  return capUsd === undefined ? `${spent}, no daily cap` : `${spent} of ${usd(capUsd)}`;
}

/** What *Refresh now* will buy: `Ask AWS again: 1 request, about 2 pages, $0.02?` */
export function refreshText({ requests, refreshUsd }: Preview): string {
  const from = isGuess(requests) ? 'at least ' : '';
  return `Ask AWS again, whatever is held, for ${from}${usd(refreshUsd)}?`;
}

/** Whole cents read as `$0.02`; what CloudWatch charges is less than one. */
export function usd(amount: number): string {
  const units = Math.round(amount * 100_000);
  const digits = units % 1_000 === 0 ? 2 : units % 10 === 0 ? 4 : 5;
  return `$${amount.toFixed(digits)}`;
}

/** `3 requests`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `14:10 UTC` within a day of now, else `27 Nov 14:10 UTC`. */
export function utcTime(ms: number, nowMs: number): string {
  const at = new Date(ms);
  const time = `${at.toISOString().slice(11, 16)} UTC`;
  if (Math.abs(ms - nowMs) <= DAY_MS) {
    return time;
  }
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
  return `${day} ${time}`;
}

function pagesText(requests: readonly PreviewRequest[]): string {
  const pages = requests.reduce((sum, request) => sum + request.pages, 0);
  return isGuess(requests) ? `${countOf(pages, 'page')} or more` : `about ${countOf(pages, 'page')}`;
}

function isGuess(requests: readonly PreviewRequest[]): boolean {
  return requests.some((request) => request.isGuess);
}
