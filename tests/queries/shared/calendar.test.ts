import { nextSpan, sameDay, sameDayOrNext, type Span, startOfSpan } from '../../../src/queries/shared/calendar';

const at = (text: string) => Date.parse(`${text}Z`);
const day = (ms: number | undefined) => ms && new Date(ms).toISOString().slice(0, 10);

describe('spans', () => {
  it.each([
    ['week', '2026-11-20T10:30:00', '2026-11-16', '2026-11-23'],
    ['week', '2026-11-16T00:00:00', '2026-11-16', '2026-11-23'],
    ['week', '2026-11-15T23:59:59', '2026-11-09', '2026-11-16'],
    // ISO week 53 of 2026 ends in 2027.
    ['week', '2027-01-01T00:00:00', '2026-12-28', '2027-01-04'],
    ['week', '1970-01-01T00:00:00', '1969-12-29', '1970-01-05'],
    ['quarter', '2026-12-31T23:00:00', '2026-10-01', '2027-01-01'],
    ['quarter', '2026-01-01T00:00:00', '2026-01-01', '2026-04-01'],
    ['year', '2026-11-20T00:00:00', '2026-01-01', '2027-01-01'],
  ] as const)('the %s of %s is %s to %s', (span: Span, time, start, end) => {
    expect([day(startOfSpan(at(time), span)), day(nextSpan(at(time), span))]).toEqual([start, end]);
  });
});

describe('the same day of another month', () => {
  it.each([
    ['2026-03-28', -1, '2026-02-28', '2026-02-28'],
    ['2026-03-29', -1, undefined, '2026-03-01'],
    ['2026-03-31', -1, undefined, '2026-03-01'],
    ['2026-01-31', -1, '2025-12-31', '2025-12-31'],
    ['2028-02-29', -12, undefined, '2027-03-01'],
    ['2026-11-20', -12, '2025-11-20', '2025-11-20'],
  ])('%s, %d months: %s', (time, months, same, orNext) => {
    const ms = at(`${time}T00:00:00`);
    expect([day(sameDay(ms, months)), day(sameDayOrNext(ms, months))]).toEqual([same, orNext]);
  });

  it('keeps the hour', () => {
    expect(sameDay(at('2026-11-20T05:00:00'), -1)).toBe(at('2026-10-20T05:00:00'));
  });
});
