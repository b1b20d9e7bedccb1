// Goldens: few, readable, renewed only with UPDATE_GOLDEN=1, their diff reviewed like code.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Field, Frame } from '#plugin-sdk/data';

/** A frame as JSON: columns as plain lists, a column to a line. */
export interface GoldenFrame {
  readonly meta: Frame['meta'];
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly values: readonly unknown[];
    readonly config?: Field['config'];
  }[];
}

const folder = (kind: string) => path.join(__dirname, kind, 'golden');

export const goldenNames = (kind: string): readonly string[] =>
  readdirSync(folder(kind))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.basename(name, '.json'));

export const readGolden = (kind: string, name: string): readonly GoldenFrame[] =>
  JSON.parse(readFileSync(path.join(folder(kind), `${name}.json`), 'utf8')) as GoldenFrame[];

/** Compares frames with the golden of that name, or writes it under UPDATE_GOLDEN=1. */
export function expectGolden(kind: string, name: string, frames: readonly Frame[]): void {
  const plain = frames.map(({ meta, fields }) => ({
    meta,
    fields: fields.map((field) => ({ ...field, values: Array.from<unknown>(field.values) })),
  }));
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder(kind), { recursive: true });
    // Lists of plain values on one line: a column is read across.
    const text = JSON.stringify(plain, null, 2).replace(
      /\[\s+((?:[^[\]{}"]|"(?:[^"\\]|\\.)*")*?)\s+\]/g,
      (_, inner: string) => `[${inner.replace(/\n\s*/g, ' ')}]`,
    );
    writeFileSync(path.join(folder(kind), `${name}.json`), `${text}\n`);
  }
  expect(plain).toEqual(readGolden(kind, name));
}
