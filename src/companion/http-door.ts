// Starts the HTTP door: one data source, the routes, and where there is one the workbench's page.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { AwsLimits, AwsShared } from '#aws';
import type { CompanionDependencies } from './dependencies';
import type { FrameStore } from './frame-store';
import { PLUGIN_ID } from './plugin-id';
import { createHttpApp } from './rest/app';
import { createHttpMetrics } from './rest/http-metrics';
import { createLiveSource } from './rest/live-source';
import type { ServeOptions } from './serve-options';

/** The uid of the provisioned data source too, so that a dashboard fits both. */
const UID = 'awscost';

interface HttpDoorDependencies extends CompanionDependencies {
  readonly limits: AwsLimits;
  readonly shared: AwsShared;
  readonly frames: FrameStore;
}

export interface HttpDoor {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens, then resolves with the address; rejects when the port is taken. */
export async function startHttpDoor(options: ServeOptions, dependencies: HttpDoorDependencies): Promise<HttpDoor> {
  const { jsonData, secureJsonData, workbench } = options;
  const source = createLiveSource(
    { uid: UID, pluginId: PLUGIN_ID, isolation: `http/${UID}`, jsonData, secureJsonData, limits: dependencies.limits },
    dependencies,
  );
  const app = createHttpApp(
    { ...options, settingsWritable: workbench !== undefined },
    { source, now: () => dependencies.clock.now(), metrics: createHttpMetrics(dependencies) },
  );
  if (workbench !== undefined) {
    app.use('/*', serveStatic({ root: workbench }));
  }
  const server = await listen(app.fetch, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.address}:${port}/`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { address, port }: ServeOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: address, port }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}
