// A Grafana that is already on the machine: its server and its home, where conf/ and public/ are.
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface GrafanaPlace {
  readonly server: string;
  readonly homepath: string;
}

/** Packages of the deb and rpm kind, the container image, Homebrew. */
const HOMES = ['/usr/share/grafana', '/opt/homebrew/share/grafana', '/usr/local/share/grafana'];
const SERVERS = ['grafana', 'grafana-server'];

/**
 * What was given, else what is in the usual places. Throws a sentence that names what is missing and how to give it.
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/installation/
 */
export function findGrafana(
  given: { readonly server?: string; readonly homepath?: string },
  { pathVariable, exists = existsSync }: { readonly pathVariable: string; readonly exists?: (file: string) => boolean },
): GrafanaPlace {
  const homepath = given.homepath ?? HOMES.find((home) => exists(path.join(home, 'conf/defaults.ini')));
  const folders = [
    ...(homepath ? [path.join(homepath, 'bin')] : []),
    ...pathVariable.split(path.delimiter).filter(Boolean),
  ];
  const server =
    given.server ??
    folders.flatMap((folder) => SERVERS.map((name) => path.join(folder, name))).find((file) => exists(file));
  if (!server || !exists(server)) {
    throw new Error(
      `No Grafana server ${server ? `at ${server}` : 'on the PATH'}. Say where it is: --server /path/to/grafana`,
    );
  }
  if (!homepath || !exists(path.join(homepath, 'conf/defaults.ini'))) {
    throw new Error(
      `No conf/defaults.ini ${homepath ? `in ${homepath}` : `in ${HOMES.join(', ')}`}. Say where Grafana's home is: --homepath /path/to/home`,
    );
  }
  return { server, homepath };
}
