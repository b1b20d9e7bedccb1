import type { DataFrame, FieldConfigSource, TimeRange } from '@grafana/data';

/** What a panel of any type is drawn from. `options` is the board's JSON: each panel reads its own part of it. */
export interface Drawing {
  readonly frames: DataFrame[];
  readonly fieldConfig: FieldConfigSource;
  readonly options: Readonly<Record<string, unknown>>;
  readonly timeRange: TimeRange;
  readonly width: number;
  readonly height: number;
}

/** A part of a panel's options, over its defaults. The board JSON is ours and is checked by the browser test. */
export function option<T extends object>(options: Drawing['options'], name: string, defaults: T): T {
  return { ...defaults, ...(options[name] as Partial<T> | undefined) };
}
