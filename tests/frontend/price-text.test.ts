import type { Preview, PreviewRequest } from '../../src/frontend/price/preview';
import { priceText, refreshText, spentText, usd, utcTime } from '../../src/frontend/price/price-text';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const REQUEST: PreviewRequest = {
  operation: 'ce:GetCostAndUsage',
  input: {},
  held: false,
  pages: 2,
  isGuess: false,
  priceUsd: 0.02,
};

function preview(change: Partial<Preview>): Preview {
  return {
    state: 'buy',
    requests: [REQUEST],
    totalUsd: 0.02,
    refreshUsd: 0.02,
    askAgainAtMs: NOW,
    spentTodayUsd: 0.12,
    capUsd: 1,
    ...change,
  };
}

const HELD = { ...REQUEST, held: true, ageMs: 60_000, priceUsd: 0 };
const MIDNIGHT = Date.parse('2026-11-21T00:00:00Z');

it.each<[string, Partial<Preview>]>([
  ['held · $0 · we ask again about 14:10 UTC', { state: 'held', requests: [HELD], askAgainAtMs: NOW + 7_800_000 }],
  [
    'held · $0 · we ask again about 27 Nov 12:00 UTC',
    { state: 'held', requests: [HELD], askAgainAtMs: NOW + 7 * 86_400_000 },
  ],
  ['1 request, about 2 pages, $0.02', {}],
  ['1 request, about 2 pages, $0.02', { requests: [REQUEST, HELD] }],
  ['1 request, 1 page or more, from $0.01', { requests: [{ ...REQUEST, pages: 1, isGuess: true }], totalUsd: 0.01 }],
  ['2 requests, about 4 pages, $0.04', { requests: [REQUEST, REQUEST], totalUsd: 0.04 }],
  [
    'stale · cap reached · resets 00:00 UTC',
    { state: 'capped', requests: [{ ...REQUEST, ageMs: 1 }], askAgainAtMs: MIDNIGHT },
  ],
  ['not held · cap reached · resets 00:00 UTC', { state: 'capped', askAgainAtMs: MIDNIGHT }],
  ['not held · cap reached · resets 1 Dec 00:00 UTC', { state: 'capped', askAgainAtMs: Date.parse('2026-12-01') }],
])('says "%s"', (text, change) => {
  expect(priceText(preview(change), NOW)).toBe(text);
});

it('says what is spent, of how much', () => {
  expect(spentText(preview({}))).toBe('today $0.12 of $1.00');
  expect(spentText(preview({ atLeast: true }))).toBe('today at least $0.12 of $1.00');
  expect(spentText(preview({ capUsd: undefined }))).toBe('today $0.12, no daily cap');
});

it('asks before it refreshes, and says when the price is a guess', () => {
  expect(refreshText(preview({}))).toBe('Ask AWS again, whatever is held, for $0.02?');
  expect(refreshText(preview({ requests: [{ ...REQUEST, isGuess: true }] }))).toContain('for at least $0.02');
});

it('writes cents, and less than cents where there are any', () => {
  expect([usd(0), usd(0.01), usd(0.29), usd(12.5), usd(0.0003), usd(0.000_02)]).toEqual([
    '$0.00',
    '$0.01',
    '$0.29',
    '$12.50',
    '$0.0003',
    '$0.00002',
  ]);
});

it('names the day when it is not within a day', () => {
  expect([utcTime(NOW, NOW), utcTime(NOW + 90_000_000, NOW)]).toEqual(['12:00 UTC', '21 Nov 13:00 UTC']);
});
