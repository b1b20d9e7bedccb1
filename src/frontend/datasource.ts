import {
  CoreApp,
  type AnnotationSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
  type TimeRange,
  getTimeZone,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { findKind, interpolateQuery, parseQuery } from '#queries';
import { billingDays } from './billing-days';
import { createChoices, type Choices } from './fields/choices';
import { createPrices, type Preview, type Refreshed } from './price/preview';
import { problemOf } from './price/problem-of';
import { newQuery, started, type AwsCostQuery } from './query';
import type { DataSourceJson } from './settings';
import { expandVariables } from './template-variables';

/** Our data source in the browser: fills in variables and hands queries to the companion. It never asks AWS itself. */
export class DataSource extends DataSourceWithBackend<AwsCostQuery, DataSourceJson> {
  /** Grafana's standard annotation support, with the same query editor. */
  override annotations: AnnotationSupport<AwsCostQuery> = {};
  readonly choices: Choices;
  private readonly settings: DataSourceJson;
  // A price that cannot be had is a quiet line of the editor's.
  private readonly prices = createPrices((path, body) => this.postResource(path, body, { showErrorAlert: false }));

  constructor(
    instanceSettings: DataSourceInstanceSettings<DataSourceJson>,
    private readonly templateSrv: TemplateSrv = getTemplateSrv(),
  ) {
    super(instanceSettings);
    this.settings = instanceSettings.jsonData;
    this.choices = createChoices({
      // A picker that cannot load says so itself, beside the field; a toast would say it twice.
      get: (path, params) => this.getResource(path, params, { showErrorAlert: false }),
      variableNames: () => this.templateSrv.getVariables().map((variable) => variable.name),
    });
  }

  /** AWS's hours are moments; its days and months are UTC's, whatever zone they were picked in. */
  override query(request: DataQueryRequest<AwsCostQuery>): Observable<DataQueryResponse> {
    const { targets, range, timezone, scopedVars } = request;
    const filled = targets.map((target) => this.applyTemplateVariables(target, scopedVars));
    return super.query({ ...request, range: rangeOf(filled, range, timezone) });
  }

  /** What this query would ask of AWS and pay, asked as it would run. Buys nothing. `last` is the panel's last run. */
  async preview(query: AwsCostQuery, range: TimeRange, last?: DataQueryRequest): Promise<Preview> {
    const [filled, sent] = this.asItRuns(query, range, last);
    // Most half-made queries are known to be wrong here already.
    const problem = problemOf(filled, { range: sent, settings: this.settings, nowMs: Date.now() });
    if (problem !== undefined) {
      throw new Error(problem);
    }
    return await this.prices.preview(filled, sent);
  }

  /** Buys its answers anew: the next run finds them held. */
  async refresh(query: AwsCostQuery, range: TimeRange, last?: DataQueryRequest): Promise<Refreshed> {
    return await this.prices.refresh(...this.asItRuns(query, range, last));
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

  private asItRuns(query: AwsCostQuery, range: TimeRange, last?: DataQueryRequest): [AwsCostQuery, TimeRange] {
    const filled = this.applyTemplateVariables(query, last?.scopedVars ?? {});
    return [filled, rangeOf([filled], range, last?.timezone ?? getTimeZone())];
  }
}

function rangeOf(filled: readonly AwsCostQuery[], range: TimeRange, timeZone: string): TimeRange {
  return filled.some(({ granularity }) => granularity === 'HOURLY') ? range : billingDays(range, timeZone);
}
