// Rule 6: time, randomness, network, environment and log come in as arguments; only `main.ts` files read the process.
import ts from 'typescript';
import { place, readSourceFiles, visitNodes, type SourceFile } from './source-files';

const files = readSourceFiles();

/** Programs, and the one file of the plugin SDK that turns the process into arguments. */
const READS_THE_PROCESS = /main\.tsx?$|^src\/build\/|^src\/plugin-sdk\/backend\/process-host\.ts$/;

/** No I/O, no clock, no environment, no log: the browser and the companion run the same functions. */
const PURE =
  /^src\/queries\/|^src\/plugin-sdk\/data\/|^src\/settings\/|^src\/aws\/(request|operations|cost-table)\.ts$/;
const IMPURE_GLOBALS = /^(console|fetch|setTimeout|setInterval|crypto|performance|localStorage|window|document)$/;

function places(file: SourceFile, isWanted: (node: ts.Node) => boolean): readonly string[] {
  const found: string[] = [];
  visitNodes(file, (node) => {
    if (isWanted(node)) {
      found.push(place(file, node));
    }
  });
  return found;
}

/** The global itself: not a property, a key or a local of that name. */
function isGlobal(node: ts.Node, name: RegExp): boolean {
  if (!ts.isIdentifier(node) || !name.test(node.text)) {
    return false;
  }
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return (
    !isMember && (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent) || ts.isNewExpression(parent))
  );
}

function readsTheClock(node: ts.Node): boolean {
  const text = node.getText();
  return (
    (ts.isPropertyAccessExpression(node) && (text === 'Date.now' || text === 'Math.random')) ||
    (ts.isNewExpression(node) && text === 'new Date()')
  );
}

describe('purity', () => {
  it('reads the process in main files only', () => {
    const found = files
      .filter((file) => !READS_THE_PROCESS.test(file.path))
      .flatMap((file) => places(file, (node) => isGlobal(node, /^process$/)));

    expect(found).toEqual([]);
  });

  it('keeps clock, randomness, network and log out of the pure rooms', () => {
    const found = files
      .filter((file) => PURE.test(file.path))
      .flatMap((file) => places(file, (node) => isGlobal(node, IMPURE_GLOBALS) || readsTheClock(node)));

    expect(found).toEqual([]);
  });
});
