import { chmodSync, chownSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from './handshake';
import type { ProcessHost } from './process-host';

/**
 * Binds a server to a gRPC target (`unix:/path`, `127.0.0.1:port`); rejects when that cannot be. Resolves to the port.
 */
export type Bind = (target: string) => Promise<number>;

export interface Listening {
  address: Address;
  /** Removes the socket file. Never throws. */
  cleanUp(): void;
}

// A socket path longer than this does not fit the kernel's address on every system.
const maxPathBytes = 100;

/**
 * A Unix socket for this user alone, in PLUGIN_UNIX_SOCKET_DIR or the temp dir. Grafana does not encrypt, so a TCP
 * port would let every user of the machine ask for bills on the server's own AWS credentials; it is the last resort,
 * on 127.0.0.1, in the range PLUGIN_MIN_PORT to PLUGIN_MAX_PORT (Windows, a temp dir that cannot be written). Rejects
 * when neither works.
 * @see https://github.com/hashicorp/go-plugin/blob/v1.7.0/server.go
 */
export async function listen(bind: Bind, host: ProcessHost): Promise<Listening> {
  const path = join(host.env.PLUGIN_UNIX_SOCKET_DIR || host.tempDir, `plugin${host.random(8)}`);
  if (host.platform !== 'win32' && Buffer.byteLength(path) <= maxPathBytes) {
    try {
      return await listenUnix(bind, path, host);
    } catch (error) {
      rmSync(path, { force: true });
      if (host.env.PLUGIN_UNIX_SOCKET_DIR) {
        throw error; // a host that names the folder can reach us nowhere else
      }
    }
  }
  return listenTcp(bind, host);
}

async function listenUnix(bind: Bind, path: string, host: ProcessHost): Promise<Listening> {
  const before = host.umask(0o177);
  try {
    await bind(`unix:${path}`);
  } finally {
    host.umask(before);
  }
  const group = host.env.PLUGIN_UNIX_SOCKET_GROUP;
  if (group) {
    chownSync(path, -1, groupId(group));
    chmodSync(path, 0o660);
  } else {
    chmodSync(path, 0o600);
  }
  return { address: { network: 'unix', path }, cleanUp: () => remove(path) };
}

async function listenTcp(bind: Bind, { env, random }: ProcessHost): Promise<Listening> {
  const least = Number(env.PLUGIN_MIN_PORT) || 10_000;
  const most = Math.max(Number(env.PLUGIN_MAX_PORT) || 25_000, least);
  // Start anywhere in the range: many plugins start at once and would all try the first port.
  const start = Number.parseInt(random(4), 16);
  let last: unknown;
  for (let step = 0; step <= Math.min(most - least, 200); step++) {
    const port = least + ((start + step) % (most - least + 1));
    try {
      await bind(`127.0.0.1:${port}`);
      return { address: { network: 'tcp', host: '127.0.0.1', port }, cleanUp: () => {} };
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`no free port between ${least} and ${most}`, { cause: last });
}

/** By number or by name; names from /etc/group, because there is no other way to them without native code. */
function groupId(group: string): number {
  if (/^\d+$/.test(group)) {
    return Number(group);
  }
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${group}:`));
  const id = line?.split(':')[2];
  if (!id) {
    throw new Error(`PLUGIN_UNIX_SOCKET_GROUP: no group ${group} in /etc/group`);
  }
  return Number(id);
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is gone or closed to us: nothing listens there any more anyway.
  }
}
