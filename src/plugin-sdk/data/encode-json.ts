import { labelsKey } from './check-labels';
import { metaText } from './encode-metadata';
import type { Field } from './field';
import type { CheckedFrame } from './frame';

// {"schema":{"name","refId","meta","fields":[{"name","type","typeInfo":{"frame","nullable"},"labels","config"}]},
//  "data":{"values":[[…],[…]],"entities":[null,{"NaN":[rows],"Inf":[rows],"NegInf":[rows]}]}}
// `schema` comes first: Grafana's decoder reads the columns by it. Times are epoch milliseconds, so `nanos` is never
// needed.
// @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/data/frame_json.go

const typeInfo: Record<Field['type'], string> = {
  time: '{"frame":"time.Time"}',
  number: '{"frame":"float64","nullable":true}',
  string: '{"frame":"string","nullable":true}',
  boolean: '{"frame":"bool","nullable":true}',
};

/**
 * Frame → the JSON that newer Grafana asks for instead of Arrow; NaN and infinities go to `entities`. Throws nothing.
 */
export function encodeJson(frame: CheckedFrame, refId = frame.refId): string {
  const schema = [
    ...(frame.name ? [`"name":${JSON.stringify(frame.name)}`] : []),
    ...(refId ? [`"refId":${JSON.stringify(refId)}`] : []),
    ...(frame.meta ? [`"meta":${metaText(frame.meta)}`] : []),
    `"fields":[${frame.fields.map(fieldSchema).join(',')}]`,
  ];
  const entities = frame.fields.map(fieldEntities);
  const rest = entities.some((text) => text !== 'null') ? `,"entities":[${entities.join(',')}]` : '';
  return `{"schema":{${schema.join(',')}},"data":{"values":[${frame.fields.map(fieldValues).join(',')}]${rest}}}`;
}

function fieldSchema(field: Field): string {
  const { name, type, labels, config } = field;
  const head = `"name":${JSON.stringify(name)},"type":"${type}","typeInfo":${typeInfo[type]}`;
  const labelsPart = labels && Object.keys(labels).length > 0 ? `,"labels":${labelsKey(labels)}` : '';
  return `{${head}${labelsPart}${config ? `,"config":${JSON.stringify(config)}` : ''}}`;
}

// JSON.stringify writes NaN and the infinities as null, which is just what `values` wants.
function fieldValues(field: Field): string {
  const { values } = field;
  return JSON.stringify(Array.isArray(values) ? values : Array.from(values as ArrayLike<unknown>));
}

function fieldEntities(field: Field): string {
  if (field.type !== 'number') {
    return 'null';
  }
  const rows: Record<'NaN' | 'Inf' | 'NegInf', number[]> = { NaN: [], Inf: [], NegInf: [] };
  for (let row = 0; row < field.values.length; row++) {
    const value = field.values[row];
    if (value === null || Number.isFinite(value)) {
      continue;
    }
    rows[value === Infinity ? 'Inf' : value === -Infinity ? 'NegInf' : 'NaN'].push(row);
  }
  const present = Object.entries(rows).filter(([, list]) => list.length > 0);
  return present.length > 0 ? JSON.stringify(Object.fromEntries(present)) : 'null';
}
