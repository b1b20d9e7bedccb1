import { periodOf, periodText, readPeriod } from '../../../src/queries/usage/period';
import { context, NOW } from '../cost/table';
import { cpu } from './metric-data';

const DAY = 86_400_000;
const last = (days: number) => ({
  ...context('2026-11-01T00:00:00Z', '2026-11-20T10:30:00Z'),
  fromMs: NOW - days * DAY,
  toMs: NOW,
});

it.each([
  ['', undefined],
  ['auto', undefined],
  ['300', 300],
  ['5m', 300],
  ['1h', 3_600],
  ['1d', 86_400],
  ['10', 10],
  ['90', null],
  ['0', null],
  ['often', null],
])('reads "%s" as %s', (text, seconds) => {
  expect(readPeriod(text)).toBe(seconds);
});

it.each([
  [0.25, 60],
  [1, 60],
  [2, 300],
  [7, 900],
  [30, 3_600],
  [90, 21_600],
  [400, 86_400],
])('takes the finest that makes a chart and is kept: the last %d days every %d s', (days, seconds) => {
  expect(periodOf(cpu(), last(days))).toEqual({ seconds });
});

it.each([
  [14.9, '60', { seconds: 60 }],
  [15, '60', { seconds: 300, raisedFrom: 60 }],
  [20, '7m', { seconds: 600, raisedFrom: 420 }],
  [62, '5m', { seconds: 300 }],
  [63, '5m', { seconds: 3_600, raisedFrom: 300 }],
  [70, '300', { seconds: 3_600, raisedFrom: 300 }],
  [0.1, '10', { seconds: 10 }],
  [0.2, '10', { seconds: 60, raisedFrom: 10 }],
])('raises what CloudWatch no longer keeps: %d days back every %s', (days, period, expected) => {
  expect(periodOf(cpu({ period }), last(days))).toEqual(expected);
});

it('takes days for what is drawn by the day, whatever was asked', () => {
  expect(periodOf(cpu({ period: '6h', transform: 'perDay' }), last(2))).toEqual({ seconds: 86_400 });
});

it('says a period as people do', () => {
  expect([10, 60, 300, 3_600, 21_600, 86_400].map(periodText)).toEqual(['10 s', '1 min', '5 min', '1 h', '6 h', '1 d']);
});
