import type { Alarms } from '../world/alarms';
import type { Axes } from '../world/axes';
import type { Metrics } from '../world/metrics';
import type { Expectation } from '../world/expectation';
import type { World } from '../world/world';
import type { Caller } from '../wire/wire';

/** Ways in which AWS is awkward, on by default, and what the payer has opted in to. See README, "Switches". */
export interface Switches {
  /** Each printed amount is rounded to ten decimals. */
  readonly roundCells: boolean;
  /** Tax is left out when a filter names anything but accounts. */
  readonly dropTax: boolean;
  /** Charges of a whole month (tax, support, fees, contracts) have no hour. */
  readonly hideMonthlyInHourly: boolean;
  /** A group without cost is sometimes printed with zeros instead of being left out. */
  readonly zeroRows: boolean;
  /** Groups come in no order. */
  readonly shuffleGroups: boolean;
  /** ListAccounts sometimes answers an empty page with a token. */
  readonly emptyPages: boolean;
  /** Hourly granularity is enabled. */
  readonly hourly: boolean;
  /** Monthly data of 38 months is enabled; AWS's default is 14 months. */
  readonly multiYear: boolean;
  /** CloudWatch leaves out the older half of about one result in three and says PartialData. */
  readonly partialData: boolean;
  /** The bill begins twelve days before the anchor: too little for a forecast. */
  readonly youngAccount: boolean;
}

export interface Session extends Caller {
  readonly sessionToken: string;
  readonly expiresAt: number;
}

/** What operations read; `sessions` is the only thing one of them writes (AssumeRole). */
export interface SimulatorState {
  readonly world: World;
  readonly axes: Axes;
  /** Made when first asked for: most simulators never forecast. */
  expectation(): Expectation;
  /** What CloudWatch holds; made when first asked for. */
  metrics(): Metrics;
  alarms(): Alarms;
  readonly switches: Switches;
  /** Groups per page of GetCostAndUsage. */
  readonly pageSize: number;
  /** Values per page of GetDimensionValues, GetTags and GetCostCategories. */
  readonly valuesPageSize: number;
  /** Data points per page of GetMetricData. */
  readonly metricPageSize: number;
  /** Access key id → session. */
  readonly sessions: Map<string, Session>;
}
