import { dateTimeParse, rangeUtil } from '@grafana/data';
import { panelTime } from '../../src/workbench/boards/panel-time';

const NOW = Date.UTC(2026, 10, 20, 12);
const utc = (raw: { from: string; to: string }) => rangeUtil.convertRawToRange(raw, 'utc');
const iso = ({ range }: ReturnType<typeof panelTime>) => [range.from.toISOString(), range.to.toISOString()];

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

it('keeps the range of the board without an override', () => {
  const board = utc({ from: 'now-30d', to: 'now' });

  expect(panelTime(board)).toEqual({ range: board, info: '' });
});

it('begins with the month for "now/M"', () => {
  expect(iso(panelTime(utc({ from: 'now-30d', to: 'now' }), 'now/M'))).toEqual([
    '2026-11-01T00:00:00.000Z',
    '2026-11-20T12:00:00.000Z',
  ]);
});

it('makes the whole last month of "now/M" shifted by "1M/M"', () => {
  expect(iso(panelTime(utc({ from: 'now-30d', to: 'now' }), 'now/M', '1M/M'))).toEqual([
    '2026-10-01T00:00:00.000Z',
    '2026-10-31T23:59:59.999Z',
  ]);
});

it('leaves an absolute range of the board alone, as Grafana does', () => {
  const from = dateTimeParse('2026-03-01', { timeZone: 'utc' });
  const to = dateTimeParse('2026-03-05', { timeZone: 'utc' });

  expect(iso(panelTime({ from, to, raw: { from, to } }, 'now/M'))).toEqual([
    '2026-03-01T00:00:00.000Z',
    '2026-03-05T00:00:00.000Z',
  ]);
});

it('says so when an override cannot be read', () => {
  expect(panelTime(utc({ from: 'now-30d', to: 'now' }), 'soon').info).toBe('Invalid time override');
});
