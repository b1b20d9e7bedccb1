// Rule 2: a kind is one folder, and everything that follows from it is there: README, golden, dashboard, simulator operation.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, readSourceFiles, root } from './source-files';

const files = readSourceFiles();
const kinds = [
  ...new Set(
    files.map((file) => /^src\/queries\/([^/]+)\/model\.ts$/.exec(file.path)?.[1]).filter((kind) => kind !== undefined),
  ),
];

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('kinds', () => {
  it('are found at all', () => {
    expect(kinds).toContain('cost');
  });

  it.each(kinds)('%s has a README of its own', (kind) => {
    expect(existsSync(path.join(root, 'src/queries', kind, 'README.md'))).toBe(true);
  });

  it.each(kinds)('%s is in the registry', (kind) => {
    expect(textOf('src/queries/registry.ts')).toContain(`./${kind}`);
  });

  it.each(kinds)('%s has a golden', (kind) => {
    const goldens = listFiles('tests/queries').filter((file) => file.endsWith('.json') && file.includes(`/${kind}`));

    expect(goldens).not.toEqual([]);
  });

  it.each(kinds)('%s is shown on a dashboard', (kind) => {
    const dashboards = listFiles('dashboards').filter((file) =>
      new RegExp(`"queryType":\\s*"${kind}"`).test(textOf(file)),
    );

    expect(dashboards).not.toEqual([]);
  });

  it.each(kinds)('%s asks only what the simulator answers', (kind) => {
    const asked = files
      .filter((file) => file.path.startsWith(`src/queries/${kind}/`))
      .flatMap((file) => [...file.text.matchAll(/'[a-z-]+:([A-Z]\w+)'/g)].map((match) => kebab(match[1] ?? '')));
    const answered = listFiles('src/simulator/services').map((file) => path.posix.basename(file, '.ts'));

    expect(asked).not.toEqual([]);
    expect(asked.filter((operation) => !answered.includes(operation))).toEqual([]);
  });
});

/** `GetCostAndUsage` → `get-cost-and-usage`. */
function kebab(operation: string): string {
  return operation.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}
