import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { from, map, type Observable } from 'rxjs';
import type { VariableQuery } from '#queries';
import type { DataSource } from '../datasource';
import { VariableEditor } from './VariableEditor';

/** As Grafana stores it; text where somebody wrote it by hand. */
export interface StoredVariableQuery extends DataQuery, Partial<VariableQuery> {}

/** Query variables: our editor, our lists. Grafana applies regex and sort to what is found. */
export class VariableSupport extends CustomVariableSupport<DataSource, StoredVariableQuery> {
  readonly editor = VariableEditor;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override getDefaultQuery(): Partial<StoredVariableQuery> {
    return { refId: 'AwsCostVariable', list: 'accounts' };
  }

  query({ targets, scopedVars, range }: DataQueryRequest<StoredVariableQuery>): Observable<DataQueryResponse> {
    return from(this.dataSource.findVariableValues(targets[0], { scopedVars, range })).pipe(map((data) => ({ data })));
  }
}
