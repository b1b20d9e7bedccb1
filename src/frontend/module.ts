// What Grafana loads: the data source class with its editors. Built to dist/module.js.
import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './ConfigEditor';
import { DataSource } from './datasource';
import { QueryEditor } from './QueryEditor';
import { QueryEditorHelp } from './QueryEditorHelp';
import type { AwsCostQuery } from './query';
import type { DataSourceJson, DataSourceSecrets } from './settings';

export const plugin = new DataSourcePlugin<DataSource, AwsCostQuery, DataSourceJson, DataSourceSecrets>(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryEditorHelp);
