// Metrics whose sums are the quantities of the bill (`metric-drivers.ts`), and what is published beside them.
import { createCurve, type Curve } from './curve';
import { dayShares } from './shapes';
import { hashText, hexDigits } from './hash';
import type { Source } from './line-book';
import { scaledCurve, sumOfCurves } from './level';
import { companionsOf } from './metric-companions';
import { dimension, type Dimension, type Metric } from './metric';
import { drivers, type Driver } from './metric-drivers';
import type { World } from './world';

const minuteMs = 60_000;
/** Functions have half a GB of memory, so that GB-seconds say how long they run. */
const functionGb = 0.5;

/** Metrics of every usage-based line of the members that are still there. */
export function trafficMetrics(world: World): readonly Metric[] {
  const present = world.sources.filter(({ account }) => account.name !== '');
  return drivers.flatMap((driver) => {
    const counts = new Map<string, number>();
    const made = present
      .filter(({ product }) => product.key === driver.product)
      .flatMap((source) => metricsOf({ world, driver, source, counts, present }));
    return driver.total ? [...made, ...totals(driver, made)] : made;
  });
}

const regionOf = ({ region }: Source): string => (region === 'global' ? 'us-east-1' : region);

interface Making {
  readonly world: World;
  readonly driver: Driver;
  readonly source: Source;
  /** How many resources of an account and region there are already: two lines may be about the same service. */
  readonly counts: Map<string, number>;
  readonly present: readonly Source[];
}

function metricsOf({ world, driver, source, counts, present }: Making): readonly Metric[] {
  const region = regionOf(source);
  const account = source.account.id;
  const place = `${account}/${region}`;
  return source.slices.flatMap(({ usage }) => {
    const index = counts.get(place) ?? 0;
    counts.set(place, index + 1);
    const dimensions = [
      dimension(driver.dimension, resourceName({ driver, source, index })),
      ...Object.entries(driver.also ?? {}).map(([name, value]) => dimension(name, value)),
    ];
    const hash = hashText(`${place}/${driver.product}/${index}`, world.seed);
    const curve = lineCurve(world, { line: usage, factor: driver.factor, hash });
    const metric = base(driver, { account, region, dimensions, curve });
    const workMs = driver.product === 'lreq' ? functionTime({ world, present, source, line: usage, hash }) : undefined;
    return [metric, ...companionsOf(metric, { curve, hash, ...(workMs && { workMs }) })];
  });
}

function resourceName({ driver, source, index }: Pick<Making, 'driver' | 'source'> & { index: number }): string {
  const { names } = driver;
  const pattern = names[index % names.length] ?? '';
  const suffix = index < names.length ? '' : `-${Math.floor(index / names.length) + 1}`;
  // The same resource in two lines (reads and writes of a table) has the same id.
  const id = hexDigits(`${source.account.id}/${source.region}/${driver.namespace}/${index}`, 16);
  const name = pattern.replace('#', pattern === '#' ? id.slice(0, 10) : id);
  return `${name.replace('@', source.account.name).replace('%', regionOf(source))}${suffix}`;
}

/** The final quantity of a line per day, over the hours of its profile. */
export const lineCurve = (
  world: World,
  { line, factor, hash }: { line: number; factor: number; hash: number },
): Curve => {
  const shares = dayShares[world.lines[line]?.profile ?? 'flat'];
  return createCurve({
    hash,
    roughness: 'lively',
    day: (day) => ({ amount: (world.final(day).quantity[line] ?? 0) * factor, shares }),
  });
};

const base = (
  driver: Driver,
  { account, region, dimensions, curve }: Pick<Metric, 'account' | 'region' | 'dimensions'> & { curve: Curve },
): Metric => ({
  account,
  region,
  namespace: driver.namespace,
  name: driver.metric,
  dimensions,
  unit: driver.unit,
  readings:
    driver.kind === 'events' ? { kind: 'events', curve, among: curve } : { kind: 'amount', curve, sampleMs: minuteMs },
});

/** Milliseconds a function ran: the GB-seconds of its account and region, by its share of the requests. */
function functionTime({
  world,
  present,
  source,
  line,
  hash,
}: Pick<Making, 'world' | 'present' | 'source'> & { line: number; hash: number }): Curve {
  const same = present.filter(({ account, region }) => account === source.account && region === source.region);
  const lines = (...keys: string[]): readonly number[] =>
    same.filter(({ product }) => keys.includes(product.key)).flatMap(({ slices }) => slices.map(({ usage }) => usage));
  const seconds = lines('lgbs', 'larm');
  const requests = lines('lreq');
  return createCurve({
    hash: hash + 1,
    roughness: 'lively',
    day(day) {
      const { quantity } = world.final(day);
      const total = (places: readonly number[]): number => places.reduce((sum, at) => sum + (quantity[at] ?? 0), 0);
      const share = (quantity[line] ?? 0) / (total(requests) || 1);
      return { amount: (total(seconds) / functionGb) * 1000 * share, shares: dayShares.traffic };
    },
  });
}

/** The region's whole, which Lambda publishes without dimensions. */
function totals(driver: Driver, made: readonly Metric[]): readonly Metric[] {
  const groups = new Map<string, Metric[]>();
  for (const metric of made) {
    const key = `${metric.account}/${metric.region}/${metric.name}`;
    groups.set(key, [...(groups.get(key) ?? []), metric]);
  }
  return [...groups].flatMap(([key, parts]): Metric[] => {
    const [first] = parts as [Metric];
    const hash = hashText(`${key}/${driver.namespace}`);
    const together = (curves: readonly Curve[], stream: number): Curve =>
      curves.length === 1 ? scaledCurve(curves[0] as Curve, { factor: 1, hash }) : sumOfCurves(curves, hash + stream);
    const { readings } = first;
    if (readings.kind !== 'events' && readings.kind !== 'measures') {
      return [];
    }
    const all = parts.flatMap((part) =>
      part.readings.kind === 'events' || part.readings.kind === 'measures' ? [part.readings] : [],
    );
    const curve = together(
      all.map((part) => part.curve),
      0,
    );
    const among =
      readings.curve === readings.among
        ? curve
        : together(
            all.map((part) => part.among),
            1,
          );
    const { dimensions: _, ...rest } = first;
    const none: readonly Dimension[] = [];
    return [{ ...rest, dimensions: none, readings: { ...readings, curve, among } }];
  });
}
