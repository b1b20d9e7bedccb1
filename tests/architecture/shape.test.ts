// Rule 7 and style 1, 2, 5: small files, names that can be guessed, and only the forms we agreed on.
import path from 'node:path';
import ts from 'typescript';
import { isGenerated, place, readSourceFiles, visitNodes } from './source-files';

const MAX_LINES = 300;
const MEDIAN_LINES = 90;
/** Said in a file's first line, this lets it grow: rows of facts are not ideas. */
const REASON = /table of facts|generated/i;

const files = readSourceFiles().filter((file) => !isGenerated(file));

const lineCount = (text: string): number => text.trimEnd().split('\n').length;

describe('shape', () => {
  it('keeps every file below 300 lines, unless its first line says why not', () => {
    const long = files.filter(
      (file) => lineCount(file.text) > MAX_LINES && !REASON.test(file.text.split('\n')[0] ?? ''),
    );

    expect(long.map((file) => `${file.path}: ${lineCount(file.text)}`)).toEqual([]);
  });

  it('keeps the median file at 90 lines or below', () => {
    const counts = files.map((file) => lineCount(file.text)).sort((a, b) => a - b);

    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES);
  });

  it('names files in kebab-case and components in PascalCase', () => {
    const wrong = files
      .map((file) => file.path)
      .filter((file) => {
        const name = path.posix.basename(file);
        return name.endsWith('.tsx')
          ? !/^([A-Z]\w*|main|module)(\.\w+)?\.tsx$/.test(name)
          : !/^[a-z0-9-]+(\.[a-z-]+)?\.ts$/.test(name);
      });

    expect(wrong).toEqual([]);
  });

  it('uses no vague file name', () => {
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts)/.test(file.path));

    expect(vague.map((file) => file.path)).toEqual([]);
  });

  it('has no any, enum, namespace, default export or export *', () => {
    const found: string[] = [];
    for (const file of files) {
      visitNodes(file, (node) => {
        const isUnwanted =
          node.kind === ts.SyntaxKind.AnyKeyword ||
          ts.isEnumDeclaration(node) ||
          (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) && node.name.text !== 'global') ||
          ts.isExportAssignment(node) ||
          (node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent)) ||
          (ts.isExportDeclaration(node) && !node.exportClause);
        if (isUnwanted) {
          found.push(`${place(file, node)}: ${node.getText().split('\n')[0]}`);
        }
      });
    }

    expect(found).toEqual([]);
  });
});
