import { at, draw, type Given, linesOf, noticesOf, numberOf } from './outlook';

/** 1 a day; forecast 100 a day, or 1000 a month. */
const plain: Given = { actual: () => '1', mean: () => '100' };
const now = '2026-11-20T10:30:00Z';
const month = at(now, '2026-11-01T00:00:00Z', '2026-11-30T23:59:59Z');

describe('the picture', () => {
  it('has every day once: actual through yesterday, the forecast from today', () => {
    const { actual, forecast, lower, upper, ...rest } = linesOf(draw({}, plain, month));
    expect(actual).toHaveLength(19);
    expect([actual?.[0], actual?.at(-1)]).toEqual([
      ['2026-11-01', 1],
      ['2026-11-19', 1],
    ]);
    expect(forecast).toHaveLength(11);
    expect([forecast?.[0], forecast?.at(-1)]).toEqual([
      ['2026-11-20', 100],
      ['2026-11-30', 100],
    ]);
    expect([lower?.[0], upper?.[0]]).toEqual([
      ['2026-11-20', 90],
      ['2026-11-20', 110],
    ]);
    expect(rest).toEqual({});
  });

  it('draws the band by itself: upper is filled down to lower, by its name, and neither is in the legend', () => {
    const configs = draw({ alias: 'EC2' }, plain, month).map(({ fields }) => fields[1]?.config);
    const [actual, forecast, upper, lower] = configs;
    expect(actual).toMatchObject({ displayNameFromDS: 'EC2 · Actual', unit: 'currencyUSD' });
    expect(forecast).toMatchObject({ custom: { lineStyle: { fill: 'dash' } } });
    expect(upper?.custom).toMatchObject({ lineWidth: 0, fillBelowTo: lower?.displayNameFromDS });
    expect([upper, lower].map((config) => config?.custom?.['hideFrom'])).toEqual([
      { legend: true, tooltip: false, viz: false },
      { legend: true, tooltip: false, viz: false },
    ]);
  });

  it('gives an alert rule actual and forecast, nothing that is for the eye', () => {
    const frames = draw({ budget: '3000', lastMonth: true }, plain, { ...month, fromAlert: true });
    expect(Object.keys(linesOf(frames))).toEqual(['actual', 'forecast']);
  });

  it('lays last month beside, day by day; what it does not have stays empty', () => {
    const march = at('2027-03-30T12:00:00Z', '2027-03-25T00:00:00Z', '2027-04-03T00:00:00Z');
    const { lastMonth } = linesOf(draw({ lastMonth: true }, { ...plain, actual: (day) => day.slice(8) }, march));
    expect(lastMonth).toEqual([
      ['2027-03-25', 25],
      ['2027-03-26', 26],
      ['2027-03-27', 27],
      ['2027-03-28', 28],
      ['2027-03-29', null],
      ['2027-03-30', null],
      ['2027-03-31', null],
      ['2027-04-01', 1],
      ['2027-04-02', 2],
    ]);
  });

  it('draws a budget as its even share of each day, and whole by month', () => {
    const range = at(now, '2026-11-29T00:00:00Z', '2026-12-02T00:00:00Z');
    expect(linesOf(draw({ budget: '3100' }, plain, range))['budget']).toEqual([
      ['2026-11-29', 3100 / 30],
      ['2026-11-30', 3100 / 30],
      ['2026-12-01', 100],
    ]);
    const months = linesOf(draw({ budget: '3100', granularity: 'MONTHLY' }, plain, month));
    expect(months['budget']).toEqual([['2026-11-01', 3100]]);
  });

  it('makes of the open month what it cost so far and what is to come', () => {
    const months = at(now, '2026-09-10T00:00:00Z', '2027-01-10T00:00:00Z');
    const frames = draw({ granularity: 'MONTHLY' }, { actual: () => '0.1', mean: () => '1000' }, months);
    const { actual, forecast, lower } = linesOf(frames);
    expect(actual?.slice(0, 2)).toEqual([
      ['2026-09-01', 3],
      ['2026-10-01', 3.1],
    ]);
    expect(forecast?.slice(2)).toEqual([
      ['2026-11-01', 1001.9],
      ['2026-12-01', 1000],
      ['2027-01-01', 1000],
    ]);
    expect(lower?.[2]).toEqual(['2026-11-01', 991.9]);
    expect(noticesOf(frames)).toContain('2026-11 is actual through 2026-11-19 and forecast from 2026-11-20 on.');
  });

  it('says of each month what it does not have: Grafana would show the nearest there is', () => {
    const months = at(now, '2026-10-01T00:00:00Z', '2026-12-31T23:59:59Z');
    const query = { granularity: 'MONTHLY' };
    const lines = linesOf(draw(query, plain, months));
    expect(lines['actual']).toEqual([
      ['2026-10-01', 31],
      ['2026-11-01', null],
      ['2026-12-01', null],
    ]);
    expect(lines['forecast']?.[0]).toEqual(['2026-10-01', null]);
    expect(lines['upper']?.[0]).toEqual(['2026-10-01', null]);
    const forAlert = linesOf(draw(query, plain, { ...months, fromAlert: true }));
    expect(forAlert['actual']).toEqual([['2026-10-01', 31]]);
  });

  it('adds up from the start of each month, which it asks for: actual, forecast, bounds, last month', () => {
    const range = at(now, '2026-11-18T00:00:00Z', '2026-12-02T23:59:59Z');
    const frames = draw(
      { runningTotal: true, lastMonth: true, budget: '3000' },
      { ...plain, mean: () => '0.1' },
      range,
    );
    const { actual, forecast, upper, budget, lastMonth } = linesOf(frames);
    expect(actual).toEqual([
      ['2026-11-18', 18],
      ['2026-11-19', 19],
    ]);
    expect([forecast?.[0], forecast?.[10], forecast?.[11], forecast?.[12]]).toEqual([
      ['2026-11-20', 19.1],
      ['2026-11-30', 20.1],
      ['2026-12-01', 0.1],
      ['2026-12-02', 0.2],
    ]);
    expect(upper?.[10]).toEqual(['2026-11-30', 19 + 11 * 10.1]);
    expect(lastMonth?.[0]).toEqual(['2026-11-18', 18]);
    expect(new Set(budget?.map(([, value]) => value))).toEqual(new Set([3000]));
    expect(forecast?.[10]?.[1]).toBe(numberOf(draw({ format: 'monthEnd' }, { ...plain, mean: () => '0.1' }, range)));
  });

  it('says that a range is over, and draws what there was', () => {
    const frames = draw({}, plain, at(now, '2026-10-01T00:00:00Z', '2026-10-04T00:00:00Z'));
    expect(linesOf(frames)).toEqual({
      actual: [
        ['2026-10-01', 1],
        ['2026-10-02', 1],
        ['2026-10-03', 1],
      ],
    });
    expect(noticesOf(frames)).toEqual([expect.stringContaining('This range is over') as string]);
  });

  it('says which end was moved', () => {
    const far = at(now, '2024-01-01T00:00:00Z', '2031-01-01T00:00:00Z');
    expect(noticesOf(draw({ granularity: 'DAILY' }, plain, far)).slice(0, 2)).toEqual([
      'AWS forecasts three months of days (monthly, eighteen months): the forecast is shown up to 2027-02-19.',
      'AWS keeps 14 months of days: costs are shown from 2025-09-21.',
    ]);
    expect(noticesOf(draw({ granularity: 'MONTHLY' }, plain, far))[0]).toBe(
      'AWS forecasts eighteen months: the forecast is shown up to 2028-04-30.',
    );
  });

  it('says that a range that ends now shows no forecast, but on the last day, when there is no more', () => {
    const hint = (context: typeof month) =>
      noticesOf(draw({}, plain, context)).filter((text) => text.includes('beyond'));
    expect(hint(at(now, '2026-11-01'))).toEqual([
      'The forecast goes to 2026-11-30, beyond this time range: choose one that ends in the future to see all of it in a chart.',
    ]);
    expect(hint(at('2026-11-30T12:00:00Z', '2026-11-01'))).toEqual([]);
    expect(hint(month)).toEqual([]);
  });

  it('says that yesterday may still grow, where yesterday is shown', () => {
    const yesterday = expect.stringContaining('2026-11-19 may still grow') as string;
    expect(noticesOf(draw({}, plain, month))).toEqual([yesterday]);
    expect(noticesOf(draw({}, plain, at(now, now, '2026-12-20T00:00:00Z')))).toEqual([]);
  });
});

