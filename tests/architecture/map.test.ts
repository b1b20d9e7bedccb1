// Style 32: src/README.md is the one map of the house, short enough to be read, and true.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source-files';

const MAX_LINES = 120;
const map = readFileSync(path.join(root, 'src/README.md'), 'utf8');
const layers = readdirSync(path.join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'img')
  .map((entry) => entry.name);

describe('src/README.md', () => {
  it('stays below 120 lines', () => {
    expect(map.trimEnd().split('\n').length).toBeLessThan(MAX_LINES);
  });

  it('names every layer', () => {
    expect(layers.filter((layer) => !new RegExp(`\\b${layer}/`).test(map))).toEqual([]);
  });

  it('names no file or folder of src that is not there', () => {
    const named = [...map.matchAll(/`((?:[\w-]+\/)+[\w.-]*)`/g)].map((match) => match[1] ?? '');
    const gone = named.filter((name) => layers.includes(name.split('/')[0] ?? '') && !exists(name));

    expect(gone).toEqual([]);
  });
});

function exists(name: string): boolean {
  const folder = path.join(root, 'src', path.dirname(name));
  try {
    return readdirSync(folder).includes(path.basename(name));
  } catch {
    return false;
  }
}
