// What the architecture tests look at: our own source as text, imports and syntax.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.resolve(__dirname, '../..');

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** The folder below `src/`. */
  readonly layer: string;
  readonly text: string;
  /** Module names as written, type-only and dynamic imports included. */
  readonly imports: readonly string[];
}

/** Every TypeScript file below `src/`, in the order of their paths. */
export function readSourceFiles(): readonly SourceFile[] {
  return listFiles('src')
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return {
        path: file,
        layer: file.split('/')[1] ?? '',
        text,
        imports: ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName),
      };
    });
}

/** Files below a folder of the repository, sorted; none if there is no such folder. */
export function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function isGenerated(file: SourceFile): boolean {
  return file.path.includes('/genproto/');
}

/** Calls `visit` with every node of the file. */
export function visitNodes(file: SourceFile, visit: (node: ts.Node) => void): void {
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(tree);
}

/** `src/aws/retry.ts:12` for messages. */
export function place(file: SourceFile, node: ts.Node): string {
  const { line } = ts.getLineAndCharacterOfPosition(node.getSourceFile(), node.getStart());
  return `${file.path}:${line + 1}`;
}