describe('the month end', () => {
  const monthEnd = (clock: string, more: object = {}, given = plain) =>
    numberOf(draw({ format: 'monthEnd', granularity: 'DAILY', ...more }, given, at(clock, '2026-01-01T00:00:00Z')));

  it.each([
    ['2026-11-01T00:00:00Z', 3000],
    ['2026-11-02T12:00:00Z', 2901],
    ['2026-11-20T10:30:00Z', 1119],
    ['2026-11-30T23:59:59Z', 129],
    ['2027-01-31T12:00:00Z', 130],
    ['2028-02-29T12:00:00Z', 128],
  ])('at %s is %s: each day once, today as forecast', (clock, expected) => {
    expect(monthEnd(clock)).toBe(expected);
  });

  it('is the same whatever range the panel has, and by month', () => {
    const ranges = [
      at(now, '2026-09-01', '2026-09-09'),
      at(now, '2026-11-19', '2026-11-22'),
      at(now, now, '2027-01-15'),
    ];
    expect(ranges.map((range) => numberOf(draw({ format: 'monthEnd' }, plain, range)))).toEqual([1119, 1119, 1119]);
    expect(monthEnd(now, { granularity: 'MONTHLY' })).toBe(119);
  });

  it('adds in decimals', () => {
    const tenths: Given = { actual: () => '0.1', mean: () => '0.2' };
    expect(monthEnd(now, {}, tenths)).toBe(4.1);
    expect(monthEnd(now, { monthEndAs: 'leftOfBudget', budget: '4.2' }, tenths)).toBe(0.1);
  });

  it.each([
    ['percentOfBudget', 200],
    ['leftOfBudget', -559.5],
    ['changeFromLastMonth', (100 * 1119) / 31 - 100],
  ])('as %s', (monthEndAs, expected) => {
    expect(monthEnd(now, { monthEndAs, budget: '559.5' })).toBeCloseTo(expected, 9);
  });

  it('is not known where a part of it is not', () => {
    expect(monthEnd(now, {}, { ...plain, actual: (day) => (day === '2026-11-10' ? 'N/A' : '1') })).toBeNull();
    expect(monthEnd(now, {}, { ...plain, mean: () => 'N/A' })).toBeNull();
  });

  it('never adds unlike units', () => {
    const hours: Given = { ...plain, unit: 'Hrs' };
    expect(monthEnd(now, {}, hours)).toBeNull();
    expect(noticesOf(draw({ format: 'monthEnd' }, hours, month))[0]).toBe(
      'AWS counts the past in Hrs and the forecast in USD: they are not added.',
    );
  });
});

