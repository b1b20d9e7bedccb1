// The archive, read back by another library.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Entry, open } from 'yauzl';
import { executableName, PLATFORMS, platformOf } from '../../src/build/platforms';
import { zipFolder } from '../../src/build/zip';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'awscost-zip-'));
  mkdirSync(path.join(folder, 'plugin/img'), { recursive: true });
  writeFileSync(path.join(folder, 'plugin/plugin.json'), '{}', { mode: 0o600 });
  writeFileSync(path.join(folder, 'plugin/img/logo.svg'), '<svg/>', { mode: 0o777 });
  writeFileSync(path.join(folder, 'plugin/gpx_x_linux_amd64'), 'ELF', { mode: 0o700 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function zipped(): Promise<readonly Entry[]> {
  const target = path.join(folder, 'x.zip');
  await zipFolder(path.join(folder, 'plugin'), {
    rootName: 'acme-x-datasource',
    target,
    isExecutable: (file) => file.startsWith('gpx_'),
  });
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    open(target, (error, zip) => {
      zip?.on('entry', (entry) => entries.push(entry)).on('end', () => resolve(entries));
      zip?.on('error', reject);
      if (error) {
        reject(error);
      }
    });
  });
}

describe('zipFolder', () => {
  it('puts everything into one root folder named after the plugin', async () => {
    expect((await zipped()).map(({ fileName }) => fileName)).toEqual([
      'acme-x-datasource/gpx_x_linux_amd64',
      'acme-x-datasource/img/logo.svg',
      'acme-x-datasource/plugin.json',
    ]);
  });

  it('gives executables exactly 0755 and all else 0644, whatever they had', async () => {
    // Unix modes are in the upper half of the external attributes.
    const modes = (await zipped()).map(({ externalFileAttributes }) =>
      ((externalFileAttributes >>> 16) & 0o777).toString(8),
    );

    expect(modes).toEqual(['755', '644', '644']);
  });
});

describe('platforms', () => {
  it('have the names that Grafana looks for', () => {
    expect(PLATFORMS.map((platform) => executableName('gpx_x', platform))).toEqual([
      'gpx_x_linux_amd64',
      'gpx_x_linux_arm64',
      'gpx_x_darwin_amd64',
      'gpx_x_darwin_arm64',
      'gpx_x_windows_amd64.exe',
    ]);
  });

  it.each([
    ['linux', 'x64', 'bun-linux-x64'],
    ['darwin', 'arm64', 'bun-darwin-arm64'],
    ['win32', 'x64', 'bun-windows-x64'],
    ['freebsd', 'x64', undefined],
  ])('%s %s is found by Node’s names', (os, cpu, target) => {
    expect(platformOf(os, cpu)?.bunTarget).toBe(target);
  });
});
