import { cpSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Compiler } from 'webpack';

/** Copies files into folders, and folders onto folders, after each successful build. What does not exist is left out. */
export class CopyFiles {
  constructor(private readonly copies: ReadonlyArray<readonly [from: string, toFolder: string]>) {}

  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tap('CopyFiles', () => {
      for (const [from, toFolder] of this.copies) {
        if (!existsSync(from)) {
          continue;
        }
        const to = statSync(from).isDirectory() ? toFolder : path.join(toFolder, path.basename(from));
        cpSync(from, to, { recursive: true });
      }
    });
  }
}
