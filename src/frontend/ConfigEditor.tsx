import { ConnectionConfig, type AwsAuthDataSourceSettings, type ConnectionConfigProps } from '@grafana/aws-sdk';
import { config } from '@grafana/runtime';
import { DataSourceDescription } from '@grafana/plugin-ui';
import { Box, Divider } from '@grafana/ui';
import { CostSettings } from './config/CostSettings';
import { SpendSettings } from './config/SpendSettings';
import { todaysSpelling } from './config/todays-spelling';
import { SessionToken } from './config/SessionToken';
import { selectors } from './selectors';
import type { ConfigEditorProps, ConfigOptions } from './settings';

/** CloudWatch's connection settings with the same stored keys, then what is ours. */
export function ConfigEditor({ options: stored, onOptionsChange }: ConfigEditorProps) {
  const options: ConfigOptions = { ...stored, jsonData: todaysSpelling(stored.jsonData) };
  const props: ConfigEditorProps = { options, onOptionsChange };
  return (
    <Box maxWidth={50} data-testid={selectors.configEditor.root}>
      <DataSourceDescription
        dataSourceName="AWS Cost & Usage"
        // Grafana shows the plugin's README there, of the version that is installed.
        docsLink={`${config.appSubUrl}/plugins/finops-awscost-datasource`}
        hasRequiredFields={false}
      />
      <Divider />
      <ConnectionConfig {...asAws(props)}>
        <SessionToken {...props} />
      </ConnectionConfig>
      <Divider />
      <CostSettings {...props} />
      <Divider />
      <SpendSettings {...props} />
    </Box>
  );
}

/** The same object seen through the AWS helper's types: it closes `authType` to an enum, we read it as stored. */
function asAws({ options, onOptionsChange }: ConfigEditorProps): ConnectionConfigProps {
  return {
    options: options as unknown as AwsAuthDataSourceSettings,
    onOptionsChange: (changed) => onOptionsChange(changed as unknown as ConfigOptions),
  };
}
