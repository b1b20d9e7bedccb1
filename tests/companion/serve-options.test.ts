import { readServeOptions } from '../../src/companion/serve-options';

describe('readServeOptions', () => {
  it('listens on loopback unless told', () => {
    expect(readServeOptions({}, {}, {})).toMatchObject({ address: '127.0.0.1', port: 3737, token: undefined });
  });

  it.each(['0.0.0.0', '10.1.2.3', '::'])('refuses to listen on %s without a token worth the name', (address) => {
    const refusal = { issues: [expect.stringContaining('AWSCOST_TOKEN')] };
    expect(readServeOptions({ address }, {}, {})).toEqual(refusal);
    expect(readServeOptions({ address }, {}, { AWSCOST_TOKEN: 'short' })).toEqual(refusal);
    const env = { AWSCOST_TOKEN: 'a-token-long-enough' };
    expect(readServeOptions({ address }, {}, env)).toEqual({
      issues: [expect.stringContaining('AWSCOST_ALLOWED_HOSTS')],
    });
    const open = readServeOptions({ address }, {}, { ...env, AWSCOST_ALLOWED_HOSTS: 'costs.example.com' });
    expect(open).toMatchObject({ address, allowedHosts: expect.arrayContaining(['costs.example.com']) });
  });

  it('reads every setting from the environment, over the file', () => {
    const file = { jsonData: { authType: 'default', endpoint: 'http://file' }, secureJsonData: { accessKey: 'FILE' } };
    const env = {
      AWSCOST_AUTH_TYPE: 'keys',
      AWSCOST_HISTORY_MONTHS: '38',
      AWSCOST_HOURLY: 'true',
      AWSCOST_DAILY_CAP_USD: '0.5',
      AWSCOST_ASSUME_ROLE_ARN: 'arn:aws:iam::111111111111:role/CostReader',
      AWSCOST_SECRET_KEY: 's3cret',
    };
    expect(readServeOptions({}, file, env)).toMatchObject({
      jsonData: {
        authType: 'keys',
        endpoint: 'http://file',
        historyMonths: 38,
        dailyCapUsd: 0.5,
        hourly: true,
        assumeRoleArn: env.AWSCOST_ASSUME_ROLE_ARN,
      },
      secureJsonData: { accessKey: 'FILE', secretKey: 's3cret' },
    });
  });

  it('keeps digits as text where text is wanted', () => {
    const read = readServeOptions({}, {}, { AWSCOST_EXTERNAL_ID: '123456', AWSCOST_PAGE_CAP: '5' });
    expect(read).toMatchObject({ jsonData: { externalId: '123456', pageCap: 5 } });
  });

  it('says at the start which setting does not fit', () => {
    expect(readServeOptions({}, {}, { AWSCOST_PAGE_CAP: 'many' })).toEqual({
      issues: [expect.stringContaining('pageCap')],
    });
  });

  it('refuses a port that is none', () => {
    expect(readServeOptions({ port: 'http' }, {}, {})).toEqual({ issues: [expect.stringContaining('port')] });
  });
});
