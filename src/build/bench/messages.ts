// The few messages of Grafana's protocol the bench speaks, written by field number: the generated types are the plugin SDK's own, and a
// client that only counts what comes back adds nearly nothing to the time it measures. Numbers: src/plugin-sdk/proto.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

export interface Asked {
  readonly source: {
    readonly uid: string;
    readonly jsonData: object;
    readonly secureJsonData: Readonly<Record<string, string>>;
  };
  /** The settings' version: a new one makes the plugin read them again. */
  readonly updatedMs: number;
  /** A query as the editor stores it. */
  readonly model: object;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Answered {
  readonly frames: number;
  readonly bytes: number;
  readonly error: string;
}

/** pluginv2.QueryDataRequest with one query, refId A. */
export function writeQueryData({ source, updatedMs, model, fromMs, toMs }: Asked): Uint8Array {
  const settings = new BinaryWriter().uint32(tag(8)).bytes(json(source.jsonData));
  for (const [key, value] of Object.entries(source.secureJsonData)) {
    settings.uint32(tag(9)).fork().uint32(tag(1)).string(key).uint32(tag(2)).string(value).join();
  }
  settings.uint32(varint(10)).int64(updatedMs).uint32(tag(11)).string(source.uid);
  const context = new BinaryWriter().uint32(varint(1)).int64(1).uint32(tag(5)).bytes(settings.finish());
  const range = new BinaryWriter().uint32(varint(1)).int64(fromMs).uint32(varint(2)).int64(toMs);
  const query = new BinaryWriter()
    .uint32(tag(1))
    .string('A')
    .uint32(varint(2))
    .int64(1000)
    .uint32(varint(3))
    .int64(60_000);
  query.uint32(tag(4)).bytes(range.finish()).uint32(tag(5)).bytes(json(model)).uint32(tag(6)).string('cost');
  return new BinaryWriter().uint32(tag(1)).bytes(context.finish()).uint32(tag(3)).bytes(query.finish()).finish();
}

/** pluginv2.QueryDataResponse with one response. */
export function readQueryData(bytes: Uint8Array): Answered {
  const frames: number[] = [];
  let error = '';
  for (const [, response] of fields(bytes)) {
    for (const [number, part] of fields(valueOf(response))) {
      if (number === 1) {
        frames.push(part.length);
      } else if (number === 2) {
        error = text(part);
      }
    }
  }
  return { frames: frames.length, bytes: bytes.length, error };
}

/** pluginv2.CollectMetricsResponse → Prometheus text. */
export function readMetrics(bytes: Uint8Array): string {
  return [...fields(bytes)].flatMap(([, payload]) => [...fields(payload)].map(([, part]) => text(part))).join('');
}

/** Of a map's entry: key is 1, value is 2. */
function valueOf(entry: Uint8Array): Uint8Array {
  return [...fields(entry)].find(([number]) => number === 2)?.[1] ?? new Uint8Array();
}

/** The length-delimited fields of a message; numbers are passed over. */
function* fields(bytes: Uint8Array): Iterable<readonly [number: number, value: Uint8Array]> {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (type === WireType.LengthDelimited) {
      yield [number, reader.bytes()];
    } else {
      reader.skip(type, number);
    }
  }
}

const tag = (field: number): number => (field << 3) | WireType.LengthDelimited;
const varint = (field: number): number => (field << 3) | WireType.Varint;
const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
