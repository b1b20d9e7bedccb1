import {
  Batch,
  bool,
  Column,
  Endianness,
  field as arrowField,
  float64,
  Table,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
  Version,
} from '@uwdata/flechette';
import { columnBuffers } from './arrow-columns';
import { fieldMetadata, schemaMetadata } from './encode-metadata';
import type { Field } from './field';
import type { CheckedFrame } from './frame';

// Grafana reads a column's integer as nanoseconds whatever unit the schema names, takes a column that is not nullable
// without looking at its validity bits, and refuses dictionaries, which other writers choose for strings.
const types = { time: timestamp(TimeUnit.NANOSECOND), number: float64(), string: utf8(), boolean: bool() };

/**
 * Frame → one complete Arrow IPC *file* (Grafana refuses the stream format): one record batch, uncompressed.
 * Time is Timestamp[ns] and not nullable; number Float64, string Utf8, boolean Bool are nullable.
 * Throws nothing for a checked frame. @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/data/arrow.go
 */
export function encodeArrow(frame: CheckedFrame): Uint8Array {
  const fields = frame.fields.map((field) =>
    arrowField(field.name, types[field.type], field.type !== 'time', fieldMetadata(field)),
  );
  const schema = { version: Version.V5, endianness: Endianness.Little, fields, metadata: schemaMetadata(frame) };
  const bytes = tableToIPC(new Table(schema, frame.fields.map(column)), { format: 'file' });
  if (!bytes) {
    throw new Error('flechette returned no bytes'); // only with a sink of one's own
  }
  return bytes;
}

function column(field: Field): Column<unknown> {
  const type = types[field.type];
  return new Column([new Batch({ length: field.values.length, type, ...columnBuffers(field) })], type);
}
