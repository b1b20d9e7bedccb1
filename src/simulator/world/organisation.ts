// Table of facts: the Northwind organisation and what each account spends. aws-apis.md §7.1.

export interface Account {
  readonly id: string;
  /** Empty for an account that left: Cost Explorer then has its id and nothing else. */
  readonly name: string;
  readonly email: string;
  readonly unit: string;
  readonly joinedSeconds: number;
  /**
   * List price of an ordinary month at the anchor, before discounts, tax and support; chosen so that the bill's shares
   * come out as in §7.1.
   */
  readonly listUsd: number;
  readonly growth: number;
  readonly sigma: number;
  /** Non-production follows office hours whatever a product's own shape is; a sandbox's services come and go. */
  readonly rhythm: 'prod' | 'office' | 'sandbox';
  readonly regions: Readonly<Record<string, number>>;
  /** product key (optionally `key@region`) → weight in the account's spend. */
  readonly mix: Readonly<Record<string, number>>;
  readonly team: readonly string[];
  readonly environment: string;
  readonly businessUnit: 'Commerce' | 'Data' | 'Platform' | 'Unallocated';
}

export const payerId = '111111111111';
export const organisationId = 'o-northwind01';
export const rootId = 'r-nw01';

export const organisationalUnits = [
  { id: 'ou-nw01-security', name: 'Security', parent: rootId },
  { id: 'ou-nw01-infrastr', name: 'Infrastructure', parent: rootId },
  { id: 'ou-nw01-workload', name: 'Workloads', parent: rootId },
  { id: 'ou-nw01-wprod001', name: 'Prod', parent: 'ou-nw01-workload' },
  { id: 'ou-nw01-wnonprod', name: 'NonProd', parent: 'ou-nw01-workload' },
  { id: 'ou-nw01-sandbox1', name: 'Sandbox', parent: rootId },
  { id: 'ou-nw01-suspende', name: 'Suspended', parent: rootId },
] as const;

export const regionPrefixes: Readonly<Record<string, string>> = {
  'us-east-1': '',
  'us-west-2': 'USW2-',
  'eu-west-1': 'EU-',
  'eu-central-1': 'EUC1-',
  'ap-southeast-1': 'APS1-',
};

/** Price level of a region, us-east-1 = 1. */
export const regionPrices: Readonly<Record<string, number>> = {
  'us-east-1': 1,
  'us-west-2': 1,
  'eu-west-1': 1.09,
  'eu-central-1': 1.14,
  'ap-southeast-1': 1.21,
};

const base = { growth: 1.0345, sigma: 0.03, rhythm: 'prod', team: [], environment: 'prod' } as const;
const prod = 'ou-nw01-wprod001';
const nonProd = 'ou-nw01-wnonprod';

