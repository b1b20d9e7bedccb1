// What `npm run build` makes of the repository: a folder that Grafana can load as it stands.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFrontend } from '../../src/build/build-frontend';
import { missingFiles, writePluginFolder } from '../../src/build/plugin-folder';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'awscost-folder-'));
  await buildFrontend(folder);
  writePluginFolder(folder, new Date('2026-11-20T00:00:00Z'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('the plugin folder', () => {
  it('holds all that plugin.json names and Grafana shows', () => {
    expect(missingFiles(folder)).toEqual([]);
  });

  it('notices what is missing', () => {
    expect(missingFiles(path.join(folder, 'img'))).toContain('module.js');
  });

  it('has a module of the AMD form, as Grafana loads it, with its source map', () => {
    expect(textOf('module.js')).toMatch(/^define\(\[/);
    expect(readdirSync(folder)).toContain('module.js.map');
  });

  it('leaves to Grafana what Grafana shares', () => {
    const shared = /^define\(\[([^\]]*)\]/.exec(textOf('module.js'))?.[1] ?? '';

    expect(shared).toContain('"react/jsx-runtime"');
    expect(shared).toContain('"@grafana/data"');
  });

  it('has no placeholder left', () => {
    expect(textOf('plugin.json')).not.toMatch(/%[A-Z]+%/);
    expect(textOf('LICENSE')).not.toMatch(/\[yyyy\]|\{yyyy\}/);
  });
});
