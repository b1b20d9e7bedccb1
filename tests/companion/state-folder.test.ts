import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskFiles } from '../../src/companion/disk-files';
import { ledgerPlace } from '../../src/companion/state-folder';

const disk = { files: diskFiles, programFolder: '/opt/plugins/finops-awscost-datasource' };

describe('the folder of the ledger', () => {
  it.each([
    [{ GF_PLUGIN_STATE_FOLDER: '/srv/state', GF_PATHS_DATA: '/var/lib/grafana' }, '/srv/state'],
    [{ AWSCOST_STATE_FOLDER: '/srv/serve' }, '/srv/serve'],
    [{ GF_PATHS_DATA: '/var/lib/grafana' }, '/var/lib/grafana/finops-awscost-datasource'],
  ])('of %j is %s', (env, folder) => {
    expect(ledgerPlace(env, disk)).toEqual({ folder, files: diskFiles });
  });

  it.each([
    [{}, 'no state_folder is set in [plugin.finops-awscost-datasource]'],
    [{ GF_PLUGIN_STATE_FOLDER: 'data' }, 'is not an absolute path'],
    [{ GF_PLUGIN_STATE_FOLDER: disk.programFolder }, "plugin's own folder"],
    [{ GF_PLUGIN_STATE_FOLDER: `${disk.programFolder}/state` }, "plugin's own folder"],
  ])('of %j is none: %s', (env, why) => {
    expect(ledgerPlace(env, disk)).toEqual({ note: expect.stringContaining(why) });
  });
});

describe('the disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'awscost-ledger-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads back what was renamed into place, and knows a file that is not there', () => {
    const inner = path.join(folder, 'a', 'b');
    diskFiles.makeFolder(inner);
    diskFiles.makeFolder(inner);
    diskFiles.write(`${inner}/x.new`, 'text');
    diskFiles.rename(`${inner}/x.new`, `${inner}/x`);

    expect(diskFiles.read(`${inner}/x`)).toBe('text');
    expect(diskFiles.read(`${inner}/y`)).toBeUndefined();
    expect(readdirSync(inner)).toEqual(['x']);
    expect(() => diskFiles.read(inner)).toThrow('EISDIR');
  });

  it('gives up where no folder can be made', () => {
    diskFiles.write(path.join(folder, 'file'), '');

    expect(() => diskFiles.makeFolder(path.join(folder, 'file', 'below'))).toThrow('ENOTDIR');
    expect(() => diskFiles.makeFolder('/proc/nothing/below')).toThrow(/ENOENT|EACCES|EROFS|EPERM/);
  });
});
