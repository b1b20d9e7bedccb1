import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serve } from '../../src/plugin-sdk';
import { handshakeLine, refusal } from '../../src/plugin-sdk/backend/handshake';
import { listen } from '../../src/plugin-sdk/backend/listen';
import { fakeHost, grafanaEnv } from './fake-host';
import { serveHandlers } from './grafana';

const noHandlers = async (): Promise<never> => {
  throw new Error('not wanted');
};

describe('handshake', () => {
  it.each([{}, { grafana_plugin_type: 'app' }])('refuses to run without Grafana: %j', async (env) => {
    const host = fakeHost(env);
    await serve({ pluginId: 'x', version: '1', host, loadHandlers: noHandlers });
    expect(host.exits).toEqual([1]);
    expect(host.stdout).toEqual([]);
    expect(host.stderr.join('')).toMatch(/Grafana plugin.*\n$/);
    host.removeTempDir();
  });

  it('refuses TLS in a sentence', () => {
    expect(refusal({ ...grafanaEnv, PLUGIN_CLIENT_CERT: 'PEM' })).toMatch(/TLS/);
  });

  it('says one line of five fields, after the socket accepts', async () => {
    const served = await serveHandlers({});
    expect(served.host.stdout).toHaveLength(1);
    expect(served.host.stdout[0]).toMatch(/^1\|2\|unix\|\/[^|]{1,99}\|grpc\n$/);
    expect(existsSync(served.socket)).toBe(true);
    await served.stop();
  });

  it('answers a question about multiplexing with no', () => {
    const address = { network: 'tcp', host: '127.0.0.1', port: 10_001 } as const;
    expect(handshakeLine(address, { PLUGIN_MULTIPLEX_GRPC: 'true' })).toBe('1|2|tcp|127.0.0.1:10001|grpc||false\n');
  });

  it.each([
    ['-version', '1.2.3\n'],
    ['--version', '1.2.3\n'],
    ['-buildinfo', '{"pluginID":"x","version":"1.2.3"}\n'],
  ])('answers %s and exits', async (flag, answer) => {
    const host = fakeHost({}, [flag]);
    await serve({ pluginId: 'x', version: '1.2.3', host, loadHandlers: noHandlers });
    expect([host.stdout, host.exits]).toEqual([[answer], [0]]);
    host.removeTempDir();
  });
});

describe('listen', () => {
  it('makes a socket for this user alone in the folder that the host names', async () => {
    const folder = fakeHost();
    const served = await serveHandlers({}, { ...grafanaEnv, PLUGIN_UNIX_SOCKET_DIR: folder.tempDir });
    expect(served.socket.startsWith(join(folder.tempDir, 'plugin'))).toBe(true);
    expect(statSync(served.socket).mode & 0o777).toBe(0o600);
    await served.stop();
    expect(existsSync(served.socket)).toBe(false);
    folder.removeTempDir();
  });

  it('lets a group in when the host names one', async () => {
    const gid = process.getgid!();
    const served = await serveHandlers({}, { ...grafanaEnv, PLUGIN_UNIX_SOCKET_GROUP: String(gid) });
    expect(statSync(served.socket)).toMatchObject({ gid, mode: expect.any(Number) });
    expect(statSync(served.socket).mode & 0o777).toBe(0o660);
    await served.stop();
  });

  it.each([
    ['a temp dir that is not there', { tempDir: '/nowhere/at/all' }],
    ['a temp dir whose name is too long', { tempDir: `/tmp/${'x'.repeat(100)}` }],
    ['Windows', { platform: 'win32' }],
  ])('falls back to a loopback port in the range with %s', async (_what, change) => {
    const host = fakeHost();
    const tried: string[] = [];
    const bind = async (target: string) => {
      tried.push(target);
      if (target.startsWith('unix:')) {
        throw new Error('EROFS');
      }
      return 0;
    };
    const { address } = await listen(bind, { ...host, ...change });
    expect(address).toMatchObject({ network: 'tcp', host: '127.0.0.1' });
    expect(address.network === 'tcp' && address.port >= 10_000 && address.port <= 25_000).toBe(true);
    host.removeTempDir();
  });

  it('tries the next port when one is taken, and says so when all are', async () => {
    const host = fakeHost({ ...grafanaEnv, PLUGIN_MIN_PORT: '12000', PLUGIN_MAX_PORT: '12002' });
    const taken = new Set<string>();
    const bind = async (target: string) => {
      if (taken.has(target)) {
        throw new Error('EADDRINUSE');
      }
      taken.add(target);
      return 0;
    };
    const windows = { ...host, platform: 'win32' };
    await listen(bind, windows);
    await listen(bind, windows);
    await listen(bind, windows);
    expect([...taken].sort()).toEqual(['127.0.0.1:12000', '127.0.0.1:12001', '127.0.0.1:12002']);
    await expect(listen(bind, windows)).rejects.toThrow('no free port between 12000 and 12002');
    host.removeTempDir();
  });

  it('does not fall back when the host named the folder', async () => {
    const host = fakeHost({ ...grafanaEnv, PLUGIN_UNIX_SOCKET_DIR: '/nowhere/at/all' });
    await serve({ pluginId: 'x', version: '1', host, loadHandlers: noHandlers });
    expect(host.exits).toEqual([1]);
    expect(host.stdout).toEqual([]);
    expect(JSON.parse(host.stderr.at(-1)!)).toMatchObject({ '@level': 'error', '@message': 'plugin cannot listen' });
    host.removeTempDir();
  });

  it('leaves a stale file of a crashed process alone', async () => {
    const host = fakeHost();
    const stale = createServer().listen(join(host.tempDir, 'pluginstale'));
    const { address } = await listen(async () => Promise.reject(new Error('EADDRINUSE')), host).catch(() => ({
      address: undefined,
    }));
    expect(address).toBeUndefined();
    expect(existsSync(join(host.tempDir, 'pluginstale'))).toBe(true);
    await new Promise((resolve) => stale.close(resolve));
    host.removeTempDir();
  });
});
