// The life of the executable as go-plugin sees it: started bare, started by Grafana, ended in each of the ways it can end.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, linkSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readVersion } from '../../src/build/project';
import { Data, Diagnostics } from '../../src/plugin-sdk/genproto/pluginv2_pb';
import { buildExecutable } from './executable';
import { ask, PER_SERVICE, requestOf } from './panel';
import { GRAFANA_ENV, type PluginProcess, startPlugin } from './plugin-process';
import { type SimulatedAws, startAws } from './simulated-aws';

let executable: string;
let aws: SimulatedAws;
beforeAll(async () => {
  [executable, aws] = await Promise.all([buildExecutable(), startAws()]);
}, 120_000);
afterAll(() => aws.close());

describe('the executable', () => {
  it('says what it is when somebody else than Grafana starts it', () => {
    const { status, stdout, stderr } = spawnSync(executable, { env: {}, encoding: 'utf8' });

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/Grafana/);
  });

  it('knows its version', () => {
    expect(spawnSync(executable, ['-version'], { encoding: 'utf8' }).stdout.trim()).toBe(readVersion());
  });

  it('prints the handshake and nothing else, and listens where only its user can come', async () => {
    const plugin = await startPlugin(executable);
    await plugin.call(Diagnostics.method.collectMetrics, {});

    expect(plugin.stdout()).toMatch(/^1\|2\|unix\|\/[^|]+\|grpc\n$/);
    expect(statSync(plugin.socket).mode & 0o077).toBe(0);
    await plugin.stop();
  });

  it('ends in less than a second when Grafana asks, and leaves no socket', async () => {
    const plugin = await startPlugin(executable);
    await ask(plugin, { endpoint: aws.url }, [PER_SERVICE]);
    const startedAtMs = performance.now();

    expect(await plugin.stop()).toEqual([0, null]);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    expect(existsSync(plugin.socket)).toBe(false);
  });

  it('ignores Ctrl-C, which is Grafana’s to handle, and ends at SIGTERM', async () => {
    const plugin = await startPlugin(executable);
    const ended = once(plugin.child, 'exit');
    plugin.child.kill('SIGINT');
    await plugin.call(Diagnostics.method.collectMetrics, {});
    plugin.child.kill('SIGTERM');

    expect(await ended).toEqual([0, null]);
    expect(existsSync(plugin.socket)).toBe(false);
  });

  it('starts again after kill -9', async () => {
    const killed = await startPlugin(executable);
    const ended = once(killed.child, 'exit');
    killed.child.kill('SIGKILL');
    await ended;
    const next = await startPlugin(executable);

    expect(Object.keys(await ask(next, { endpoint: aws.url }, [PER_SERVICE]))).toEqual(['A']);
    await next.stop();
  });

  it('ends by itself when Grafana was killed', async () => {
    // A shell in Grafana's place.
    const env = { PATH: process.env['PATH'], ...GRAFANA_ENV };
    const grafana = spawn('sh', ['-c', `'${executable}' & wait`], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const [handshake] = (await once(grafana.stdout, 'data')) as [Buffer];
    // The pipe closes when its last holder has gone, and that is the plugin.
    const closed = once(grafana.stdout, 'close');
    grafana.kill('SIGKILL');
    await closed;

    expect(existsSync(String(handshake).split('|')[3] ?? '')).toBe(false);
  }, 15_000);
});

describe('what comes in', () => {
  let plugin: PluginProcess;
  beforeAll(async () => {
    plugin = await startPlugin(executable);
  });
  afterAll(() => plugin.stop());

  it('may be 5 MB; 17 MB are refused, and the process lives on', async () => {
    const oversized = (bytes: number) => ({ ...PER_SERVICE, padding: 'a'.repeat(bytes) });
    const source = { endpoint: aws.url };

    expect((await ask(plugin, source, [oversized(5_000_000)]))['A']?.status).toBe(200);
    // 8 is gRPC's RESOURCE_EXHAUSTED.
    await expect(plugin.call(Data.method.queryData, requestOf(source, [oversized(17_000_000)]))).rejects.toMatchObject({
      code: 8,
    });
    expect((await ask(plugin, source, [PER_SERVICE]))['A']?.status).toBe(200);
  }, 30_000);

  it('may be nonsense, which gets a sentence and leaves its neighbour', async () => {
    const { A, B } = await ask(plugin, { endpoint: aws.url }, ['{', PER_SERVICE]);

    expect(A).toMatchObject({ status: 400, error: expect.stringMatching(/\w+ \w+/) as string });
    expect(B?.status).toBe(200);
  });
});

describe('the folder it lives in', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'awscost-plugin-'));
    linkSync(executable, path.join(folder, 'gpx_awscost_linux_amd64'));
  });
  afterAll(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is never written to, and may be read-only', async () => {
    chmodSync(folder, 0o555);
    const plugin = await startPlugin(path.join(folder, 'gpx_awscost_linux_amd64'), { cwd: folder });
    await ask(plugin, { endpoint: aws.url }, [PER_SERVICE]);
    await plugin.stop();

    expect(readdirSync(folder)).toEqual(['gpx_awscost_linux_amd64']);
  });

  it('may hold a .env and a bunfig.toml: neither is read', async () => {
    chmodSync(folder, 0o755);
    // Read, the first would break the handshake and the second the start.
    writeFileSync(path.join(folder, '.env'), 'grafana_plugin_type=app\nAWSCOST_FROM_DOTENV=1\n');
    writeFileSync(path.join(folder, 'bunfig.toml'), 'preload = ["./missing.ts"]\n');
    const bare = spawnSync(path.join(folder, 'gpx_awscost_linux_amd64'), { cwd: folder, env: {}, encoding: 'utf8' });
    writeFileSync(path.join(folder, '.env'), 'grafana_plugin_type=datasource\n');
    const stillBare = spawnSync(path.join(folder, 'gpx_awscost_linux_amd64'), {
      cwd: folder,
      env: {},
      encoding: 'utf8',
      timeout: 5_000,
    });

    expect(bare.stderr).toMatch(/Grafana/);
    // With the cookie from `.env` it would have taken us for Grafana, printed a handshake and stayed.
    expect({ status: stillBare.status, stdout: stillBare.stdout }).toEqual({ status: 1, stdout: '' });
  });
});
