// PURE. One schema for the data source's jsonData: type, parser and defaults. The AWS keys are those of Grafana's own AWS
// data sources, so that provisioning carries over. @see https://grafana.com/docs/grafana/latest/datasources/aws-cloudwatch/
import * as v from 'valibot';
import { lifetimeMinutesSchema } from './lifetimes';

const usd = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/** As stored. Old spellings are read and never written. */
export const settingsSchema = v.object({
  authType: v.optional(v.string(), 'default'),
  profile: v.optional(v.string(), ''),
  assumeRoleArn: v.optional(v.string(), ''),
  /** The spelling of Grafana's Go struct tag; Go reads both, so do we. */
  assumeRoleARN: v.optional(v.string(), ''),
  externalId: v.optional(v.string(), ''),
  endpoint: v.optional(v.string(), ''),
  defaultRegion: v.optional(v.string(), ''),
  /** `default` or empty mean `defaultRegion`. */
  region: v.optional(v.string(), ''),
  proxyType: v.optional(v.picklist(['env', 'none', 'url']), 'env'),
  proxyUrl: v.optional(v.string(), ''),
  proxyUsername: v.optional(v.string(), ''),
  /** Months of history this payer's Cost Explorer answers: 14, or 38 after opt-in of multi-year data. */
  historyMonths: v.optional(v.picklist([14, 38]), 14),
  /** Whether the payer has switched hourly granularity on. */
  hourly: v.optional(v.boolean(), false),
  billingViewArn: v.optional(v.string(), ''),
  /** Most pages one request may buy ($0.01 each). */
  pageCap: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 20),
  /** `off` is an explicit choice: an empty cap means the default, not none. */
  spendCap: v.optional(v.picklist(['on', 'off']), 'on'),
  /** USD per UTC day; a fifth of it is kept for alert rules. 0: nothing that costs is sent. */
  dailyCapUsd: v.optional(usd, 1),
  /** USD per UTC month; none unless set. */
  monthlyCapUsd: v.optional(usd),
  /** `auto`: as long as AWS's data lives. `classic`: fixed, as other sources do. `fixed`: `lifetimeMinutes`. */
  freshness: v.optional(v.picklist(['auto', 'classic', 'fixed']), 'auto'),
  /** With `fixed`: minutes an answer is good, by kind; a kind that is not set stays automatic. */
  lifetimeMinutes: v.optional(lifetimeMinutesSchema, {}),
  /** How far panels are answered from each other's requests. `selection`: only by picking, never by adding. */
  planner: v.optional(v.picklist(['full', 'selection', 'off']), 'full'),
});

export type SettingsJson = Partial<v.InferInput<typeof settingsSchema>>;

const AUTH_TYPES = ['default', 'keys', 'credentials', 'ec2_iam_role', 'grafana_assume_role'] as const;
type AuthType = (typeof AUTH_TYPES)[number];
const OLD_AUTH_TYPES: Readonly<Record<string, AuthType>> = {
  arn: 'default',
  sharedCreds: 'credentials',
  '': 'default',
};

/** Settings with every default filled in and every old spelling resolved. */
export interface Settings extends Omit<
  v.InferOutput<typeof settingsSchema>,
  'authType' | 'assumeRoleARN' | 'region' | 'defaultRegion'
> {
  readonly authType: AuthType;
  /** Where regional services are asked; `us-east-1` when nothing is set. */
  readonly region: string;
}

/**
 * jsonData, with the data source's old `database` field (CloudWatch once kept the profile there) → settings, or what is wrong.
 * Unknown keys are ignored: they may belong to a newer version. Throws nothing.
 */
export function parseSettings(
  jsonData: unknown,
  legacy: { readonly database?: string } = {},
): { readonly settings: Settings } | { readonly issues: readonly string[] } {
  const parsed = v.safeParse(settingsSchema, withoutNulls(jsonData));
  if (!parsed.success) {
    return { issues: parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'jsonData'}: ${issue.message}`) };
  }
  const { assumeRoleARN, region, defaultRegion, ...stored } = parsed.output;
  const authType = OLD_AUTH_TYPES[stored.authType] ?? AUTH_TYPES.find((known) => known === stored.authType);
  if (!authType) {
    return { issues: [`authType: "${stored.authType}" is not one of ${AUTH_TYPES.join(', ')}`] };
  }
  const ownRegion = region === 'default' ? '' : region;
  return {
    settings: {
      ...stored,
      authType,
      profile: stored.profile || legacy.database || '',
      assumeRoleArn: stored.assumeRoleArn || assumeRoleARN,
      region: ownRegion || defaultRegion || 'us-east-1',
    },
  };
}

/** Provisioning writes `null` or an empty key where nothing is set; both mean the default. */
function withoutNulls(jsonData: unknown): unknown {
  if (typeof jsonData !== 'object' || jsonData === null) {
    return jsonData ?? {};
  }
  return Object.fromEntries(Object.entries(jsonData).filter(([, value]) => value !== null));
}
