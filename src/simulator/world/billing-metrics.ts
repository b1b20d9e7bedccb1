// AWS/Billing EstimatedCharges: the month to date as published, by service and account; only in us-east-1, in USD.
// aws-apis.md §3.3
import { dayMs, dayOf, firstDay, hourMs, monthOf } from './calendar';
import { serviceCodeOf } from './service-codes';
import { publishedAt } from './metering';
import { dimension, type Dimension, type Metric } from './metric';
import { members, payerId } from './organisation';
import type { World } from './world';

/** Charges are put every four hours, more often than the bill is refreshed: some values repeat, as with AWS. */
const everyMs = 4 * hourMs;
const offsetMs = 2 * hourMs;

/** USD by `account/service code` at one moment; tax has an account and no service. */
type Charges = ReadonlyMap<string, number>;

export function billingMetrics(world: World): readonly Metric[] {
  const charges = createMonthToDate(world);
  const codes = new Map<string, Set<string>>();
  for (const { account, dimensions } of world.lines) {
    const code = serviceCodeOf(dimensions.SERVICE ?? '');
    const known = codes.get(account) ?? new Set<string>();
    codes.set(account, code === undefined ? known : known.add(code));
  }
  const all = [...new Set([...codes.values()].flatMap((set) => [...set]))].sort();

  const metric = (account: string, of: { linked?: string; service?: string; owner?: string }): Metric => {
    const dimensions: readonly Dimension[] = [
      dimension('Currency', 'USD'),
      ...(of.linked === undefined ? [] : [dimension('LinkedAccount', of.linked)]),
      ...(of.service === undefined ? [] : [dimension('ServiceName', of.service)]),
    ];
    return {
      account,
      region: 'us-east-1',
      namespace: 'AWS/Billing',
      name: 'EstimatedCharges',
      dimensions,
      unit: 'None',
      readings: {
        kind: 'samples',
        everyMs,
        offsetMs,
        at: (ms) => pick(charges(ms), of.linked ?? of.owner, of.service),
      },
    };
  };

  return [
    metric(payerId, {}),
    ...all.map((service) => metric(payerId, { service })),
    ...members().flatMap(({ id }) => [
      metric(payerId, { linked: id }),
      ...[...(codes.get(id) ?? [])].map((service) => metric(payerId, { linked: id, service })),
    ]),
    // A member sees its own charges alone.
    ...members()
      .filter(({ id }) => id !== payerId)
      .flatMap(({ id }) => [
        metric(id, { owner: id }),
        ...[...(codes.get(id) ?? [])].map((service) => metric(id, { owner: id, service })),
      ]),
  ];
}

function pick(charges: Charges, account: string | undefined, service: string | undefined): number {
  let sum = 0;
  for (const [key, usd] of charges) {
    const [owner, code] = key.split('/');
    if ((account === undefined || owner === account) && (service === undefined || code === service)) {
      sum += usd;
    }
  }
  return Math.round(sum * 100) / 100;
}

/** Month to date per refresh, kept as a small table: a year of it is a thousand refreshes. */
function createMonthToDate(world: World): (ms: number) => Charges {
  const keys = world.lines.map(
    ({ account, dimensions }) => `${account}/${serviceCodeOf(dimensions.SERVICE ?? '') ?? ''}`,
  );
  const names = [...new Set(keys)];
  const places = Int32Array.from(keys, (key) => names.indexOf(key));
  const known = new Map<number, Charges>();

  return (ms) => {
    const published = publishedAt(ms);
    // Before the first refresh of a month the old month's charges are gone already.
    const first = firstDay(monthOf(dayOf(ms)));
    const at = Math.max(published, first * dayMs);
    const found = known.get(at);
    if (found) {
      return found;
    }
    const sums = new Float64Array(names.length);
    for (let day = first; day <= dayOf(ms); day++) {
      const { unblended } = world.day(day, ms);
      for (let line = 0; line < unblended.length; line++) {
        const place = places[line] as number;
        sums[place] = (sums[place] as number) + (unblended[line] as number);
      }
    }
    const charges = new Map(names.map((name, place) => [name, sums[place] as number]));
    known.set(at, charges);
    return charges;
  };
}
