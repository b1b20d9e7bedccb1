// Arrows point one way: design, section 4. A layer reaches another only through a door named in package.json `imports`.
import path from 'node:path';
import { readSourceFiles, type SourceFile } from './source-files';

/** Layer → the doors it may open. A layer that is not listed here has no place in the house yet. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  frontend: ['#queries', '#settings', '#aws/request'],
  workbench: ['#queries', '#settings', '#aws/request'],
  companion: ['#queries', '#settings', '#aws', '#aws/request', '#plugin-sdk', '#plugin-sdk/data'],
  queries: ['#aws/request', '#plugin-sdk/data'],
  aws: [],
  'plugin-sdk': [],
  settings: [],
  simulator: [],
  // Programs that bundle, start and measure the others.
  build: ['#queries', '#settings', '#aws', '#aws/request', '#plugin-sdk', '#plugin-sdk/data'],
};

/** What each layer must not know: rule 4, and what must run in a browser. */
const STRANGERS: Readonly<Record<string, RegExp>> = {
  'plugin-sdk': /^(@aws-sdk|@smithy)\//,
  aws: /^(@grafana|@grpc|@bufbuild)\//,
  queries: /^(node:|@grafana|@grpc|@bufbuild|react)/,
  settings: /^(node:|@grafana|@aws-sdk|react)/,
  frontend: /^(node:|@aws-sdk|@grpc|@bufbuild)/,
  workbench: /^(node:|@aws-sdk|@grpc|@bufbuild)/,
  simulator: /^(@aws-sdk|@smithy|@grafana|@grpc|#)/,
};

const files = readSourceFiles();

function wrongImports(isWrong: (imported: string, file: SourceFile) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => isWrong(imported, file)).map((imported) => `${file.path} → ${imported}`),
  );
}

describe('arrows', () => {
  it('know every layer', () => {
    const unknown = new Set(files.map((file) => file.layer).filter((layer) => !(layer in DOORS)));

    expect([...unknown]).toEqual([]);
  });

  it('go only through the doors of the layer', () => {
    const wrong = wrongImports((imported, file) => imported.startsWith('#') && !DOORS[file.layer]?.includes(imported));

    expect(wrong).toEqual([]);
  });

  it('never leave a layer by a relative path', () => {
    const wrong = wrongImports((imported, file) => {
      const target = path.posix.join(path.posix.dirname(file.path), imported);
      return imported.startsWith('.') && !target.startsWith(`src/${file.layer}/`);
    });

    expect(wrong).toEqual([]);
  });

  it('bring no stranger into a layer', () => {
    const wrong = wrongImports((imported, file) => {
      // Types cost nothing at run time: the requests are typed by the SDK. What is imported as a value is bundled.
      const isTypeOnly = new RegExp(`import type [^;]*['"]${imported}['"]`).test(file.text);
      return Boolean(STRANGERS[file.layer]?.test(imported)) && !isTypeOnly;
    });

    expect(wrong).toEqual([]);
  });
});
