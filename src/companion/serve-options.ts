// PURE. How `npm run serve` is set up: flags, a JSON file and AWSCOST_* variables, checked against the data source's own schema.
import * as v from 'valibot';
import { parseSettings, SECRET_KEYS, settingsSchema } from '#settings';
import { isLoopback, LOOPBACK_HOSTS } from './rest/guard';

export interface ServeOptions {
  readonly address: string;
  readonly port: number;
  readonly allowedHosts: readonly string[];
  readonly token?: string;
  /** Folder with the workbench's page; it makes the settings writable from that page. */
  readonly workbench?: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** What may stand in the JSON file: the two parts of a provisioned data source. */
export interface ServeFile {
  readonly jsonData?: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

interface Flags {
  readonly address?: string;
  readonly port?: string;
  readonly workbench?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3737;

/**
 * Flags, file and environment, the later ones weaker for the listener and stronger for the settings → options, or what is wrong.
 * `AWSCOST_HISTORY_MONTHS=38` is the setting `historyMonths`, `AWSCOST_SECRET_KEY` the secret `secretKey`, and so on for every key.
 */
export function readServeOptions(
  flags: Flags,
  file: ServeFile,
  env: Env,
): ServeOptions | { readonly issues: readonly string[] } {
  const address = flags.address ?? env['AWSCOST_ADDRESS'] ?? '127.0.0.1';
  const port = Number(flags.port ?? env['AWSCOST_PORT'] ?? DEFAULT_PORT);
  const token = env['AWSCOST_TOKEN'] || undefined;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { issues: ['The port must be a whole number from 0 to 65535.'] };
  }
  if (!isLoopback(address) && (token === undefined || token.length < 16)) {
    return {
      issues: [
        `Listening on ${address} reaches beyond this machine: set AWSCOST_TOKEN to a secret of at least 16 characters.`,
      ],
    };
  }
  const hosts = list(env['AWSCOST_ALLOWED_HOSTS']);
  if (!isLoopback(address) && hosts.length === 0) {
    return {
      issues: [
        `Listening on ${address}: name the hosts it is asked by in AWSCOST_ALLOWED_HOSTS, such as costs.example.com,10.0.0.5.`,
      ],
    };
  }
  const jsonData = { ...file.jsonData, ...settingsFrom(env) };
  const parsed = parseSettings(jsonData);
  if ('issues' in parsed) {
    return { issues: parsed.issues };
  }
  return {
    address,
    port,
    token,
    workbench: flags.workbench,
    allowedHosts: [...LOOPBACK_HOSTS, ...hosts],
    jsonData,
    secureJsonData: { ...file.secureJsonData, ...secretsFrom(env) },
  };
}

function settingsFrom(env: Env): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(settingsSchema.entries)) {
    const text = env[variableOf(key)];
    if (text !== undefined && text !== '') {
      found[key] = v.is(schema, text) ? text : valueOf(text);
    }
  }
  return found;
}

function secretsFrom(env: Env): Record<string, string> {
  const found: Record<string, string> = {};
  for (const key of SECRET_KEYS) {
    const text = env[variableOf(key)];
    if (text) {
      found[key] = text;
    }
  }
  return found;
}

/** `assumeRoleArn` → `AWSCOST_ASSUME_ROLE_ARN`; both spellings of that one give the same name. */
function variableOf(key: string): string {
  return `AWSCOST_${key.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`;
}

/** For a setting that takes no text: an external id of digits stays text, a page cap becomes a number. */
function valueOf(text: string): unknown {
  return text === 'true' ? true : text === 'false' ? false : /^\d{1,9}(\.\d{1,4})?$/.test(text) ? Number(text) : text;
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
