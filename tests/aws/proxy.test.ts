import { proxyFor } from '../../src/aws/proxy';
import type { ProxySettings } from '../../src/aws/proxy';

const AWS = 'https://ce.us-east-1.amazonaws.com/';
const FROM_ENV: ProxySettings = { proxyType: 'env', proxyUrl: '', proxyUsername: '' };
const ENV = { HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'http://plain-proxy:3128' };
const through = (target: string, env: Record<string, string>) => proxyFor(new URL(target), FROM_ENV, env)?.host;

it('takes the proxy of the target’s scheme, in either spelling', () => {
  expect(through(AWS, ENV)).toBe('proxy:3128');
  expect(through('http://aws.intern', ENV)).toBe('plain-proxy:3128');
  expect(through(AWS, { https_proxy: 'proxy:3128' })).toBe('proxy:3128');
  expect(through(AWS, {})).toBeUndefined();
});

it.each(['http://localhost:4566', 'http://127.0.0.1:4566', 'http://[::1]:4566'])(
  'never sends %s through a proxy of the environment',
  (target) => {
    expect(through(target, ENV)).toBeUndefined();
  },
);

it.each([
  ['*', AWS, true],
  ['amazonaws.com', AWS, true],
  ['.amazonaws.com', AWS, true],
  ['*.amazonaws.com', AWS, true],
  ['.amazonaws.com', 'https://amazonaws.com', false],
  ['zonaws.com', AWS, false],
  ['intern, ce.us-east-1.amazonaws.com:443', AWS, true],
  ['ce.us-east-1.amazonaws.com:8443', AWS, false],
  ['10.0.0.0/8', 'https://10.1.2.3', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['10.1.2.3', 'https://10.1.2.3', true],
  ['fd00::/8', 'https://[fd00::1]', true],
  ['', AWS, false],
])('reads NO_PROXY "%s" for %s', (noProxy, target, isDirect) => {
  expect(through(target, { ...ENV, NO_PROXY: noProxy }) === undefined).toBe(isDirect);
});

it('takes no proxy where none is wanted, and the one that is set otherwise', () => {
  const none: ProxySettings = { ...FROM_ENV, proxyType: 'none' };
  const set: ProxySettings = {
    proxyType: 'url',
    proxyUrl: 'http://other:8080',
    proxyUsername: 'me@corp',
    proxyPassword: 'p:w',
  };

  expect(proxyFor(new URL(AWS), none, ENV)).toBeUndefined();
  expect(proxyFor(new URL(AWS), set, ENV)?.href).toBe('http://me%40corp:p%3Aw@other:8080/');
});
