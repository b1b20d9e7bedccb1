// Finding what npm and the administrator have put on the machine.
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBun } from '../../src/build/find-bun';
import { findGrafana } from '../../src/build/find-grafana';
import { PLATFORMS } from '../../src/build/platforms';

const [LINUX] = PLATFORMS;

describe('findBun', () => {
  let modules: string;
  beforeEach(() => {
    modules = mkdtempSync(path.join(tmpdir(), 'awscost-modules-'));
    put('bun/bin/bun.exe', 450);
  });
  afterEach(() => rmSync(modules, { recursive: true, force: true }));

  /** A sparse file: only its size is looked at. */
  function put(file: string, bytes: number): void {
    mkdirSync(path.join(modules, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(modules, file), '');
    truncateSync(path.join(modules, file), bytes);
  }

  it('finds it where the install script moves it', () => {
    put('bun/bin/bun.exe', 90_000_000);

    expect(findBun(modules, LINUX!)).toBe(path.join(modules, 'bun/bin/bun.exe'));
  });

  it('finds it where npm puts it when no script runs', () => {
    put('@oven/bun-linux-x64/bin/bun', 90_000_000);

    expect(findBun(modules, LINUX!)).toBe(path.join(modules, '@oven/bun-linux-x64/bin/bun'));
  });

  it('says what to do when there is only the placeholder', () => {
    expect(() => findBun(modules, LINUX!)).toThrow(/npm install/);
  });
});

describe('findGrafana', () => {
  const machine = (...files: string[]) => ({
    pathVariable: '/usr/bin:/usr/sbin',
    exists: (file: string) => files.includes(file),
  });

  it('finds the packaged one', () => {
    const found = findGrafana({}, machine('/usr/share/grafana/conf/defaults.ini', '/usr/sbin/grafana-server'));

    expect(found).toEqual({ server: '/usr/sbin/grafana-server', homepath: '/usr/share/grafana' });
  });

  it('prefers the server that belongs to the given home', () => {
    const given = { homepath: '/opt/g' };
    const found = findGrafana(given, machine('/opt/g/conf/defaults.ini', '/opt/g/bin/grafana', '/usr/bin/grafana'));

    expect(found.server).toBe('/opt/g/bin/grafana');
  });

  it.each([
    ['no server', {}, ['/usr/share/grafana/conf/defaults.ini'], /--server/],
    ['no home', {}, ['/usr/bin/grafana'], /--homepath/],
    ['a wrong home', { homepath: '/opt/g' }, ['/usr/bin/grafana'], /no conf\/defaults.ini in \/opt\/g/i],
  ])('says what to give when there is %s', (_what, given, files, words) => {
    expect(() => findGrafana(given, machine(...files))).toThrow(words);
  });
});
