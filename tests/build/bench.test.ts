// What the bench says of what it measured, and the messages it writes by hand. Its figures are no tests: they depend on the machine.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { type Measured } from '../../src/build/bench/figures';
import { readMetrics, readQueryData, writeQueryData } from '../../src/build/bench/messages';
import { printTable, toJson } from '../../src/build/bench/report';
import { median, quantile } from '../../src/build/bench/samples';
import {
  CollectMetricsResponseSchema,
  QueryDataRequestSchema,
  QueryDataResponseSchema,
} from '../../src/plugin-sdk/genproto/pluginv2_pb';

const json = (bytes: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('a message of the bench', () => {
  it('is what the generated types read: a query', () => {
    const model = { queryType: 'cost', top: 19 };
    const source = { uid: 'bench', jsonData: { authType: 'keys' }, secureJsonData: { accessKey: 'A', secretKey: 'B' } };
    const request = fromBinary(
      QueryDataRequestSchema,
      writeQueryData({ source, updatedMs: 7, model, fromMs: 1_700_000_000_000, toMs: 1_700_000_000_001 }),
    );
    const settings = request.pluginContext?.dataSourceInstanceSettings;
    const [query] = request.queries;

    expect(settings).toMatchObject({
      uid: 'bench',
      lastUpdatedMS: 7n,
      decryptedSecureJsonData: { accessKey: 'A', secretKey: 'B' },
    });
    expect(json(settings?.jsonData)).toEqual({ authType: 'keys' });
    expect(query).toMatchObject({
      refId: 'A',
      queryType: 'cost',
      timeRange: { fromEpochMS: 1_700_000_000_000n, toEpochMS: 1_700_000_000_001n },
    });
    expect(json(query?.json)).toEqual(model);
  });

  it('is what the generated types write: frames, an error, metrics', () => {
    const frames = [new Uint8Array(10), new Uint8Array(20)];
    const answer = create(QueryDataResponseSchema, { responses: { A: { status: 200, frames, error: 'no' } } });
    const metrics = create(CollectMetricsResponseSchema, {
      metrics: { prometheus: new TextEncoder().encode('held 1\n') },
    });

    expect(readQueryData(toBinary(QueryDataResponseSchema, answer))).toMatchObject({ frames: 2, error: 'no' });
    expect(readMetrics(toBinary(CollectMetricsResponseSchema, metrics))).toBe('held 1\n');
  });
});

describe('samples', () => {
  it('have a middle and a tail', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(
      quantile(
        Array.from({ length: 201 }, (_, index) => index),
        0.99,
      ),
    ).toBe(198);
    expect(median([])).toBeNaN();
  });
});

describe('a report', () => {
  const machine = { processor: 'a processor', cores: 2, node: '20.20.2', load: [0.5, 1.25] } as const;
  const measured: readonly Measured[] = [
    { name: 'start.handshake', value: 44.12, note: 'best of 21: 31.5' },
    { name: 'start.idle-rss', value: 120 },
    { name: 'grafana.month', skipped: 'GRAFANA_URL is not set' },
  ];

  it('marks what misses its target and says why something was skipped', () => {
    const table = printTable(measured, machine);

    expect(table).toMatch(/^start to handshake +44\.1 ms +100 ms +11 ms +best of 21: 31\.5$/m);
    expect(table).toMatch(/^idle memory \(RSS\) +! 120 MB +90 MB +26 MB$/m);
    expect(table).toMatch(/ skipped +4 ms +4\.7 ms +GRAFANA_URL is not set$/m);
    expect(table).toMatch(/2 × a processor, Node 20\.20\.2, load 0\.5 → 1\.3$/);
  });

  it('is one object for programs', () => {
    expect(toJson(measured, machine)).toEqual({
      machine,
      figures: {
        'start.handshake': { value: 44.12, note: 'best of 21: 31.5', unit: 'ms', target: 100, rival: 11, met: true },
        'start.idle-rss': { value: 120, unit: 'MB', target: 90, rival: 26, met: false },
        'grafana.month': { skipped: 'GRAFANA_URL is not set', unit: 'ms', target: 4, rival: 4.7 },
      },
    });
  });
});
