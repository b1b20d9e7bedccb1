// What holds for every kind there is, and for every one to come. Case by case tests are in the kinds' own folders.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type * as v from 'valibot';
import { checkFrame, type Field, type Frame } from '#plugin-sdk/data';
import { interpolateQuery, kinds, parseQuery, type QueryContext, type QueryKind } from '#queries';
import { answerTo, type Grid } from './answers';
import { context } from './cost/table';
import { goldenNames, readGolden } from './golden';

const week = context('2026-11-09T00:00:00Z', '2026-11-16T00:00:00Z');

type Loose = Record<string, unknown>;

/** A kind's examples, each of them with every option of every choice and switch; and every two such options together. */
function variations(kind: QueryKind): Loose[] {
  const examples = kind.examples.map(({ query }) => query as Loose);
  const options = kind.fields.flatMap((field): Loose[] => {
    switch (field.kind) {
      case 'choice':
        return field.options.map(({ value }) => ({ [field.name]: value }));
      case 'switch':
        return [true, false].map((value) => ({ [field.name]: value }));
      default:
        return [];
    }
  });
  const pairs = options.flatMap((one, index) => options.slice(index + 1).map((other) => ({ ...one, ...other })));
  return [
    ...examples,
    ...examples.flatMap((query) => options.map((option) => ({ ...query, ...option }))),
    ...examples.slice(0, 1).flatMap((query) => pairs.map((pair) => ({ ...query, ...pair }))),
  ];
}

function parsed(json: unknown): Loose {
  const result = parseQuery(json);
  if ('issues' in result) {
    throw new Error(JSON.stringify(result.issues));
  }
  return { ...result.query };
}

const draw = (kind: QueryKind, query: unknown, grid: Grid, at: QueryContext = week): readonly Frame[] =>
  kind.frames(
    query,
    kind.requests(query, at).map((request) => answerTo(request, grid)),
    at,
  );

/** Up to now, so that the last periods are incomplete. */
const untilNow = context('2026-11-13T00:00:00Z', '2026-11-20T10:30:00Z');
const askers: readonly QueryContext[] = [untilNow, { ...untilNow, chart: true }, { ...untilNow, fromAlert: true }];

const grid: Grid = [
  ['1.5', '2', undefined, '4'],
  ['10', '-20.0000000001', '30'],
  ['0.1', '0.2', '0.3', '1.2E-9'],
];

const fieldsOf = (frames: readonly Frame[], type: Field['type']): Field[] =>
  frames.flatMap(({ fields }) => fields.filter((field) => field.type === type));

it('gives every kind a REST path of its own', () => {
  expect(new Set(kinds.map(({ restPath }) => restPath)).size).toBe(kinds.length);
});

