import fc from 'fast-check';
import { createLog } from '../../src/plugin-sdk';

const maxBytes = 60 * 1024;

function logTo(lines: string[], options = {}) {
  return createLog({ write: (line) => lines.push(line), ...options });
}

/** What Grafana's reader takes for granted of every line, and dies of otherwise. */
function expectSafe(line: string): Record<string, unknown> {
  expect(line.endsWith('}\n')).toBe(true);
  expect(line.slice(0, -1)).not.toMatch(/[\r\n]/);
  expect(Buffer.byteLength(line)).toBeLessThanOrEqual(maxBytes);
  const entry = JSON.parse(line) as Record<string, unknown>;
  expect(typeof entry['@message']).toBe('string');
  expect(entry['@level']).toMatch(/^(trace|debug|info|warn|error)$/);
  expect(
    Object.keys(entry).filter((key) => key === 'timestamp' || (key.startsWith('@') && !/^@(level|message)$/.test(key))),
  ).toEqual([]);
  return entry;
}

describe('log', () => {
  it('writes one line of hclog JSON with one write', () => {
    const lines: string[] = [];
    logTo(lines).warn('page cap reached', { operation: 'GetCostAndUsage', pages: 20, final: false });
    expect(lines).toEqual([
      '{"@level":"warn","@message":"page cap reached","operation":"GetCostAndUsage","pages":20,"final":false}\n',
    ]);
  });

  it('never writes what would end Grafana, whatever it is given', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@message', '@level', '@timestamp', '@module', 'timestamp', '__proto__', 'toString'),
    );
    fc.assert(
      fc.property(anything, fc.dictionary(key, anything), (message, fields) => {
        const lines: string[] = [];
        logTo(lines).info(message as string, fields);
        expect(lines).toHaveLength(1);
        expectSafe(lines[0]!);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, unknown]>([
    [
      'a circle',
      (() => {
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        return circle;
      })(),
    ],
    [
      'an error whose cause is itself',
      (() => {
        const error = new Error('round');
        error.cause = error;
        return error;
      })(),
    ],
    [
      'a getter that throws',
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    ],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['half a character', '\ud800'],
    ['control characters', '\0\u001b\u2028\n\r'],
    ['an invalid date', new Date(NaN)],
    ['a megabyte of zeros', '\0'.repeat(1_000_000)],
    ['a megabyte of emoji', '🦥'.repeat(250_000)],
    ['much nesting', Array.from({ length: 50 }).reduce((inner) => ({ inner }), {})],
    ['a buffer', Buffer.alloc(100_000)],
  ])('survives %s', (_what, value) => {
    const lines: string[] = [];
    logTo(lines).error(value as string, { value, also: value, [String('long key '.repeat(10_000))]: value });
    expectSafe(lines[0]!);
  });

  it('cuts a line of ten thousand fields', () => {
    const lines: string[] = [];
    logTo(lines).info(
      'many',
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, 'x'.repeat(100)])),
    );
    expect(expectSafe(lines[0]!)).toMatchObject({ '@message': 'many', truncated: expect.any(String) });
  });

  it('tells an error by name, message and cause', () => {
    const lines: string[] = [];
    logTo(lines).error('failed', { error: new TypeError('outer', { cause: new Error('inner') }) });
    expect(expectSafe(lines[0]!).error).toBe('TypeError: outer (cause: Error: inner)');
  });

  it('redacts secrets by the name of their key, at any depth', () => {
    const lines: string[] = [];
    const secrets = {
      secretKey: 'hunter2',
      accessKey: 'hunter2',
      sessionToken: 'hunter2',
      Authorization: 'hunter2',
      COOKIE: 'hunter2',
      password: 'hunter2',
      api_key: 'hunter2',
      externalId: 'hunter2',
    };
    logTo(lines).info('all', {
      ...secrets,
      context: {
        dataSource: { secureJsonData: { x: 'hunter2' } },
        list: [secrets],
        map: new Map([['token', 'hunter2']]),
      },
      grafanaConfig: { x: 'hunter2' },
    });
    expectSafe(lines[0]!);
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).toContain('[redacted]');
  });

  it('takes secrets out of running text with the scrubber it was given', () => {
    const lines: string[] = [];
    const scrub = (text: string) => text.replace(/AKIA\w+/g, '[key]');
    logTo(lines, { scrub }).info('key AKIA123 refused', { error: new Error('AKIA123'), nested: { text: 'AKIA123' } });
    expect(lines[0]).not.toContain('AKIA');
  });

  it('leaves out what is below its level', () => {
    const lines: string[] = [];
    const log = logTo(lines, { level: 'info' });
    log.trace('a');
    log.debug('b');
    log.info('c');
    expect(lines).toHaveLength(1);
  });

  it('keeps the fields of `with` on every line', () => {
    const lines: string[] = [];
    logTo(lines).with({ uid: 'u' }).with({ refId: 'A' }).info('x', { pages: 1 });
    expect(JSON.parse(lines[0]!)).toEqual({ '@level': 'info', '@message': 'x', uid: 'u', refId: 'A', pages: 1 });
  });

  it('does not fail when its writer does', () => {
    const log = createLog({
      write: () => {
        throw new Error('EPIPE');
      },
    });
    expect(() => log.info('x')).not.toThrow();
  });
});
