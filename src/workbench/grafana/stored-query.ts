import type { DataQuery } from '@grafana/schema';

/** A query of ours as a board stores it; the page hands it on and reads no more than these of it. */
export interface StoredQuery extends DataQuery {
  readonly schemaVersion?: number;
}
