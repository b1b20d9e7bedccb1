// What EC2, EBS and the CloudWatch agent say about each instance.
import { dayMs } from './calendar';
import { hashText } from './hash';
import { instancesOf, type Instance } from './instances';
import { createLevel, sumOfCurves, type LevelFacts } from './level';
import { dimension, type Dimension, type Metric } from './metric';
import type { Readings } from './readings';

const minuteMs = 60_000;

/** All metrics of all instances; `anchor` is a day. */
export function instanceMetrics({ seed, anchor }: { seed: number; anchor: number }): readonly Metric[] {
  const instances = instancesOf(seed);
  const own = instances.flatMap((instance) => metricsOf(instance, anchor));
  return [...own, ...groupMetrics(instances, own)];
}

function metricsOf(instance: Instance, anchor: number): readonly Metric[] {
  const { id, account, region, cpu, memory, shape, volumeId, stoppedDaysAgo } = instance;
  const until = stoppedDaysAgo === undefined ? undefined : (anchor - stoppedDaysAgo) * dayMs + 17 * 3_600_000;
  const basicMs = instance.isDetailed ? minuteMs : 5 * minuteMs;
  const level = (name: string, facts: Omit<LevelFacts, 'hash' | 'shape'>): LevelFacts => ({
    ...facts,
    shape,
    hash: hashText(`${id}/${name}`),
  });
  const metric = (
    namespace: string,
    name: string,
    dimensions: readonly Dimension[],
    rest: Pick<Metric, 'unit' | 'readings'>,
  ): Metric => ({ account, region, namespace, name, dimensions, ...rest, ...(until !== undefined && { until }) });

  const ec2 = [dimension('InstanceId', id)];
  const ebs = [dimension('VolumeId', volumeId)];
  const busy = cpu[0] + cpu[1];
  const amount = (name: string, perMinute: number, sampleMs: number): Readings => ({
    kind: 'amount',
    sampleMs,
    curve: createLevel(level(name, { base: 0.15 * perMinute, load: perMinute, roughness: 'rough' })),
  });
  const percent = (name: string, facts: Omit<LevelFacts, 'hash' | 'shape'>, sampleMs: number) => ({
    unit: 'Percent',
    readings: { kind: 'level', sampleMs, curve: createLevel(level(name, { ceiling: 97, ...facts })) } as const,
  });

  const [base, load] = cpu;
  const list: Metric[] = [
    metric('AWS/EC2', 'CPUUtilization', ec2, percent('cpu', { base, load, roughness: 'lively' }, basicMs)),
    metric('AWS/EC2', 'NetworkIn', ec2, { unit: 'Bytes', readings: amount('in', busy * 1_400_000, basicMs) }),
    metric('AWS/EC2', 'NetworkOut', ec2, { unit: 'Bytes', readings: amount('out', busy * 2_900_000, basicMs) }),
    metric('AWS/EC2', 'EBSReadOps', ec2, { unit: 'Count', readings: amount('reads', busy * 45, basicMs) }),
    metric('AWS/EC2', 'EBSWriteOps', ec2, { unit: 'Count', readings: amount('writes', busy * 70, basicMs) }),
    metric('AWS/EC2', 'StatusCheckFailed', ec2, {
      unit: 'Count',
      readings: {
        kind: 'level',
        sampleMs: 5 * minuteMs,
        curve: createLevel(level('status', { base: 0, load: 0, roughness: 'smooth' })),
      },
    }),
    metric('AWS/EBS', 'VolumeReadOps', ebs, { unit: 'Count', readings: amount('reads', busy * 45, minuteMs) }),
    metric('AWS/EBS', 'VolumeWriteOps', ebs, { unit: 'Count', readings: amount('writes', busy * 70, minuteMs) }),
    metric('AWS/EBS', 'VolumeReadBytes', ebs, { unit: 'Bytes', readings: amount('read', busy * 700_000, minuteMs) }),
    metric('AWS/EBS', 'VolumeWriteBytes', ebs, {
      unit: 'Bytes',
      readings: amount('wrote', busy * 1_100_000, minuteMs),
    }),
    metric('AWS/EBS', 'BurstBalance', ebs, percent('burst', { base: 93, load: 0, roughness: 'smooth' }, 5 * minuteMs)),
  ];
  if (instance.hasAgent) {
    const agent = [
      ...(instance.group ? [dimension('AutoScalingGroupName', instance.group)] : []),
      dimension('ImageId', instance.imageId),
      dimension('InstanceId', id),
      dimension('InstanceType', instance.type),
    ];
    const memoryFacts = { base: memory * 0.93, load: memory * 0.07, roughness: 'smooth' } as const;
    const disk = [...agent, dimension('path', '/'), dimension('device', 'nvme0n1p1'), dimension('fstype', 'xfs')];
    list.push(
      metric(
        'CWAgent',
        instance.isWindows ? 'Memory % Committed Bytes In Use' : 'mem_used_percent',
        agent,
        percent('memory', memoryFacts, minuteMs),
      ),
    );
    if (!instance.isWindows) {
      const filling = { base: 34, load: 0, roughness: 'smooth', drift: { perDay: 0.6, days: 60 } } as const;
      list.push(metric('CWAgent', 'disk_used_percent', disk, percent('disk', filling, minuteMs)));
    }
  }
  if (instance.type.startsWith('t3')) {
    const credits = createLevel(level('credits', { base: 410, load: 40, roughness: 'smooth', ceiling: 576 }));
    list.push(
      metric('AWS/EC2', 'CPUCreditBalance', ec2, {
        unit: 'Count',
        readings: { kind: 'level', sampleMs: 5 * minuteMs, curve: credits },
      }),
    );
  }
  return list;
}

/** CPU of an Auto Scaling group and of an instance type, in which EC2 counts every instance's samples. */
function groupMetrics(instances: readonly Instance[], own: readonly Metric[]): readonly Metric[] {
  const groups = new Map<string, { dimension: Dimension; members: Instance[] }>();
  for (const instance of instances.filter(({ isDetailed }) => isDetailed)) {
    for (const [name, value] of [
      ['AutoScalingGroupName', instance.group],
      ['InstanceType', instance.type],
    ] as const) {
      if (value !== undefined) {
        const key = `${instance.account}/${instance.region}/${name}/${value}`;
        const group = groups.get(key) ?? { dimension: dimension(name, value), members: [] };
        group.members.push(instance);
        groups.set(key, group);
      }
    }
  }
  return [...groups].map(([key, { dimension: of, members }]) => {
    const curves = members.flatMap(({ id }) =>
      own.flatMap(({ namespace, name, dimensions, readings }) =>
        namespace === 'AWS/EC2' && name === 'CPUUtilization' && dimensions[0]?.Value === id && readings.kind === 'level'
          ? [readings.curve]
          : [],
      ),
    );
    const [first] = members as [Instance];
    const sum = sumOfCurves(curves, hashText(key));
    const mean = {
      ...sum,
      between: (from: number, until: number) => sum.between(from, until) / curves.length,
      least: (from: number, until: number, slot: number) => sum.least(from, until, slot) / curves.length,
      most: (from: number, until: number, slot: number) => sum.most(from, until, slot) / curves.length,
    };
    return {
      account: first.account,
      region: first.region,
      namespace: 'AWS/EC2',
      name: 'CPUUtilization',
      dimensions: [of],
      unit: 'Percent',
      readings: { kind: 'level', sampleMs: minuteMs, curve: mean },
    };
  });
}