describe.each(kinds.map((kind) => [kind.queryType, kind] as const))('%s', (queryType, kind) => {
  const queries = variations(kind);

  it('parses from nothing but its name: every field has a default', () => {
    expect(parsed({ queryType })).toMatchObject({ queryType, schemaVersion: 1 });
  });

  it('has at least six queries to start from, without faults', () => {
    expect(kind.examples.length).toBeGreaterThanOrEqual(6);
    expect(kind.examples.flatMap(({ query }) => kind.check(query, week))).toEqual([]);
  });

  it('parses what it stored to what it was', () => {
    for (const query of queries) {
      expect(parsed(JSON.parse(JSON.stringify(query)))).toEqual(query);
    }
  });

  it('has an editor field for every field of its schema, and the reverse', () => {
    const schema = kind.schema as v.GenericSchema & { readonly entries: Loose };
    const stored = Object.keys(schema.entries).filter((name) => name !== 'queryType' && name !== 'schemaVersion');
    expect(kind.fields.map(({ name }) => name).sort()).toEqual(stored.sort());
  });

  it('describes each query in a line', () => {
    for (const query of queries) {
      expect(kind.describe(query)).toMatch(/^\S.*\S$/);
    }
  });

  it('asks the same whatever order its fields, filters and values come in, and asks it twice alike', () => {
    for (const query of queries) {
      const asked = JSON.stringify(kind.requests(query, week));
      expect(JSON.stringify(kind.requests(parsed(reversed(query)), week))).toBe(asked);
      expect(JSON.stringify(kind.requests(query, { ...week, nowMs: week.nowMs + 1 }))).toBe(asked);
    }
  });

  it('takes template variables in every text it stores', () => {
    for (const query of queries) {
      const withVariables = mapTexts(query, (text) => `$v_${text}`);
      const filled = interpolateQuery(kind, withVariables, (text) => text.replaceAll('$v_', '')).query;
      expect(parsed(filled)).toEqual(query);
    }
  });

  it('draws frames that Grafana decodes, each with a type', () => {
    for (const query of queries) {
      const frames = draw(kind, query, grid);
      frames.forEach(checkFrame);
      expect(frames.every(({ meta }) => meta?.type !== undefined)).toBe(true);
    }
  });

  it('tells every series of an answer apart by its labels, whoever asks: alert rules know instances by nothing else', () => {
    for (const query of queries) {
      for (const at of askers) {
        const frames = draw(kind, query, grid, at);
        frames.forEach(checkFrame);
        const series = frames.filter(({ meta }) => meta?.type === 'timeseries-multi');
        const labels = series.map(({ fields }) => JSON.stringify(Object.entries(fields.at(-1)?.labels ?? {}).sort()));
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  it('has exactly one number in each series, and in a numeric-long', () => {
    for (const query of queries) {
      for (const frame of draw(kind, query, grid, untilNow)) {
        const measures = frame.fields.filter(({ type }) => type === 'number' || type === 'boolean');
        if (frame.fields.length > 0 && frame.meta?.type !== 'table') {
          expect(measures).toHaveLength(1);
        }
      }
    }
  });

  it('gives an alert rule no series that is there for the eye only', () => {
    for (const query of queries) {
      const frames = draw(kind, query, grid, { ...untilNow, chart: true, fromAlert: true });
      expect(frames.flatMap(({ fields }) => fields.filter(({ labels }) => labels?.['complete']))).toEqual([]);
    }
  });

  it('shows no ARN', () => {
    for (const query of queries) {
      expect(JSON.stringify(draw(kind, query, grid, untilNow))).not.toContain('arn:');
    }
  });

  it('draws series at whole UTC hours that ascend, and a unit on every number', () => {
    for (const query of queries) {
      const frames = draw(kind, query, grid);
      // A table's times are moments, and two things may happen in one.
      const series = frames.filter(({ meta }) => meta?.type !== 'table');
      for (const { values } of fieldsOf(series, 'time')) {
        const times = Array.from(values as ArrayLike<number>);
        expect(times.every((time, row) => time % 3_600_000 === 0 && (row === 0 || time > times[row - 1]!))).toBe(true);
      }
      // What CloudWatch's math makes has the unit its panel gives it: a data source's own would be stronger.
      const measured = fieldsOf(frames, 'number').filter(({ labels }) => labels?.['Series'] === undefined);
      const isSound = kind.check(query, week).length === 0;
      expect(isSound ? measured.map(({ config }) => config?.unit) : []).not.toContain(undefined);
    }
  });

  it('never draws NaN', () => {
    for (const query of queries) {
      const numbers = fieldsOf(
        draw(kind, query, [
          ['1', 'N/A', ''],
          ['2', '3', '4'],
        ]),
        'number',
      );
      expect(numbers.flatMap(({ values }) => Array.from<unknown>(values)).filter(Number.isNaN)).toEqual([]);
    }
  });

  it('answers nothing with one typed frame, without fields unless it is a table', () => {
    for (const query of queries) {
      const frames = draw(kind, query, []);
      expect(frames).toHaveLength(1);
      const [frame] = frames;
      checkFrame(frame!);
      const isTable = frame!.meta?.type === 'table';
      expect(frame!.fields.length > 0).toBe(isTable);
    }
  });

  it('says in its README the columns and units that its goldens have', () => {
    const readme = readFileSync(path.join(__dirname, '../../src/queries', queryType, 'README.md'), 'utf8');
    for (const name of goldenNames(queryType)) {
      const section = new RegExp(`^### \\[${name}\\].*?(?=^##|(?![\\s\\S]))`, 'ms').exec(readme)?.[0] ?? '';
      const told = [...section.matchAll(/^\| *(\w\S*) *\| *(time|number|string|boolean) *\| *(\S*) *\|/gm)].map((row) =>
        row.slice(1),
      );
      const drawn = (readGolden(queryType, name)[0]?.fields ?? []).map((field) => [
        field.name,
        field.type,
        field.config?.unit ?? '',
      ]);
      expect(told).toEqual(drawn);
    }
  });

  const groups = kind.fields.some(({ kind: drawn, name }) => drawn === 'groupBy' && name === 'groupBy');
  (groups ? it : it.skip)('draws groups that add up to the ungrouped total, with and without a top', () => {
    const cents = fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }), { nil: undefined });
    const anyGrid = fc.array(fc.array(cents, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 8 });
    const groupBy = [{ type: 'TAG', key: 'team' }];
    fc.assert(
      fc.property(anyGrid, fc.integer({ min: 1, max: 9 }), (table, top) => {
        const amounts = table.map((row) => row.map((cent) => cent && (cent / 100).toFixed(2))) as Grid;
        const all = [
          Array.from({ length: 7 }, (_, day) =>
            (table.reduce((sum, row) => sum + (row[day] ?? 0), 0) / 100).toFixed(2),
          ),
        ];
        const whole = sum(draw(kind, parsed({ queryType, granularity: 'DAILY' }), all));
        for (const more of [{}, { top }, { top, format: 'total' }, { format: 'table', top }]) {
          expect(sum(draw(kind, parsed({ queryType, granularity: 'DAILY', groupBy, ...more }), amounts))).toBeCloseTo(
            whole,
            6,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

function sum(frames: readonly Frame[]): number {
  const numbers = fieldsOf(frames, 'number').flatMap(({ values }) => Array.from(values as ArrayLike<number | null>));
  return numbers.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** The same question in another order: keys of objects everywhere, and the lists whose order says nothing. */
function reversed(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => reversed(one));
    return name === 'filters' || name === 'values' ? list.reverse() : list;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner, key)]),
    );
  }
  return value;
}

/** All texts but those of closed lists that no variable can stand in: types, operators, our own marks. */
function mapTexts(value: unknown, map: (text: string) => string, name = ''): Loose {
  const fixed = ['queryType', 'type', 'operator'];
  const mapped =
    typeof value === 'string'
      ? value === '' || fixed.includes(name)
        ? value
        : map(value)
      : Array.isArray(value)
        ? value.map((one) => mapTexts(one, map))
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, map, key)]))
          : value;
  return mapped as Loose;
}
