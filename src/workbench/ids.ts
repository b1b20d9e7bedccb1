/** The plugin's id, as in plugin.json. */
export const PLUGIN_ID = 'finops-awscost-datasource';

/** The one data source the HTTP door serves. */
export const DATA_SOURCE_UID = 'awscost';

/** Where Grafana serves a plugin's files from. */
export const PLUGIN_PATH = `/public/plugins/${PLUGIN_ID}`;
