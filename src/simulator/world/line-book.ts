// From the tables of facts to the list of lines. Each usage is cut into slices (availability zones, tags); each slice
// has one line for what is paid at list price, one for the discount on it, and pairs for what each savings plan covers.
import { product as productOf, sizeFactor, type Product } from './catalog';
import { savingsPlans, type SavingsPlan } from './commitments';
import { leftOn, storyOf, type Story } from './events';
import { hashText } from './hash';
import { costLine, recordTypes, type CostLine, type LineFacts } from './line';
import { accounts, regionPrefixes, regionPrices, type Account } from './organisation';
import { profile, type Shape } from './shapes';
import { tagsOf } from './tags';

/** Lines of one slice, as places in the list of lines. */
export interface Slice {
  readonly share: number;
  readonly usage: number;
  /** −1 where the record is no discounted usage. */
  readonly discount: number;
  /** Per savings plan; empty where none applies. */
  readonly covered: readonly number[];
  readonly negation: readonly number[];
}

/** One product in one region of one account: what noise and growth are drawn for. */
export interface Source {
  readonly product: Product;
  readonly account: Account;
  readonly region: string;
  readonly shape: Shape;
  readonly baseUsdPerDay: number;
  /** Of growth per month. */
  readonly logGrowth: number;
  readonly sigma: number;
  readonly rateUsd: number;
  readonly hash: number;
  /** No cost from this day on. */
  readonly until: number;
  readonly story: Story;
  readonly slices: readonly Slice[];
}

/** §7.2: six per cent off on-demand usage. */
export const discountRate = 0.06;

const newServices = new Set(['search', 'redshift', 'kinesis', 'comprehend']);

function shapeIn(account: Account, product: Product): Shape {
  if (account.rhythm === 'sandbox') {
    return newServices.has(product.key) ? 'bursts' : product.shape;
  }
  return account.rhythm === 'office' && product.shape !== 'flat' ? 'office' : product.shape;
}

const sharesFor = (usdPerMonth: number): readonly number[] =>
  usdPerMonth > 400 ? [0.5, 0.3, 0.2] : usdPerMonth > 120 ? [0.65, 0.35] : [1];

function dimensionsOf(product: Product, region: string, zone: number): LineFacts['dimensions'] {
  const { instance, windows } = product;
  const isServer = instance !== undefined && product.service.startsWith('Amazon Elastic Compute');
  return {
    REGION: region,
    USAGE_TYPE: `${regionPrefixes[region] ?? ''}${product.usageType}`,
    ...(product.operation && { OPERATION: product.operation }),
    PURCHASE_TYPE: product.purchase ?? 'On Demand Instances',
    ...(product.group && { USAGE_TYPE_GROUP: product.group }),
    ...(instance && {
      INSTANCE_TYPE: instance,
      INSTANCE_TYPE_FAMILY: instance.split('.').slice(0, -1).join('.'),
      AZ: `${region}${'abc'[zone] ?? 'a'}`,
    }),
    ...(isServer && {
      OPERATING_SYSTEM: windows ? 'Windows' : 'Linux',
      PLATFORM: windows ? 'Windows (Amazon VPC)' : 'Linux/UNIX',
      TENANCY: 'Shared',
    }),
    ...(product.databaseEngine && { DATABASE_ENGINE: product.databaseEngine }),
    ...(product.cacheEngine && { CACHE_ENGINE: product.cacheEngine }),
    ...(product.deployment && { DEPLOYMENT_OPTION: product.deployment }),
    ...(product.purchase?.startsWith('Standard') && {
      RESERVATION_ID: `arn:aws:ec2:${region}:111111111111:reserved-instances/nw-r6g`,
      SUBSCRIPTION_ID: '920001',
      PAYMENT_OPTION: 'No Upfront',
      SCOPE: 'Region',
    }),
  };
}

function sliceLines(
  lines: CostLine[],
  source: Omit<Source, 'slices'>,
  zone: number,
  plans: readonly SavingsPlan[],
): Omit<Slice, 'share'> {
  const { product, account, region, shape } = source;
  const name = `${product.key}/${region}/${zone}`;
  const reserved = product.purchase === 'Standard Reserved Instances';
  const facts: LineFacts = {
    account: account.id,
    businessUnit: account.businessUnit,
    service: product.service,
    recordType: recordTypes.usage,
    profile: profile(shape),
    tags: product.untaggable ? {} : tagsOf(account, name),
    dimensions: dimensionsOf(product, region, zone),
  };
  const counting = { ...facts, unit: product.unit, sizeFactor: sizeFactor(product.instance) };
  const add = (line: LineFacts): number => lines.push(costLine(line)) - 1;
  const usage = add(
    reserved ? { ...counting, recordType: recordTypes.discounted } : { ...counting, netFactor: 1 - discountRate },
  );
  const discount = reserved ? -1 : add({ ...facts, recordType: recordTypes.discount, netFactor: 0 });
  const onPlan = (plan: SavingsPlan) => ({
    ...facts.dimensions,
    PURCHASE_TYPE: 'Savings Plans',
    SAVINGS_PLAN_ARN: plan.arn,
    SAVINGS_PLANS_TYPE: 'ComputeSavingsPlans',
  });
  const covering = product.savingsPlan ? plans : [];
  return {
    usage,
    discount,
    covered: covering.map((plan) => add({ ...counting, recordType: recordTypes.covered, dimensions: onPlan(plan) })),
    negation: covering.map((plan) => add({ ...facts, recordType: recordTypes.negation, dimensions: onPlan(plan) })),
  };
}

/** All sources of usage; their lines are appended to `lines`. Amounts are USD of an ordinary day at the anchor. */
export function usageSources(lines: CostLine[], { anchor, seed }: { anchor: number; seed: number }): readonly Source[] {
  const plans = savingsPlans(anchor);
  const sources: Source[] = [];
  for (const account of accounts) {
    const weights = Object.entries(account.mix);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [entry, weight] of weights) {
      const [key = '', onlyRegion] = entry.split('@');
      const product = productOf(key);
      const regions = product.global ? { global: 1 } : onlyRegion ? { [onlyRegion]: 1 } : account.regions;
      for (const [region, part] of Object.entries(regions)) {
        const usdPerMonth = (account.listUsd * weight * part) / total;
        const source = {
          product,
          account,
          region,
          shape: shapeIn(account, product),
          baseUsdPerDay: usdPerMonth / 30.4375,
          logGrowth: Math.log(product.growth ?? account.growth),
          sigma: product.shape === 'spot' ? 0.15 : account.sigma,
          rateUsd: product.rateUsd * (regionPrices[region] ?? 1),
          hash: hashText(
            `${account.id}|${regionPrefixes[region] ?? region}${product.service}${product.usageType}|${onlyRegion ?? ''}`,
            seed,
          ),
          story: storyOf({ account: account.id, region, product: key }, anchor),
          until: account.name === '' ? leftOn(anchor) : Number.POSITIVE_INFINITY,
        };
        const slices = sharesFor(usdPerMonth).map((share, zone) => ({
          share,
          ...sliceLines(lines, source, zone, plans),
        }));
        sources.push({ ...source, slices });
      }
    }
  }
  return sources;
}
