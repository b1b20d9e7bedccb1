import { PluginError } from '../../src/plugin-sdk';

describe('PluginError', () => {
  it('leaves one of its own as it is', () => {
    const error = new PluginError('no access', { status: 403, source: 'downstream' });
    expect(PluginError.from(error)).toBe(error);
  });

  it.each<[string, unknown, Partial<PluginError>]>([
    ['a bug', new TypeError('x is undefined'), { status: 500, source: 'plugin', message: 'x is undefined' }],
    ['an abort', new DOMException('gone', 'AbortError'), { status: 504, source: 'downstream' }],
    ['a timeout', new DOMException('late', 'TimeoutError'), { status: 504, source: 'downstream' }],
    ['a text', 'broken', { status: 500, source: 'plugin', message: 'broken' }],
    ['nothing', undefined, { message: 'undefined' }],
    ['an error without words', new Error(''), { message: 'unexpected error' }],
    ['an object that has no text', Object.create(null), { message: 'unexpected error' }],
  ])('makes something of %s', (_what, thrown, expected) => {
    expect(PluginError.from(thrown)).toMatchObject(expected);
  });

  it('keeps the cause', () => {
    const cause = new Error('x');
    expect(PluginError.from(cause).cause).toBe(cause);
  });

  it.each([
    [0, 500],
    [200, 500],
    [429, 429],
    [1000, 500],
    [NaN, 500],
  ])('turns the status %d into %d', (given, status) => {
    expect(new PluginError('x', { status: given, source: 'plugin' }).status).toBe(status);
  });
});
