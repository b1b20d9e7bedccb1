import {
  CoreApp,
  type AnnotationSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { findKind, interpolateQuery, parseQuery } from '#queries';
import { billingDays } from './billing-days';
import { createChoices, type Choices } from './fields/choices';
import { newQuery, started, type AwsCostQuery } from './query';
import type { DataSourceJson } from './settings';
import { expandVariables } from './template-variables';

/** Our data source in the browser: fills in variables and hands queries to the companion. It never asks AWS itself. */
export class DataSource extends DataSourceWithBackend<AwsCostQuery, DataSourceJson> {
  /** Grafana's standard annotation support, with the same query editor. */
  override annotations: AnnotationSupport<AwsCostQuery> = {};
  readonly choices: Choices;

  constructor(
    instanceSettings: DataSourceInstanceSettings<DataSourceJson>,
    private readonly templateSrv: TemplateSrv = getTemplateSrv(),
  ) {
    super(instanceSettings);
    this.choices = createChoices({
      // A picker that cannot load says so itself, beside the field; a toast would say it twice.
      get: (path, params) => this.getResource(path, params, { showErrorAlert: false }),
      variableNames: () => this.templateSrv.getVariables().map((variable) => variable.name),
    });
  }

  /** AWS's hours are moments; its days and months are UTC's, whatever zone they were picked in. */
  override query(request: DataQueryRequest<AwsCostQuery>): Observable<DataQueryResponse> {
    const { targets, range, timezone, scopedVars } = request;
    const isHourly = targets.some((target) => this.applyTemplateVariables(target, scopedVars).granularity === 'HOURLY');
    return super.query(isHourly ? request : { ...request, range: billingDays(range, timezone) });
  }

  override getDefaultQuery(app: CoreApp): Partial<AwsCostQuery> {
    // Alerting lays it under every stored query to draw it, and evaluates the stored one: nothing may shine through.
    return app === CoreApp.UnifiedAlerting ? {} : newQuery();
  }

  /** Hidden queries are not sent: a request may cost money. */
  override filterQuery(query: AwsCostQuery): boolean {
    return !query.hide;
  }

  /** Grafana calls it for panels, and for Explore through `interpolateVariablesInQueries`. */
  override applyTemplateVariables(stored: AwsCostQuery, scopedVars: ScopedVars): AwsCostQuery {
    const query = started(stored);
    const kind = findKind(query.queryType || 'cost');
    const replace = (text: string) => expandVariables(text, this.templateSrv, scopedVars);
    // What cannot be filled in keeps its variable, and the companion says which field that is.
    return kind ? interpolateQuery(kind, query, replace).query : query;
  }

  override getQueryDisplayText(query: AwsCostQuery): string {
    const parsed = parseQuery(query, { allowVariables: true });
    return 'kind' in parsed ? parsed.kind.describe(parsed.query) : `Unreadable query ${query.refId}`;
  }
}
