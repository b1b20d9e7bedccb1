// The executable that Grafana starts. The handshake goes out before anything that knows AWS is loaded.
import { processHost, serve } from '#plugin-sdk';

void serve({
  pluginId: 'finops-awscost-datasource',
  version: process.env['npm_package_version'] ?? '0.0.0',
  host: processHost(),
  loadHandlers: async (log) => {
    const [{ systemClock }, { createPluginHandlers }] = await Promise.all([import('#aws'), import('./plugin-handlers')]);
    return createPluginHandlers({ clock: systemClock, random: Math.random, env: process.env, log });
  },
});
