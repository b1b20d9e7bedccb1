import { checkFrame, type Field, type Frame, FrameError } from '../../src/plugin-sdk/data';

const time = (...values: number[]): Field => ({ name: 'Time', type: 'time', values });
const number = (values: (number | null)[], rest: Partial<Field> = {}): Field =>
  ({ name: 'Value', type: 'number', values, ...rest }) as Field;
const text = (name: string, ...values: (string | null)[]): Field => ({ name, type: 'string', values });

const wide = { type: 'timeseries-wide', typeVersion: [0, 1] } as const;
const multi = { type: 'timeseries-multi', typeVersion: [0, 1] } as const;
const long = { type: 'numeric-long', typeVersion: [0, 1] } as const;

describe('checkFrame', () => {
  it('gives back the very frame that it was given', () => {
    const frame: Frame = { fields: [time(0, 1), number([1, null])], meta: multi };
    expect(checkFrame(frame)).toBe(frame);
  });

  it.each<[string, Frame]>([
    ['no data with its type', { fields: [], meta: multi }],
    ['a table without rows', { fields: [text('Service')], meta: { type: 'table' } }],
    ['a frame without a type', { fields: [number([NaN, Infinity, null])] }],
    ['typed arrays', { fields: [{ name: 'Value', type: 'number', values: new Float64Array([1, NaN]) }] }],
    [
      'equal names with other labels',
      { fields: [number([1], { labels: { a: '1' } }), number([1], { labels: { a: '2' } })] },
    ],
    ['one number per row of labels', { fields: [text('Service', 'a', 'b'), number([1, 2])], meta: long }],
    [
      'the same time twice in a long frame',
      { fields: [time(5, 5), number([1, 2])], meta: { ...wide, type: 'timeseries-long' } },
    ],
    ['years before 1970', { fields: [time(-86_400_000)] }],
    [
      'keys that are undefined',
      { fields: [number([1], { config: { unit: undefined } })], meta: { notices: undefined } },
    ],
  ])('takes %s', (_what, frame) => {
    expect(() => checkFrame(frame)).not.toThrow();
  });

  it.each<[string, Frame, string]>([
    ['columns of unlike length', { fields: [time(0, 1), number([1])] }, 'fields[1].values'],
    ['a time that is no whole millisecond', { fields: [time(1.5)] }, 'fields[0].values[0]'],
    ['a time that is not there', { fields: [time(NaN)] }, 'fields[0].values[0]'],
    ['a time after 2262', { fields: [time(9.3e12)] }, 'fields[0].values[0]'],
    ['a number as text', { fields: [number(['1' as never])] }, 'fields[0].values[0]'],
    ['a number left undefined', { fields: [number([undefined as never])] }, 'fields[0].values[0]'],
    ['a type that we do not have', { fields: [{ name: 'a', type: 'json' as never, values: [] }] }, 'fields[0].type'],
    ['a label that is no text', { fields: [number([1], { labels: { a: 1 as never } })] }, 'fields[0].labels.a'],
    ['two fields with one name and one set of labels', { fields: [number([1]), number([2])] }, 'fields[1]'],
    [
      'decimals that are not whole',
      { fields: [number([1], { config: { decimals: 1.5 } })] },
      'fields[0].config.decimals',
    ],
    [
      'a link without address',
      { fields: [number([1], { config: { links: [{ title: 'x' } as never] } })] },
      'fields[0].config.links[0].url',
    ],
    [
      'a mapping of a sort that we do not have',
      { fields: [number([1], { config: { mappings: [{ type: 'range' as never, options: {} }] } })] },
      'fields[0].config.mappings[0].type',
    ],
    [
      'a mapping whose colour is no text',
      { fields: [number([1], { config: { mappings: [{ type: 'value', options: { OK: { color: 1 as never } } }] } })] },
      'fields[0].config.mappings[0].options["OK"].color',
    ],
    [
      'a key of config that Grafana does not know',
      { fields: [number([1], { config: { units: 'x' } as never })] },
      'fields[0].config.units',
    ],
    [
      'a severity that Grafana does not know',
      { fields: [], meta: { notices: [{ severity: 'warn' as never, text: '' }] } },
      'meta.notices[0].severity',
    ],
    [
      'a statistic that is not a number',
      { fields: [], meta: { stats: [{ displayName: 'a', value: NaN }] } },
      'meta.stats[0].value',
    ],
    ['custom meta that is no JSON', { fields: [], meta: { custom: { big: 1n } } }, 'meta.custom'],
    ['no fields and no meta', { fields: [] }, 'meta'],
    [
      'a dataplane type without version',
      { fields: [time(0), number([1])], meta: { type: 'timeseries-multi' } },
      'meta.typeVersion',
    ],
    ['a time series without time', { fields: [number([1])], meta: multi }, 'fields'],
    ['a time series without number', { fields: [time(0)], meta: multi }, 'fields'],
    ['times that descend', { fields: [time(2, 1), number([1, 2])], meta: multi }, 'fields'],
    ['a time twice in a series', { fields: [time(1, 1), number([1, 2])], meta: multi }, 'fields'],
    [
      'two columns of one set of labels in a wide frame',
      { fields: [time(0), number([1]), number([1], { name: 'Other' })], meta: wide },
      'fields',
    ],
    ['two rows of one set of labels', { fields: [text('Service', 'a', 'a'), number([1, 2])], meta: long }, 'fields'],
    ['two rows in a wide number', { fields: [number([1, 2])], meta: { ...wide, type: 'numeric-wide' } }, 'fields'],
  ])('refuses %s', (_what, frame, path) => {
    expect(() => checkFrame({ name: 'costs', ...frame })).toThrow(
      expect.objectContaining({ path, frameName: 'costs' }),
    );
    expect(() => checkFrame(frame)).toThrow(FrameError);
  });
});
