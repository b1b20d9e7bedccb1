// What can be seen of a compiled plugin without any host.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample, describeIf } from './toolchain';

const example = buildExample();
const cookie = { grafana_plugin_type: 'datasource' };
const start = (args: string[], env: Record<string, string>, options: object = {}) =>
  spawnSync(example.path!, args, { encoding: 'utf8', env, ...options });

/** Starts the plugin as Grafana would, asks it to go once `seen` is printed, and tells all that it said. */
async function startUntil(
  seen: RegExp,
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(example.path!, [], { env: { ...cookie, ...env } });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      said[stream] += chunk.toString();
      if (seen.test(said[stream])) {
        child.kill('SIGTERM');
      }
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...said };
}

describeIf(example)('a compiled plugin', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'executable'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says who starts it, with exit code 1 and nothing on stdout, without Grafana', () => {
    expect(start([], {})).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('Grafana starts it by itself'),
    });
  });

  it('tells its version', () => {
    expect(start(['-version'], {})).toMatchObject({ status: 0, stdout: '1.2.3\n' });
  });

  it('puts the handshake line on stdout and nothing else, and goes with code 0 on SIGTERM', async () => {
    const killed = await startUntil(/past the console/, { TMPDIR: folder, EXAMPLE_PRINTS: '1' });
    expect(killed.code).toBe(0);
    expect(killed.stdout).toMatch(/^1\|2\|unix\|[^|\n]+\|grpc\n$/);
    const lines = killed.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(expect.objectContaining({ '@message': 'printed by a library', '@level': 'debug' }));
    expect(lines).toContainEqual(expect.objectContaining({ '@message': expect.stringContaining('past the console') }));
  });

  it('reads no .env and no bunfig.toml of the folder that it is started in', () => {
    writeFileSync(join(folder, '.env'), 'grafana_plugin_type=datasource\n');
    writeFileSync(join(folder, 'bunfig.toml'), 'preload = ["./evil.ts"]\n');
    writeFileSync(join(folder, 'evil.ts'), 'console.log("evil")\n');
    expect(start([], {}, { cwd: folder })).toMatchObject({ status: 1, stdout: '' });
  });

  it('takes a loopback port where there is no temp dir', async () => {
    const killed = await startUntil(/grpc\n/, { TMPDIR: '/nowhere/at/all' });
    expect(killed.stdout).toMatch(/^1\|2\|tcp\|127\.0\.0\.1:(1\d|2[0-5])\d{3}\|grpc\n$/);
  });
});