// prettier-ignore
export const accounts: readonly Account[] = [
  {
    ...base, id: payerId, name: 'northwind-payer', email: 'aws+payer@northwind.example', unit: rootId, joinedSeconds: 1481830215.45,
    listUsd: 170, regions: { 'us-east-1': 1 }, businessUnit: 'Unallocated', team: ['finance'],
    mix: { ce: 28, r53zone: 20, s3: 52, trail: 60, kms: 10 },
  },
  {
    ...base, id: '210000000001', name: 'shop-prod', email: 'aws+shop-prod@northwind.example', unit: prod, joinedSeconds: 1509530400.12,
    listUsd: 29_100, team: ['storefront', 'checkout', 'search'], businessUnit: 'Commerce',
    regions: { 'us-east-1': 0.55, 'eu-west-1': 0.27, 'us-west-2': 0.1, 'ap-southeast-1': 0.08 },
    mix: {
      m6i: 1250, m5: 1000, m6g: 820, c6g: 900, t3: 400, spot: 700, heavy: 900, gp3: 1500, gp2: 500, snap: 700, nathr: 300, natgb: 1400,
      dtreg: 500, dtout: 1300, ip4: 150, ip4idle: 30, alb: 250, lcu: 1100, rdsr6g: 1900, rdsmaz: 1500, rdsgp3: 900, rdsbak: 300, aurio: 1400,
      redis: 2600, s3: 500, s3r1: 180, s3r2: 90, s3out: 250, cdn: 1500, r53zone: 20, r53dns: 110, cwlog: 600, cwmet: 300, kms: 60, lgbs: 250, lreq: 40,
    },
  },
  {
    ...base, id: '210000000002', name: 'data-prod', email: 'aws+data-prod@northwind.example', unit: prod, joinedSeconds: 1521540000.5,
    listUsd: 18_900, growth: 1.0345, team: ['lakehouse', 'analytics'], businessUnit: 'Data',
    regions: { 'us-east-1': 0.7, 'eu-west-1': 0.15, 'eu-central-1': 0.15 },
    mix: { s3: 5200, s3r1: 900, s3r2: 300, glue: 3200, athena: 2300, emr: 2900, m6i: 700, spot: 1200, gp3: 900, natgb: 500, dtreg: 200, kms: 60, cwlog: 250 },
  },
  {
    ...base, id: '210000000003', name: 'api-prod', email: 'aws+api-prod@northwind.example', unit: prod, joinedSeconds: 1546300800,
    listUsd: 10_650, growth: 1.04, team: ['api', 'identity'], businessUnit: 'Commerce',
    regions: { 'us-east-1': 0.45, 'eu-west-1': 0.37, 'us-west-2': 0.18 },
    mix: {
      apih: 1100, apir: 750, lgbs: 1250, larm: 500, lreq: 260, ddbr: 700, ddbw: 850, ddbs: 300, 'cwlog@eu-west-1': 3100, cwlog: 250, cwsto: 120,
      cwmet: 200, cwgmd: 40, t3: 600, lcu: 150, dtout: 250, r53dns: 60,
    },
  },
  {
    ...base, id: '210000000004', name: 'ml-prod', email: 'aws+ml-prod@northwind.example', unit: prod, joinedSeconds: 1577836800.75,
    listUsd: 8500, growth: 1.036, sigma: 0.05, team: ['ranking'], businessUnit: 'Data',
    regions: { 'us-west-2': 0.45, 'us-east-1': 0.45, 'eu-west-1': 0.1 },
    mix: { smhost: 3200, smtrain: 1100, smnote: 150, g5: 900, s3: 450, gp3: 300, ecr: 100, cwlog: 80, natgb: 120, bedrock: 650 },
  },
  {
    ...base, id: '210000000005', name: 'shop-staging', email: 'aws+shop-staging@northwind.example', unit: nonProd, joinedSeconds: 1521550000,
    listUsd: 4850, sigma: 0.08, rhythm: 'office', team: ['storefront', 'checkout'], environment: 'staging', businessUnit: 'Commerce',
    regions: { 'us-east-1': 0.6, 'eu-west-1': 0.4 },
    mix: { m6i: 500, t3: 400, rdsr6g: 350, rdsmaz: 500, rdsgp3: 200, gp3: 400, alb: 150, nathr: 150, natgb: 200, redis: 250, cwlog: 100, s3: 80, lgbs: 20 },
  },
  {
    ...base, id: '210000000006', name: 'data-dev', email: 'aws+data-dev@northwind.example', unit: nonProd, joinedSeconds: 1531550000,
    listUsd: 3700, sigma: 0.1, rhythm: 'office', team: ['lakehouse'], environment: 'dev', businessUnit: 'Data',
    regions: { 'us-east-1': 0.55, 'eu-central-1': 0.45 },
    mix: { m6i: 400, t3: 300, emr: 500, glue: 400, athena: 200, s3: 500, gp3: 200, snap: 80, natgb: 150, nathr: 80, smnote: 60, 'smp3@us-east-1': 0 },
  },
  {
    ...base, id: '210000000007', name: 'platform-shared', email: 'aws+platform@northwind.example', unit: 'ou-nw01-infrastr', joinedSeconds: 1491550000,
    listUsd: 5250, team: ['platform'], businessUnit: 'Platform', environment: 'shared',
    regions: { 'us-east-1': 0.5, 'eu-west-1': 0.2, 'eu-central-1': 0.2, 'us-west-2': 0.1 },
    mix: { nathr: 600, natgb: 900, tgw: 900, ecr: 350, cwmet: 600, cwlog: 450, cwsto: 80, cwgmd: 60, t3: 500, gp3: 250, r53zone: 100, kms: 100, dtreg: 200, alb: 100 },
  },
  {
    ...base, id: '210000000008', name: 'security-audit', email: 'aws+security@northwind.example', unit: 'ou-nw01-security', joinedSeconds: 1491560000.2,
    listUsd: 1700, team: ['security'], businessUnit: 'Platform', environment: 'shared',
    regions: { 'us-east-1': 0.55, 'eu-central-1': 0.25, 'eu-west-1': 0.2 },
    mix: { guard: 650, trail: 350, config: 400, s3: 150, kms: 60, cwlog: 100 },
  },
  {
    ...base, id: '210000000009', name: 'sandbox', email: 'aws+sandbox@northwind.example', unit: 'ou-nw01-sandbox1', joinedSeconds: 1601560000,
    listUsd: 2250, sigma: 0.25, rhythm: 'sandbox', team: ['storefront', 'ranking'], environment: 'dev', businessUnit: 'Unallocated',
    regions: { 'us-east-1': 0.5, 'eu-central-1': 0.3, 'ap-southeast-1': 0.2 },
    mix: { t3: 250, rdsmaz: 120, smnote: 120, lgbs: 30, s3: 60, ddbw: 50, search: 180, redshift: 180, kinesis: 60, comprehend: 40, ip4idle: 15 },
  },
  {
    ...base, id: '210000000010', name: 'legacy-crm', email: 'aws+crm@northwind.example', unit: prod, joinedSeconds: 1481835712.143,
    listUsd: 840, growth: 1, sigma: 0.01, businessUnit: 'Unallocated',
    regions: { 'eu-central-1': 1 },
    mix: { win: 480, gp2: 180, snap: 60, rdsbak: 60, ip4: 15, s3: 30 },
  },
  {
    ...base, id: '210000000011', name: '', email: '', unit: '', joinedSeconds: 1641560000,
    listUsd: 2600, growth: 1, businessUnit: 'Unallocated', team: ['acquired'], environment: 'prod',
    regions: { 'us-west-2': 1 },
    mix: { m5: 700, rdsmaz: 600, gp2: 300, s3: 400, alb: 150, nathr: 150, dtout: 150 },
  },
];

export const accountOf = (id: string): Account | undefined => accounts.find((account) => account.id === id);

/** Members of the organisation today: an account that left is still in the bill's history, and nowhere else. */
export const members = (): readonly Account[] => accounts.filter((account) => account.name !== '');
