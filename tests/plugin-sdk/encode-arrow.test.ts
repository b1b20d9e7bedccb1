import { tableFromIPC, TimeUnit, Type } from 'apache-arrow';
import fc from 'fast-check';
import { checkFrame, encodeArrow, type Frame } from '../../src/plugin-sdk/data';

const encode = (frame: Frame): Uint8Array => encodeArrow(checkFrame(frame));
/** Second opinion: read back by Apache's own library, which shares no code with the writer. */
const read = (frame: Frame) => tableFromIPC(encode(frame));

const everyType: Frame = {
  name: 'many types',
  refId: 'A',
  meta: {
    type: 'table',
    typeVersion: [0, 0],
    custom: { Hi: 'there' },
    notices: [{ severity: 'info', text: 'größer ≥ 🦥' }],
  },
  fields: [
    { name: 'Time', type: 'time', values: [0, 1_700_000_000_123, -1] },
    {
      name: 'Value',
      type: 'number',
      values: [1.5, null, NaN],
      labels: { b: '2', a: '1' },
      config: { unit: 'currencyUSD', decimals: 2 },
    },
    { name: 'Typed', type: 'number', values: new Float64Array([-0, Infinity, 5e-324]) },
    { name: 'Text', type: 'string', values: ['', null, 'größer ≥ 🦥'] },
    { name: 'Flag', type: 'boolean', values: [true, null, false] },
  ],
};

describe('encodeArrow', () => {
  it('writes an Arrow file, magic at both ends', () => {
    const bytes = encode(everyType);
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('ARROW1\0\0');
    expect(Buffer.from(bytes.subarray(-6)).toString('latin1')).toBe('ARROW1');
  });

  it('writes the types that Grafana decodes, time alone not nullable, no dictionary', () => {
    const { fields } = read(everyType).schema;
    expect(fields.map(({ name, typeId, nullable }) => [name, typeId, nullable])).toEqual([
      ['Time', Type.Timestamp, false],
      ['Value', Type.Float, true],
      ['Typed', Type.Float, true],
      ['Text', Type.Utf8, true],
      ['Flag', Type.Bool, true],
    ]);
    expect(fields[0]!.type.unit).toBe(TimeUnit.NANOSECOND);
    expect(fields[1]!.type.precision).toBe(2);
  });

  it('keeps every value, null and not a number', () => {
    const table = read(everyType);
    const column = (name: string) => [...table.getChild(name)!];
    expect([...(table.getChild('Time')!.data[0]!.values as BigInt64Array)]).toEqual([
      0n,
      1_700_000_000_123_000_000n,
      -1_000_000n,
    ]);
    expect(column('Value')).toEqual([1.5, null, NaN]);
    expect(column('Typed')).toEqual([-0, Infinity, 5e-324]);
    expect(column('Text')).toEqual(['', null, 'größer ≥ 🦥']);
    expect(column('Flag')).toEqual([true, null, false]);
    expect(table.batches).toHaveLength(1);
  });

  it('lays out the buffers of a column as the Arrow format says, bit for bit', () => {
    const table = read(everyType);
    const { nullBitmap, values } = table.getChild('Value')!.data[0]!;
    expect(nullBitmap[0]! & 0b111).toBe(0b101);
    expect(new Uint8Array(values.buffer, values.byteOffset, 8)).toEqual(new Uint8Array([0, 0, 0, 0, 0, 0, 0xf8, 0x3f]));
    const text = table.getChild('Text')!.data[0]!;
    expect([...text.valueOffsets]).toEqual([0, 0, 0, 17]);
    expect(table.getChild('Time')!.data[0]!.nullCount).toBe(0);
  });

  it("says name, refId, meta, labels and config under Grafana's keys", () => {
    const { metadata, fields } = read(everyType).schema;
    expect(Object.fromEntries(metadata)).toEqual({
      name: 'many types',
      refId: 'A',
      meta: JSON.stringify(everyType.meta),
    });
    expect(Object.fromEntries(fields[1]!.metadata)).toEqual({
      labels: '{"a":"1","b":"2"}',
      config: '{"unit":"currencyUSD","decimals":2}',
      tstype: 'number',
    });
    expect(Object.fromEntries(fields[0]!.metadata)).toEqual({ tstype: 'time' });
  });

  it('writes "no data" as a schema without fields', () => {
    const table = read({ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } });
    expect([table.numCols, table.numRows]).toEqual([0, 0]);
    expect(table.schema.metadata.get('meta')).toBe('{"type":"timeseries-multi","typeVersion":[0,1]}');
  });

  it('keeps the columns of a frame without rows', () => {
    const table = read({ fields: everyType.fields.map((field) => ({ ...field, values: [] })) });
    expect([table.numCols, table.numRows]).toEqual([5, 0]);
  });

  it('reads back whatever goes in', () => {
    const row = fc.record({
      timeMs: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }),
      number: fc.option(fc.double()),
      text: fc.option(fc.string({ unit: 'binary' })),
      flag: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const table = read({
          fields: [
            { name: 't', type: 'time', values: rows.map(({ timeMs }) => timeMs) },
            { name: 'n', type: 'number', values: rows.map(({ number }) => number) },
            { name: 's', type: 'string', values: rows.map(({ text }) => text) },
            { name: 'b', type: 'boolean', values: rows.map(({ flag }) => flag) },
          ],
        });
        const times =
          rows.length > 0 ? [...(table.getChild('t')!.data[0]!.values as BigInt64Array)].slice(0, rows.length) : [];
        expect(times).toEqual(rows.map(({ timeMs }) => BigInt(timeMs) * 1_000_000n));
        expect([...table.getChild('n')!]).toEqual(rows.map(({ number }) => number));
        expect([...table.getChild('s')!]).toEqual(rows.map(({ text }) => text));
        expect([...table.getChild('b')!]).toEqual(rows.map(({ flag }) => flag));
      }),
    );
  });
});
