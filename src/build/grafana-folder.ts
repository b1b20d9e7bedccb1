// The throw-away folder of `npm run grafana`, and the settings that make a Grafana live in it and nowhere else.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { distFolder, readPluginJson, root } from './project';

/** Makes the folder: plugins/ with our dist/, provisioning/ with ours. The caller deletes it. */
export function makeGrafanaFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'awscost-grafana-'));
  mkdirSync(path.join(folder, 'plugins'));
  symlinkSync(distFolder, path.join(folder, 'plugins', readPluginJson().id), 'junction');
  cpSync(path.join(root, 'provisioning'), path.join(folder, 'provisioning'), { recursive: true });
  // Grafana calls a missing one an error.
  mkdirSync(path.join(folder, 'provisioning/plugins'));
  // A rule first runs when a whole interval has gone by on the wall clock, which nobody wants to wait for. The simulator is free.
  const rules = path.join(folder, 'provisioning/alerting/awscost.yaml');
  writeFileSync(rules, readFileSync(rules, 'utf8').replace(/^( *interval:) .*$/m, '$1 10s'));
  return folder;
}

/** Environment of a Grafana that listens on loopback, calls nobody, and loads our unsigned plugin. */
export function grafanaEnvironment(options: {
  readonly folder: string;
  readonly port: number;
  readonly simulatorUrl: string;
}): Readonly<Record<string, string>> {
  const { folder, port, simulatorUrl } = options;
  return {
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: String(port),
    GF_PATHS_DATA: path.join(folder, 'data'),
    GF_PATHS_LOGS: path.join(folder, 'log'),
    GF_PATHS_PLUGINS: path.join(folder, 'plugins'),
    GF_PATHS_PROVISIONING: path.join(folder, 'provisioning'),
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: readPluginJson().id,
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED: 'true',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_ANALYTICS_FEEDBACK_LINKS_ENABLED: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    // Loopback only and thrown away: no password to choose at the first login.
    GF_SECURITY_ADMIN_USER: 'admin',
    GF_SECURITY_ADMIN_PASSWORD: 'admin',
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
    GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: path.join(root, 'dashboards/cost-overview.json'),
    // Read by provisioning/*.yaml.
    AWSCOST_ENDPOINT: simulatorUrl,
    AWSCOST_DASHBOARDS: path.join(root, 'dashboards'),
  };
}
