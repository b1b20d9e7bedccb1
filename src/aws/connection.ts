// PURE. Everything about one data source that this layer needs to know.
import type { Lifetimes } from './freshness';
import type { PlannerMode } from './planner/rules';
import type { SpendLimit } from './spend-limit';

export type AuthType = 'default' | 'keys' | 'credentials' | 'ec2_iam_role' | 'grafana_assume_role';

/** What the Grafana server allows its AWS data sources; see `readAwsLimits`. */
export interface AwsLimits {
  readonly allowedAuthProviders: readonly string[];
  readonly assumeRoleEnabled: boolean;
  /** Life of assumed credentials, 900 to 43200 s; undefined leaves it to STS. */
  readonly sessionDurationSeconds?: number;
  /** External id of the server, used where the data source has none of its own. */
  readonly externalId?: string;
}

export interface AwsConnection {
  /** Org or namespace and uid of the data source: no answer crosses from one to another. */
  readonly isolation: string;
  readonly authType: AuthType;
  /** Of the shared credentials file; only for `credentials`. Empty means AWS's default profile. */
  readonly profile: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly sessionToken?: string;
  /** Empty: no role is assumed. */
  readonly assumeRoleArn: string;
  readonly externalId: string;
  /** Where regional services are asked; it also says which partition we are in. */
  readonly region: string;
  /** Empty: AWS's own hosts. Otherwise every service is asked there; see `endpointFor`. */
  readonly endpoint: string;
  readonly billingViewArn: string;
  readonly proxyType: 'none' | 'env' | 'url';
  readonly proxyUrl: string;
  readonly proxyUsername: string;
  readonly proxyPassword?: string;
  /** Most pages one paid request may buy. */
  readonly pageCap: number;
  /** Caps of what the data source may spend; without it nothing is capped. */
  readonly spendLimit?: SpendLimit;
  /** Lifetimes that replace the automatic ones. */
  readonly lifetimes?: Lifetimes;
  /** Whether answers are made from others: `full` by default, `selection` without adding, `off` asks everything as asked. */
  readonly planner?: PlannerMode;
  readonly limits: AwsLimits;
}
