// One data source as its settings describe it: the settings, its way to AWS, and where its frames are remembered.
import { type Aws, type AwsConnection, type AwsLimits, type AwsShared, createAws, type Lifetimes } from '#aws';
import { type PluginContext, PluginError } from '#plugin-sdk';
import { lifetimeMinutesOf, parseSecrets, parseSettings, type Settings } from '#settings';
import type { Secrets } from '#settings';
import { createDirectory, type Directory } from './directory';
import type { FrameStore } from './frame-store';
import type { CompanionDependencies } from './dependencies';

export interface Instance {
  readonly settings: Settings;
  readonly aws: Aws;
  readonly frames: FrameStore;
  /** Names of accounts and units. */
  readonly directory: Directory;
  /** Console host of the partition, for links. */
  readonly consoleHost: string;
}

export interface InstanceOptions {
  /** Org or namespace, and uid: no answer crosses it. */
  readonly isolation: string;
  readonly jsonData: unknown;
  readonly secureJsonData: Readonly<Record<string, string>>;
  /** The old place of CloudWatch's profile. */
  readonly database?: string;
  readonly limits: AwsLimits;
}

/**
 * Stored settings → a live instance. Nothing is sent to AWS here.
 * Throws PluginError 400 (downstream) naming each setting that does not fit.
 */
export function createInstance(
  options: InstanceOptions,
  dependencies: CompanionDependencies & { shared: AwsShared; frames: FrameStore },
): Instance {
  const parsed = parseSettings(options.jsonData, { database: options.database });
  if ('issues' in parsed) {
    throw new PluginError(
      `The data source's settings cannot be read: ${parsed.issues.join('; ')}. Correct them in the data source's settings or its provisioning file.`,
      { status: 400, source: 'downstream' },
    );
  }
  const { settings } = parsed;
  const connection = connectionOf(settings, parseSecrets(options.secureJsonData), options);
  const aws = createAws(connection, dependencies.shared, dependencies);
  return {
    settings,
    aws,
    frames: dependencies.frames,
    directory: createDirectory(aws, dependencies),
    consoleHost: consoleHostOf(settings.region),
  };
}

/** Grafana's context → what tells one data source from another. Grafana 13 gives a namespace, before it was the org's number. */
export function isolationOf(context: PluginContext): string {
  return `${context.tenantId}/${context.namespace || `org-${context.orgId}`}/${context.dataSource?.uid ?? ''}`;
}

function connectionOf(settings: Settings, secrets: Secrets, { isolation, limits }: InstanceOptions): AwsConnection {
  return {
    isolation,
    limits,
    authType: settings.authType,
    profile: settings.profile,
    accessKey: secrets.accessKey,
    secretKey: secrets.secretKey,
    sessionToken: secrets.sessionToken,
    assumeRoleArn: settings.assumeRoleArn,
    externalId: settings.externalId,
    region: settings.region,
    endpoint: settings.endpoint,
    billingViewArn: settings.billingViewArn,
    proxyType: settings.proxyType,
    proxyUrl: settings.proxyUrl,
    proxyUsername: settings.proxyUsername,
    proxyPassword: secrets.proxyPassword,
    pageCap: settings.pageCap,
    spendLimit:
      settings.spendCap === 'off' ? {} : { dailyUsd: settings.dailyCapUsd, monthlyUsd: settings.monthlyCapUsd },
    lifetimes: lifetimesOf(settings),
    planner: settings.planner,
  };
}

function lifetimesOf(settings: Settings): Lifetimes {
  const minutes = Object.entries(lifetimeMinutesOf(settings)).filter(([, each]) => each !== undefined);
  return Object.fromEntries(minutes.map(([kind, each]) => [kind, each * 60_000]));
}

function consoleHostOf(region: string): string {
  return region.startsWith('cn-') ? 'console.amazonaws.cn' : 'console.aws.amazon.com';
}
