import type { AnnotationSupport, CoreApp, DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { interpolateQuery } from '#queries';
import { createChoices, type Choices } from './fields/choices';
import { kindOf, NEW_QUERY, withDefaults, type AwsCostQuery } from './query';
import type { DataSourceJson } from './settings';
import { expandVariables } from './template-variables';

/** Our data source in the browser: fills in variables and hands queries to the companion. It never asks AWS itself. */
export class DataSource extends DataSourceWithBackend<AwsCostQuery, DataSourceJson> {
  /** Grafana's standard annotation support with the same query editor. */
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

  override getDefaultQuery(_app: CoreApp): Partial<AwsCostQuery> {
    return { ...NEW_QUERY, groupBy: [...NEW_QUERY.groupBy], filters: [] };
  }

  /** Hidden queries and queries nobody has filled in yet are not sent: a request may cost money. */
  override filterQuery(query: AwsCostQuery): boolean {
    return !query.hide && Boolean(query.queryType);
  }

  override applyTemplateVariables(query: AwsCostQuery, scopedVars: ScopedVars): AwsCostQuery {
    const kind = kindOf(query);
    return kind
      ? interpolateQuery(query, (text: string) => expandVariables(text, this.templateSrv, scopedVars))
      : query;
  }

  override getQueryDisplayText(query: AwsCostQuery): string {
    const kind = kindOf(query);
    return kind ? kind.describe(withDefaults(query, kind) as never) : `${query.queryType}`;
  }
}
