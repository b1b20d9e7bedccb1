import { lifetimeMinutesOf, parseSecrets, parseSettings } from '#settings';

function settingsOf(jsonData: unknown, legacy = {}) {
  const parsed = parseSettings(jsonData, legacy);
  if ('issues' in parsed) {
    throw new Error(parsed.issues.join('; '));
  }
  return parsed.settings;
}

describe('parseSettings', () => {
  it('fills every default in from nothing', () => {
    expect(settingsOf(undefined)).toMatchObject({
      authType: 'default',
      region: 'us-east-1',
      historyMonths: 14,
      hourly: false,
      pageCap: 20,
      proxyType: 'env',
    });
  });

  it.each([
    [{ assumeRoleArn: 'arn:aws:iam::1:role/A' }, 'arn:aws:iam::1:role/A'],
    [{ assumeRoleARN: 'arn:aws:iam::1:role/B' }, 'arn:aws:iam::1:role/B'],
    [{ assumeRoleArn: 'arn:aws:iam::1:role/A', assumeRoleARN: 'arn:aws:iam::1:role/B' }, 'arn:aws:iam::1:role/A'],
  ])('reads both spellings of the role: %j', (jsonData, expected) => {
    expect(settingsOf(jsonData).assumeRoleArn).toBe(expected);
  });

  it.each([
    ['arn', 'default'],
    ['sharedCreds', 'credentials'],
    ['', 'default'],
    ['keys', 'keys'],
  ])('reads the authentication type %p as %p', (stored, expected) => {
    expect(settingsOf({ authType: stored }).authType).toBe(expected);
  });

  it.each([
    [{ defaultRegion: 'eu-west-1' }, 'eu-west-1'],
    [{ defaultRegion: 'eu-west-1', region: 'default' }, 'eu-west-1'],
    [{ defaultRegion: 'eu-west-1', region: 'cn-north-1' }, 'cn-north-1'],
  ])('reads the region of %j', (jsonData, expected) => {
    expect(settingsOf(jsonData).region).toBe(expected);
  });

  it('finds the profile in its old place', () => {
    expect(settingsOf({ authType: 'credentials' }, { database: 'billing' }).profile).toBe('billing');
  });

  it('takes null for not set and ignores what it does not know', () => {
    expect(settingsOf({ endpoint: null, historyMonths: null, fromTheFuture: 1 })).toMatchObject({
      endpoint: '',
      historyMonths: 14,
    });
  });

  it.each([
    [{ pageCap: 0 }, 'pageCap'],
    [{ historyMonths: 12 }, 'historyMonths'],
    [{ hourly: 'yes' }, 'hourly'],
    [{ authType: 'magic' }, 'authType'],
  ])('names the setting that does not fit: %j', (jsonData, name) => {
    expect(parseSettings(jsonData)).toEqual({ issues: [expect.stringContaining(name)] });
  });
});

describe('parseSecrets', () => {
  it('trims what was pasted and drops what is empty or unknown', () => {
    expect(parseSecrets({ accessKey: ' AKIA\n', secretKey: '', other: 'x' })).toEqual({ accessKey: 'AKIA' });
  });
});

describe('the settings of money', () => {
  it('cap a day at one dollar unless told, and are off only by an explicit choice', () => {
    expect(settingsOf({})).toMatchObject({ spendCap: 'on', dailyCapUsd: 1, freshness: 'auto', planner: 'full' });
    expect(settingsOf({ dailyCapUsd: null, monthlyCapUsd: null })).toMatchObject({ spendCap: 'on', dailyCapUsd: 1 });
    expect(settingsOf({}).monthlyCapUsd).toBeUndefined();
    expect(settingsOf({ spendCap: 'off' }).spendCap).toBe('off');
  });

  it.each([
    [{ dailyCapUsd: -1 }, 'dailyCapUsd'],
    [{ dailyCapUsd: '1' }, 'dailyCapUsd'],
    [{ monthlyCapUsd: 1e9 }, 'monthlyCapUsd'],
    [{ spendCap: 'no' }, 'spendCap'],
    [{ freshness: 'never' }, 'freshness'],
    [{ lifetimeMinutes: { cost: 0 } }, 'lifetimeMinutes.cost'],
    [{ planner: 'on' }, 'planner'],
  ])('name what is wrong with %j', (jsonData, path) => {
    expect(parseSettings(jsonData)).toEqual({ issues: [expect.stringContaining(`${path}: `)] });
  });

  it.each([
    [{}, {}],
    [{ freshness: 'classic' }, { cost: 60, forecast: 120, values: 30, optimisation: 240 }],
    [{ freshness: 'fixed', lifetimeMinutes: { cost: 90 } }, { cost: 90 }],
    // What was typed in is kept for the day it is wanted again.
    [{ freshness: 'auto', lifetimeMinutes: { cost: 90 } }, {}],
  ])('read %j as lifetimes %j', (jsonData, expected) => {
    expect(lifetimeMinutesOf(settingsOf(jsonData))).toEqual(expected);
  });
});
