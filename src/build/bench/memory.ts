// What a process holds, from /proc: RSS now, and the most it ever was.
import { readFileSync } from 'node:fs';

export interface Memory {
  readonly rssMb: number;
  /** The most so far. `maxRSS` of Node and Bun would do for ourselves, but a child starts with that of its parent. */
  readonly peakMb: number;
}

/** Megabytes of a million bytes; undefined where there is no /proc. */
export function readMemory(pid: number | 'self'): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1.024e-3;
    return { rssMb: read('VmRSS'), peakMb: read('VmHWM') };
  } catch {
    return undefined;
  }
}

export const NO_PROC = 'no /proc on this machine';
