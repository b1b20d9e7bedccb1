// Databases, caches, storage, quotas, and the shop's own metric: what is not one line of the bill counted.
import { dayMs, daysIn, monthOf } from './calendar';
import { hashText, mix, unit } from './hash';
import { instancesOf } from './instances';
import { createLevel, type LevelFacts } from './level';
import type { Source } from './line-book';
import { dimension, type Dimension, type Metric } from './metric';
import { bytesPerGb, requestsPerLcuHour } from './metric-drivers';
import { lineCurve } from './traffic-metrics';
import type { World } from './world';

const minuteMs = 60_000;
/** One page view in so many ends in an order. */
const requestsPerOrder = 380;

export const serviceMetrics = (world: World): readonly Metric[] => [
  ...world.sources.filter(({ account }) => account.name !== '').flatMap((source) => ofSource(world, source)),
  ...usageMetrics(world),
];

function ofSource(world: World, source: Source): readonly Metric[] {
  switch (source.product.key) {
    case 'rdsr6g':
    case 'rdsmaz':
      return source.slices.flatMap((_, index) => databaseMetrics(source, index));
    case 'redis':
      return source.slices.flatMap((_, index) => cacheMetrics(source, index));
    case 's3':
      return source.slices.map(({ usage }, index) => storageMetric(world, { source, line: usage, index }));
    case 'lcu':
      return source.account.name === 'shop-prod' ? [orderMetric(world, source)] : [];
    default:
      return [];
  }
}

type LevelMetric = readonly [name: string, unit: string, facts: Omit<LevelFacts, 'hash' | 'shape'>];

const levels = (
  { account, region, shape }: Source,
  { namespace, of, list }: { namespace: string; of: Dimension; list: readonly LevelMetric[] },
): readonly Metric[] =>
  list.map(([name, unitName, facts]) => ({
    account: account.id,
    region,
    namespace,
    name,
    dimensions: [of],
    unit: unitName,
    readings: {
      kind: 'level',
      sampleMs: minuteMs,
      curve: createLevel({
        ...facts,
        hash: hashText(`${account.id}/${region}/${of.Value}/${name}`),
        shape:
          shape === 'flat' && account.rhythm === 'prod' ? 'traffic' : account.rhythm === 'office' ? 'office' : shape,
      }),
    },
  }));

function databaseMetrics(source: Source, index: number): readonly Metric[] {
  const engine = source.product.key === 'rdsr6g' ? 'postgres' : 'mysql';
  const name = `${source.account.name}-${engine}-${index + 1}`;
  const size = 0.7 + 0.6 * unit(mix(hashText(name), 1));
  return levels(source, {
    namespace: 'AWS/RDS',
    of: dimension('DBInstanceIdentifier', name),
    list: [
      ['CPUUtilization', 'Percent', { base: 8 * size, load: 21 * size, roughness: 'lively', ceiling: 98 }],
      ['DatabaseConnections', 'Count', { base: 20 * size, load: 75 * size, roughness: 'lively' }],
      [
        'FreeStorageSpace',
        'Bytes',
        { base: 310 * bytesPerGb * size, load: 0, roughness: 'smooth', drift: { perDay: -1.9 * bytesPerGb, days: 90 } },
      ],
      ['FreeableMemory', 'Bytes', { base: 9 * bytesPerGb * size, load: bytesPerGb, roughness: 'smooth' }],
      ['ReadIOPS', 'Count/Second', { base: 40 * size, load: 420 * size, roughness: 'rough' }],
      ['WriteIOPS', 'Count/Second', { base: 60 * size, load: 250 * size, roughness: 'rough' }],
      ['ReadLatency', 'Seconds', { base: 0.0004, load: 0.0005 * size, roughness: 'lively' }],
    ],
  });
}

const cacheMetrics = (source: Source, index: number): readonly Metric[] =>
  levels(source, {
    namespace: 'AWS/ElastiCache',
    of: dimension('CacheClusterId', `${source.account.name}-redis-00${index + 1}`),
    list: [
      ['CPUUtilization', 'Percent', { base: 4, load: 13, roughness: 'lively', ceiling: 98 }],
      ['CurrConnections', 'Count', { base: 60, load: 240, roughness: 'lively' }],
      ['DatabaseMemoryUsagePercentage', 'Percent', { base: 55, load: 6, roughness: 'smooth', ceiling: 98 }],
    ],
  });

/** Once a day, as S3 does: the GB-months of the day's bill are the size over the days of its month. */
function storageMetric(world: World, { source, line, index }: { source: Source; line: number; index: number }): Metric {
  const bucket = `nw-${source.account.name}-${source.region}-${['assets', 'lake', 'archive'][index] ?? index}`;
  return {
    account: source.account.id,
    region: source.region,
    namespace: 'AWS/S3',
    name: 'BucketSizeBytes',
    dimensions: [dimension('BucketName', bucket), dimension('StorageType', 'StandardStorage')],
    unit: 'Bytes',
    readings: {
      kind: 'samples',
      everyMs: dayMs,
      offsetMs: 0,
      at: (ms) => {
        const day = ms / dayMs;
        return Math.round((world.final(day).quantity[line] ?? 0) * daysIn(monthOf(day)) * bytesPerGb);
      },
    },
  };
}

/** The shop's own high-resolution metric: what a dollar of infrastructure sells. */
function orderMetric(world: World, { account, region, slices }: Source): Metric {
  const [first] = slices;
  const curve = lineCurve(world, {
    line: first?.usage ?? 0,
    factor: requestsPerLcuHour / requestsPerOrder,
    hash: hashText(`${account.id}/${region}/orders`, world.seed),
  });
  return {
    account: account.id,
    region,
    namespace: 'Northwind/Shop',
    name: 'OrdersPlaced',
    dimensions: [dimension('Store', region.startsWith('eu') ? 'eu' : region.startsWith('ap') ? 'apac' : 'us')],
    unit: 'Count',
    readings: { kind: 'amount', sampleMs: 1000, curve },
  };
}

/** AWS/Usage: how much of a quota is taken. */
function usageMetrics(world: World): readonly Metric[] {
  const places = new Map<string, { account: string; region: string; vcpus: number }>();
  for (const { account, region, type } of instancesOf(world.seed)) {
    const key = `${account}/${region}`;
    const vcpus = type.endsWith('2xlarge') ? 8 : type.endsWith('xlarge') ? 4 : 2;
    places.set(key, { account, region, vcpus: (places.get(key)?.vcpus ?? 0) + vcpus });
  }
  return [...places].flatMap(([key, { account, region, vcpus }]) => {
    const metric = (name: string, of: readonly [string, string, string, string], mean: number): Metric => ({
      account,
      region,
      namespace: 'AWS/Usage',
      name,
      dimensions: (['Type', 'Resource', 'Service', 'Class'] as const).map((title, index) =>
        dimension(title, of[index] ?? ''),
      ),
      unit: 'None',
      readings: {
        kind: 'level',
        sampleMs: 5 * minuteMs,
        curve: createLevel({
          hash: hashText(`${key}/${of.join('/')}`),
          base: mean * (name === 'ResourceCount' ? 1 : 0.3),
          load: name === 'ResourceCount' ? 0 : mean * 0.7,
          shape: 'traffic',
          roughness: name === 'ResourceCount' ? 'smooth' : 'rough',
        }),
      },
    });
    return [
      metric('ResourceCount', ['Resource', 'vCPU', 'EC2', 'Standard/OnDemand'], vcpus),
      metric('CallCount', ['API', 'GetMetricData', 'CloudWatch', 'None'], 40),
    ];
  });
}
