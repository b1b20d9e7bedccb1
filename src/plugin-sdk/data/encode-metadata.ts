import { labelsKey } from './check-labels';
import type { Field } from './field';
import type { Frame } from './frame';
import type { FrameMeta } from './frame-meta';

// Arrow metadata of a frame; keys and their spelling are Grafana's, all values are strings:
//   schema  name, refId    may be empty; Grafana fills an empty refId with the key of the response
//   schema  meta           JSON, only if there is one
//   field   labels, config JSON, left out when empty
//   field   tstype         number | string | boolean | time: Grafana's front end type, read by Go only for enums
// @see https://github.com/grafana/grafana-plugin-sdk-go/blob/main/data/arrow.go

export function schemaMetadata(frame: Frame): Map<string, string> {
  const entries = new Map([
    ['name', frame.name ?? ''],
    ['refId', frame.refId ?? ''],
  ]);
  if (frame.meta) {
    entries.set('meta', metaText(frame.meta));
  }
  return entries;
}

export function fieldMetadata(field: Field): Map<string, string> {
  const entries = new Map<string, string>();
  if (field.labels && Object.keys(field.labels).length > 0) {
    entries.set('labels', labelsKey(field.labels));
  }
  if (field.config) {
    entries.set('config', JSON.stringify(field.config));
  }
  return entries.set('tstype', field.type);
}

export function metaText(meta: FrameMeta): string {
  return JSON.stringify(meta);
}
