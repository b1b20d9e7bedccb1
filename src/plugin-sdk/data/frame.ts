import type { Field } from './field';
import type { FrameMeta } from './frame-meta';

/**
 * A table of columns of equal length: what one query answers with.
 * Frames are never changed once made; encoded bytes are remembered per frame object (see `encode-once.ts`).
 */
export interface Frame {
  name?: string;
  /** Left out, Grafana fills in the query's refId; so one frame can answer under several. */
  refId?: string;
  fields: readonly Field[];
  meta?: FrameMeta;
}

declare const checked: unique symbol;

/** A frame that `checkFrame` has looked at: Grafana will decode it. */
export type CheckedFrame = Frame & { readonly [checked]: true };