describe('with too little history', () => {
  const young: Given = { actual: (day) => (day >= '2026-11-08' ? '5' : '0'), mean: null };

  it('draws an estimate of ours, named as such wherever it is seen', () => {
    const frames = draw({}, young, month);
    expect(linesOf(frames)['forecast']).toHaveLength(11);
    expect(linesOf(frames)['forecast']?.[0]).toEqual(['2026-11-20', 5]);
    expect(frames.map(({ fields }) => fields[1]?.config?.displayNameFromDS)).toEqual([
      'Actual',
      'Forecast (own estimate)',
      'Forecast (own estimate), 80 % upper',
      'Forecast (own estimate), 80 % lower',
    ]);
    expect(noticesOf(frames)[0]).toBe(
      "AWS has too little history to forecast this. The forecast is this plugin's own estimate, from the 11 whole days there are.",
    );
    const [table] = draw({ format: 'table' }, young, month);
    expect(new Set(table?.fields[1]?.values as string[])).toEqual(new Set(['actual', 'own estimate']));
    const [end] = draw({ format: 'monthEnd' }, young, month);
    expect(end?.fields[0]).toMatchObject({ values: [115], config: { displayNameFromDS: 'Month-end estimate (own)' } });
  });

  it('says so when it has no spread', () => {
    const frames = draw({}, { ...young, actual: (day) => (day >= '2026-11-18' ? '5' : '0') }, month);
    expect(Object.keys(linesOf(frames))).toEqual(['actual', 'forecast']);
    expect(noticesOf(frames)[0]).toContain('from the 1 whole day there is. They are too few');
  });

  it.each(['timeSeries', 'monthEnd'])('answers nothing at all with an empty frame that says so: %s', (format) => {
    const frames = draw({ format, budget: '10', lastMonth: true }, { actual: null, mean: null }, month);
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({ fields: [], meta: { type: expect.any(String) as string } });
    expect(noticesOf(frames)).toEqual([expect.stringContaining('neither costs nor a forecast') as string]);
  });
});

describe('of what never cost anything', () => {
  const given: Given = { actual: () => '0', mean: null };

  it.each([{}, { format: 'table' }, { format: 'monthEnd' }])('%j has no forecast, and says why', (query) => {
    const notices = noticesOf(draw(query, given, at('2026-11-20T12:00:00Z', '2026-11-01T00:00:00Z')));
    expect(notices[0]).toBe(
      'AWS has no forecast of this, and no day cost anything that an estimate of ours could start from.',
    );
    expect(notices.join()).not.toContain('The forecast goes to');
  });
});

describe('what a reader should know', () => {
  it('is said: stale, cut, unreadable', () => {
    const facts = { staleBecause: 'throttled', ageMs: 3 * 3_600_000, truncatedAtPages: 2 };
    const given: Given = { ...plain, facts, actual: (day) => (day === '2026-11-03' ? '' : '1') };
    const texts = noticesOf(draw({}, given, month));
    expect(texts.slice(0, 3)).toEqual([
      'AWS could not be asked (throttled): some of these numbers are 3 h old.',
      'AWS had more than 2 pages of actual days; the rest was not bought and is missing here.',
      'AWS sent an amount that is no number: empty here, and so is every sum with it.',
    ]);
  });
});
