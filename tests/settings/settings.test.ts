import { parseSecrets, parseSettings } from '#settings';

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
    expect(settingsOf({ endpoint: null, historyMonths: null, fromTheFuture: 1 })).toMatchObject({ endpoint: '', historyMonths: 14 });
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
