/** As in plugin.json. */
export const PLUGIN_ID = 'finops-awscost-datasource';
