export { checkFrame } from './check-frame';
export { encodeArrow } from './encode-arrow';
export { encodeJson } from './encode-json';
export type { BooleanField, DataLink, Field, FieldConfig, Labels, NumberField, StringField, TimeField } from './field';
export type { CheckedFrame, Frame } from './frame';
export { FrameError } from './frame-error';
export type { FrameMeta, FrameType, Notice, QueryStat } from './frame-meta';
