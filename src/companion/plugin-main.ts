// The executable that Grafana starts. The handshake goes out before anything that knows AWS is loaded.
import path from 'node:path';
import { createLog, processHost, serve } from '#plugin-sdk';
import { diskFiles } from './disk-files';
import { PLUGIN_ID } from './plugin-id';
import { scrubSecrets } from './scrub-secrets';

const host = processHost();

void serve({
  pluginId: PLUGIN_ID,
  version: process.env['npm_package_version'] ?? '0.0.0',
  host,
  log: createLog({ write: host.writeStderr, scrub: scrubSecrets }),
  loadHandlers: async (log) => {
    const [{ systemClock }, { createPluginHandlers }, { keepMemory }] = await Promise.all([
      import('#aws'),
      import('./plugin-handlers'),
      import('./memory-keeper'),
    ]);
    const { Bun: bun } = globalThis as { readonly Bun?: { gc(force: boolean): void } };
    if (bun) {
      keepMemory({ rssBytes: () => process.memoryUsage.rss(), collect: () => bun.gc(true), clock: systemClock });
    }
    const disk = { files: diskFiles, programFolder: path.dirname(process.execPath) };
    return createPluginHandlers({ clock: systemClock, random: Math.random, env: process.env, log, disk });
  },
});
