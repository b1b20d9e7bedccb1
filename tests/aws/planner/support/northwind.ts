// Northwind's bill with all its awkwardness, asked directly and through the planner, at one moment.
import { createAws, createAwsShared } from '../../../../src/aws';
import type { Aws, AwsShared } from '../../../../src/aws';
import type { Clock } from '../../../../src/aws/clock';
import type { CostTable } from '../../../../src/aws/request';
import type { CostInput, CostRequest } from '../../../../src/aws/planner/slice';
import { connectionTo, patient } from '../../support/connection';
import { NOON } from '../../support/fake-clock';
import { startSimulator } from '../../../../src/simulator';
import type { LedgerReport, SimulatorOptions } from '../../../../src/simulator';

export interface Bill {
  readonly url: string;
  readonly shared: AwsShared;
  /** Asks as asked: no planner. */
  readonly direct: Aws;
  connect(changes?: Parameters<typeof connectionTo>[1]): Aws;
  ledger(): Promise<LedgerReport>;
  close(): Promise<void>;
}

/** Time stands still but for the planner's window, which is over at once. */
export const standing: Clock = {
  now: () => NOON,
  after(delayMs, callback) {
    const timer = delayMs <= 100 ? setImmediate(callback) : undefined;
    return () => (timer ? clearImmediate(timer) : undefined);
  },
};

const UNLIMITED = { concurrent: 64, perSecond: 1e6, burst: 1e6 };

export async function startBill(options: SimulatorOptions = {}, clock: Clock = standing): Promise<Bill> {
  const { url, close } = await startSimulator({ today: '2026-11-20', pageSize: 5_000, ...options });
  const shared = createAwsShared({ limit: { ...UNLIMITED } as never }, { clock });
  const made: Aws[] = [];
  const connect: Bill['connect'] = (changes) => {
    const aws = createAws(connectionTo(url, changes), shared, { clock, random: () => 0, env: {} });
    made.push(aws);
    return aws;
  };
  return {
    url,
    shared,
    connect,
    direct: connect({ isolation: 'direct', planner: 'off' } as never),
    ledger: async () => (await (await fetch(`${url}/_simulator/ledger`)).json()) as LedgerReport,
    async close() {
      made.forEach((aws) => aws.dispose());
      await close();
    },
  };
}

export const cost = (input: Partial<CostInput>): CostRequest => ({
  operation: 'ce:GetCostAndUsage',
  input: {
    TimePeriod: { Start: '2026-11-01', End: '2026-11-21' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost'],
    ...input,
  } as CostInput,
});

export const by = (...names: string[]) => ({
  GroupBy: names.map((name) => {
    const [type, key] = name.split(' ');
    return key === undefined ? { Type: 'DIMENSION' as const, Key: name } : { Type: type as 'TAG', Key: key };
  }),
});

export const tableOf = async (aws: Pick<Aws, 'send'>, request: CostRequest): Promise<CostTable> =>
  (await aws.send(request, patient)).output;
