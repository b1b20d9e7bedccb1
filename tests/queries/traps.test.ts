// The trap table in README.md names tests: they must be there.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const rows = [
  ...readFileSync(path.join(__dirname, 'README.md'), 'utf8').matchAll(
    /^\| (\d+) +\| ([\w/-]+): (.+?) +\| (.+?) +\|$/gm,
  ),
].map((row) => row.slice(1));

describe('the trap table', () => {
  it('has every trap that queries answer for', () => {
    const traps = [...new Set(rows.map(([trap]) => Number(trap)))];
    expect(traps).toEqual([
      1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 40,
    ]);
  });

  it.each(rows)('%s: %s has the test "%s"', (_, file = '', name = '') => {
    expect(readFileSync(path.join(__dirname, `${file}.test.ts`), 'utf8')).toContain(`'${name}`);
  });
});
