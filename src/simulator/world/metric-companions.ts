// What AWS publishes beside a counting metric: errors, latencies, connections.
import type { Curve } from './curve';
import { mix, unit } from './hash';
import { createLevel, scaledCurve } from './level';
import type { Metric } from './metric';

const minuteMs = 60_000;

interface Driven {
  readonly curve: Curve;
  readonly hash: number;
  /** Milliseconds of work, for functions. */
  readonly workMs?: Curve;
}

type Companion = Pick<Metric, 'name' | 'unit' | 'readings'>;

/** Metrics with the same dimensions as the one they accompany. */
export function companionsOf(metric: Metric, driven: Driven): readonly Metric[] {
  const { account, region, namespace, dimensions } = metric;
  return list(metric, driven).map((companion) => ({ account, region, namespace, dimensions, ...companion }));
}

function list({ namespace, name, dimensions }: Metric, { curve, hash, workMs }: Driven): readonly Companion[] {
  const own = (stream: number): number => mix(hash, stream);
  const draw = (stream: number, from: number, to: number): number => from + (to - from) * unit(own(stream));

  const part = (title: string, share: number): Companion => ({
    name: title,
    unit: 'Count',
    readings: {
      kind: 'events',
      curve: scaledCurve(curve, { factor: share, hash: own(share * 1e6), dayNoise: 0.3 }),
      among: curve,
    },
  });
  const time = (title: string, { mean, unit: of }: { mean: number; unit: string }): Companion => ({
    name: title,
    unit: of,
    readings: {
      kind: 'measures',
      curve: scaledCurve(curve, { factor: mean, hash: own(7), dayNoise: 0.1 }),
      among: curve,
      spread: 0.7,
    },
  });
  const level = (title: string, mean: number): Companion => ({
    name: title,
    unit: 'Count',
    readings: {
      kind: 'level',
      sampleMs: minuteMs,
      curve: createLevel({ hash: own(11), base: mean * 0.3, load: mean * 0.7, shape: 'traffic', roughness: 'lively' }),
    },
  });

  switch (`${namespace} ${name}`) {
    case 'AWS/Lambda Invocations':
      return [
        part('Errors', draw(1, 0.001, 0.008)),
        part('Throttles', draw(2, 0.000_02, 0.000_2)),
        ...(workMs
          ? [
              {
                name: 'Duration',
                unit: 'Milliseconds',
                readings: { kind: 'measures', curve: workMs, among: curve, spread: 0.6 },
              } as const,
            ]
          : []),
        level('ConcurrentExecutions', draw(3, 20, 60)),
      ];
    case 'AWS/ApiGateway Count': {
      // HTTP APIs and REST APIs name the same thing differently.
      const isHttp = dimensions[0]?.Name === 'ApiId';
      return [
        part(isHttp ? '4xx' : '4XXError', draw(1, 0.01, 0.03)),
        part(isHttp ? '5xx' : '5XXError', draw(2, 0.000_5, 0.003)),
        time('Latency', { mean: draw(3, 40, 140), unit: 'Milliseconds' }),
      ];
    }
    case 'AWS/ApplicationELB RequestCount':
      return [
        part('HTTPCode_Target_2XX_Count', draw(1, 0.95, 0.97)),
        part('HTTPCode_Target_4XX_Count', draw(2, 0.01, 0.03)),
        part('HTTPCode_Target_5XX_Count', draw(3, 0.000_4, 0.002)),
        time('TargetResponseTime', { mean: draw(4, 0.03, 0.12), unit: 'Seconds' }),
        level('ActiveConnectionCount', draw(5, 200, 900)),
      ];
    case 'AWS/NATGateway BytesOutToDestination':
      return [
        {
          name: 'BytesInFromSource',
          unit: 'Bytes',
          readings: { kind: 'amount', sampleMs: minuteMs, curve: scaledCurve(curve, { factor: 1, hash: own(1) }) },
        },
        level('ActiveConnectionCount', draw(5, 300, 4000)),
      ];
    case 'AWS/Logs IncomingBytes':
      return [
        {
          name: 'IncomingLogEvents',
          unit: 'Count',
          readings: {
            kind: 'amount',
            sampleMs: minuteMs,
            curve: scaledCurve(curve, { factor: 1 / 310, hash: own(1) }),
          },
        },
      ];
    default:
      return [];
  }
}
