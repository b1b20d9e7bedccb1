import {
  type AdHocVariableFilter,
  CoreApp,
  type AnnotationSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
  type TimeRange,
  getTimeZone,
} from '@grafana/data';
import { config, DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type Observable, throwError } from 'rxjs';
import { ALL, type Filter, findKind, interpolateQuery, parseQuery, type QueryKind, type Replace } from '#queries';
import { adHocFilters, adHocKeys, adHocProblem, adHocValues } from './ad-hoc-filters';
import { byRange, inOneAnswer, rangeOf } from './by-range';
import { createChoices, type Choices } from './fields/choices';
import { beside, seesPanel, withoutIdle } from './panel-queries';
import { createPrices, type Preview, type Refreshed } from './price/preview';
import { problemOf } from './price/problem-of';
import { newQuery, started, type AwsCostQuery } from './query';
import type { DataSourceJson } from './settings';
import { expandVariables, isEverything } from './template-variables';
import { findVariableValues, SEARCH_FILTER } from './variables/find-values';
import { VariableSupport } from './variables/variable-support';

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
    this.variables = new VariableSupport(this);
    this.choices = createChoices({
      // A picker that cannot load says so itself, beside the field; a toast would say it twice.
      get: (path, params) => this.getResource(path, params, { showErrorAlert: false }),
      variableNames: () => this.templateSrv.getVariables().map((variable) => variable.name),
    });
  }

  /** AWS's hours are moments; its days and months are UTC's, whatever zone they were picked in. */
  override query(request: DataQueryRequest<AwsCostQuery>): Observable<DataQueryResponse> {
    const { targets, scopedVars, filters } = request;
    const problem = adHocProblem(filters);
    if (problem !== undefined) {
      return throwError(() => new Error(problem));
    }
    const asked = { ...request, targets: withoutIdle(targets) };
    const filled = asked.targets.map((target) => this.applyTemplateVariables(target, scopedVars));
    const [only, ...others] = byRange(asked, filled);
    if (others.length === 0) {
      return super.query(only);
    }
    // There Grafana runs the stored panel, all of it, whatever it is asked.
    if (config.publicDashboardAccessToken) {
      return super.query(asked);
    }
    return inOneAnswer(
      [only, ...others].map((part) => super.query(part)),
      asked.targets,
    );
  }

  /** What this query would ask of AWS and pay, asked as it would run. Buys nothing. `last` is the panel's last run. */
  async preview(query: AwsCostQuery, range: TimeRange, last?: DataQueryRequest): Promise<Preview> {
    const [filled, sent, panel] = this.asItRuns(query, range, last);
    // Most half-made queries are known to be wrong here already.
    const problem = problemOf(filled, { range: sent, settings: this.settings, nowMs: Date.now(), panel });
    if (problem !== undefined) {
      throw new Error(problem);
    }
    return await this.prices.preview(filled, sent, panel);
  }

  /** Buys its answers anew: the next run finds them held. */
  async refresh(query: AwsCostQuery, range: TimeRange, last?: DataQueryRequest): Promise<Refreshed> {
    return await this.prices.refresh(...this.asItRuns(query, range, last));
  }

  override getDefaultQuery(app: CoreApp): Partial<AwsCostQuery> {
    // Alerting lays it under every stored query to draw it, and evaluates the stored one: nothing may shine through.
    return app === CoreApp.UnifiedAlerting ? {} : newQuery();
  }

  /** Hidden queries are not sent: a request may cost money. What others may refer to is, and asks nothing by itself. */
  override filterQuery(query: AwsCostQuery): boolean {
    return !query.hide || seesPanel(query);
  }

  /** Grafana calls it for panels, and for Explore through `interpolateVariablesInQueries`. */
  override applyTemplateVariables(
    stored: AwsCostQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[],
  ): AwsCostQuery {
    const query = started(stored);
    const kind = findKind(query.queryType || 'cost');
    // What cannot be filled in keeps its variable, and the companion says which field that is.
    return kind
      ? withFilters(interpolateQuery(kind, query, this.replacer(scopedVars)).query, kind, adHocFilters(filters))
      : query;
  }

  /** The values of one of our query variables. Rejects with an Error fit to be shown. */
  async findVariableValues(
    stored: unknown,
    { scopedVars, range }: { readonly scopedVars: ScopedVars; readonly range: TimeRange | undefined },
  ): Promise<MetricFindValue[]> {
    const typed = { [SEARCH_FILTER]: { value: '', text: '' }, ...scopedVars };
    return await findVariableValues(stored, { choices: this.choices, range, replace: this.replacer(typed) });
  }

  /** Keys of ad hoc filters, called as labels are. */
  override async getTagKeys({ timeRange }: Partial<DataSourceGetTagKeysOptions<AwsCostQuery>> = {}): Promise<
    MetricFindValue[]
  > {
    return await adHocKeys(this.choices, timeRange);
  }

  override async getTagValues({
    key,
    timeRange,
  }: DataSourceGetTagValuesOptions<AwsCostQuery>): Promise<MetricFindValue[]> {
    return await adHocValues(key, this.choices, timeRange);
  }

  override getQueryDisplayText(query: AwsCostQuery): string {
    const parsed = parseQuery(query, { allowVariables: true });
    return 'kind' in parsed ? parsed.kind.describe(parsed.query) : `Unreadable query ${query.refId}`;
  }

  private replacer(scopedVars: ScopedVars): Replace {
    const { templateSrv, uid } = this;
    return (text, key) =>
      key && isEverything(text, key, { templateSrv, scopedVars, uid })
        ? ALL
        : expandVariables(text, templateSrv, scopedVars);
  }

  private asItRuns(
    query: AwsCostQuery,
    range: TimeRange,
    last?: DataQueryRequest,
  ): [AwsCostQuery, TimeRange, readonly AwsCostQuery[]] {
    const fill = (one: AwsCostQuery) => this.applyTemplateVariables(one, last?.scopedVars ?? {}, last?.filters);
    const [filled, ...others] = [query, ...beside(query, last?.targets as AwsCostQuery[]).slice(1)].map(fill);
    const sent = rangeOf([filled!, ...others], range, last?.timezone ?? getTimeZone());
    return [filled!, sent, beside(filled!, others)];
  }
}

/** To every list of filters the kind has: a kind without one cannot be filtered. */
function withFilters(query: AwsCostQuery, { fields }: QueryKind, added: readonly Filter[]): AwsCostQuery {
  const lists = added.length > 0 ? fields.filter(({ kind }) => kind === 'filters') : [];
  const own = (name: string): readonly unknown[] => (Array.isArray(query[name]) ? (query[name] as unknown[]) : []);
  return lists.reduce((filtered, { name }) => ({ ...filtered, [name]: [...own(name), ...added] }), query);
}
