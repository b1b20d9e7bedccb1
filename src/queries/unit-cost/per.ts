// PURE, a table of facts: what a cost can be per, and how a metric's number of a day becomes so much of it.
import { dayMs, next, startOf } from '../shared/utc';

export const PER = ['one', 'thousand', 'million', 'gb', 'hour', 'gbMonth'] as const;
export type Per = (typeof PER)[number];

interface Unit {
  readonly label: string;
  readonly description: string;
  /** An average of a level over the day, not a sum of what happened. */
  readonly isLevel: boolean;
  /** What a metric's number of that UTC day is, in `usageUnit`. */
  usage(value: number, dayStartMs: number): number;
  /** AWS's name for it; empty for a count. */
  readonly usageUnit: string;
  /** How many of them one price is for. */
  readonly size: number;
}

/** AWS's bill counts 1,024³ bytes as a GB. */
const GB = 1_024 ** 3;

const asItIs = (value: number): number => value;
const counted = { isLevel: false, usage: asItIs, usageUnit: '' } as const;
const daysInMonth = (ms: number): number => (next(ms, 'month') - startOf(ms, 'month')) / dayMs;

export const UNITS: Readonly<Record<Per, Unit>> = {
  one: { label: 'One', description: 'Each request, order, message', ...counted, size: 1 },
  thousand: { label: 'Thousand', description: 'A thousand of what the metric counts', ...counted, size: 1_000 },
  million: { label: 'Million', description: 'A million of what the metric counts', ...counted, size: 1_000_000 },
  gb: {
    label: 'GB',
    description: 'Of a metric in bytes; 1,024³ of them, as on the bill',
    isLevel: false,
    usage: (bytes) => bytes / GB,
    usageUnit: 'GB',
    size: 1,
  },
  hour: {
    label: 'Hour',
    description: 'Of what is running: the average of the day, 24 hours of it',
    isLevel: true,
    usage: (level) => level * 24,
    usageUnit: 'Hrs',
    size: 1,
  },
  gbMonth: {
    label: 'GB-month',
    description: 'Of what is stored: the average of the day in bytes, a day of its month',
    isLevel: true,
    usage: (bytes, dayStartMs) => bytes / GB / daysInMonth(dayStartMs),
    usageUnit: 'GB-Mo',
    size: 1,
  },
};

/** `million requests`, `GB`, `vCPU hour` */
export function perText({ per, unitName }: { readonly per: Per; readonly unitName: string }): string {
  const one = unitName.trim();
  switch (per) {
    case 'one':
      return one || 'unit';
    case 'thousand':
    case 'million':
      return one === '' ? per : `${per} ${plural(one)}`;
    case 'gb':
      return 'GB';
    case 'hour':
      return one === '' ? 'hour' : `${one} hour`;
    case 'gbMonth':
      return 'GB-month';
  }
}

function plural(word: string): string {
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
