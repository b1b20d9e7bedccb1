import { cpSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Compiler } from 'webpack';

/** A file into a folder, under its own name or another; or a folder's contents into a folder. */
export type Copy = readonly [from: string, toFolder: string, name?: string];

/** Copies after each successful build. What does not exist is left out. */
export class CopyFiles {
  constructor(private readonly copies: readonly Copy[]) {}

  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tap('CopyFiles', () => {
      for (const [from, toFolder, name] of this.copies) {
        if (!existsSync(from)) {
          continue;
        }
        const to = statSync(from).isDirectory() ? toFolder : path.join(toFolder, name ?? path.basename(from));
        cpSync(from, to, { recursive: true });
      }
    });
  }
}
