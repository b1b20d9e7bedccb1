// The executable as a file: what it needs of the system it is started on.
import { readFileSync, statSync } from 'node:fs';
import { PLATFORMS } from '../../src/build/platforms';
import { hostPlatform } from '../../src/build/compile-companion';
import { buildExecutable } from '../system/executable';
import { neededLibraries } from './elf';

/** All that Grafana's Alpine image brings for foreign executables; libstdc++ and libgcc_s are not among it. */
const ALLOWED = ['libc.so.6', 'ld-linux-x86-64.so.2', 'libpthread.so.0', 'libdl.so.2', 'libm.so.6'];

let file: string;
beforeAll(async () => {
  file = await buildExecutable();
}, 120_000);

describe('the executable', () => {
  it('needs the five libraries of glibc and no others', () => {
    // Other systems make another format; the zip for Linux is made of the same parts.
    const isElf = hostPlatform() === PLATFORMS[0];

    expect(isElf ? neededLibraries(readFileSync(file)).filter((library) => !ALLOWED.includes(library)) : []).toEqual(
      [],
    );
  });

  it('may be run by everybody and changed by its owner', () => {
    expect(statSync(file).mode & 0o777).toBe(0o755);
  });
});
