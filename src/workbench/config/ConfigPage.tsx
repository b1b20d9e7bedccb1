import { css } from '@emotion/css';
import { DataSourcePluginContextProvider, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { type Connection, saveSettings, type Settings } from '../grafana/connect';
import type { LoadedPlugin } from '../grafana/load-plugin';
import { type TestResult, testConnection } from './test-connection';

interface Props {
  readonly loaded: LoadedPlugin;
  readonly connection: Connection;
  readonly onSaved: () => Promise<Connection>;
}

/** The config editor with Save & test, as on a data source's own page in Grafana. */
export function ConfigPage({ loaded, connection, onSaved }: Props) {
  const styles = useStyles2(getStyles);
  const [options, setOptions] = useState<Settings>(connection.settings);
  const [result, setResult] = useState<TestResult>();
  const [isTesting, setTesting] = useState(false);
  const { ConfigEditor } = loaded.plugin.components;

  const saveAndTest = async () => {
    setTesting(true);
    setResult(undefined);
    try {
      setResult(
        await testConnection(async () => {
          await saveSettings(options);
          const next = await onSaved();
          setOptions(next.settings);
          return next.dataSource;
        }),
      );
    } finally {
      setTesting(false);
    }
  };

  return (
    <DataSourcePluginContextProvider instanceSettings={connection.instance}>
      <section className={styles.column} aria-label="Configuration">
        {ConfigEditor && <ConfigEditor options={options} onOptionsChange={setOptions} />}
        {result && (
          <Alert
            severity={result.severity}
            title={result.title}
            data-testid="test-result"
            data-severity={result.severity}
          >
            {result.details}
          </Alert>
        )}
        <Button onClick={saveAndTest} disabled={isTesting}>
          {isTesting ? 'Testing…' : 'Save & test'}
        </Button>
      </section>
    </DataSourcePluginContextProvider>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  column: css({ maxWidth: theme.breakpoints.values.lg, padding: theme.spacing(0, 1, 4) }),
});
