// The executable that Grafana starts. The handshake goes out before anything that knows AWS is loaded.
import { createLog, processHost, serve } from '#plugin-sdk';
import { scrubSecrets } from './scrub-secrets';

const host = processHost();

void serve({
  pluginId: 'finops-awscost-datasource',
  version: process.env['npm_package_version'] ?? '0.0.0',
  host,
  log: createLog({ write: host.writeStderr, scrub: scrubSecrets }),
  loadHandlers: async (log) => {
    const [{ systemClock }, { createPluginHandlers }] = await Promise.all([import('#aws'), import('./plugin-handlers')]);
    return createPluginHandlers({ clock: systemClock, random: Math.random, env: process.env, log });
  },
});
