// PURE. What an answer weighs in memory, in bytes. Bun needs more for a string than Node does (a cell of 16 bytes and a
// body of its own); the plugin runs on Bun, so its layout counts: 117 MB by V8's measured 160 MB there.
import type { CostTable } from './cost-table';
import type { AwsOperation } from './request';

const HEADER = 16;
const STRING = 32;
const POINTER = 8;
const OBJECT = 56;

/** Bytes held by the answer of `operation`. */
export function sizeOfAnswer(operation: AwsOperation, output: unknown): number {
  return operation === 'ce:GetCostAndUsage' ? sizeOfCostTable(output as CostTable) : sizeOfValue(output);
}

function sizeOfCostTable({ periods, groups, columns, descriptions }: CostTable): number {
  let bytes = OBJECT + sizeOfValue(periods) + sizeOfValue(groups) + sizeOfValue(descriptions);
  for (const ofMetric of Object.values(columns)) {
    bytes += HEADER;
    for (const { amounts, unit } of ofMetric) {
      bytes += POINTER + OBJECT + sizeOfList(amounts) + (typeof unit === 'string' ? POINTER : sizeOfList(unit));
    }
  }
  return bytes;
}

function sizeOfList(list: readonly (string | undefined)[]): number {
  let bytes = 2 * HEADER;
  for (const text of list) {
    bytes += POINTER + (text === undefined ? 0 : sizeOfString(text));
  }
  return bytes;
}

function sizeOfString(text: string): number {
  return STRING + ((text.length + 7) & ~7);
}

function sizeOfValue(value: unknown): number {
  if (typeof value === 'string') {
    return sizeOfString(value);
  }
  if (typeof value !== 'object' || value === null) {
    return POINTER;
  }
  // A million points of metrics are two such blocks, and would be a million entries.
  if (ArrayBuffer.isView(value)) {
    return OBJECT + value.byteLength;
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((bytes, item) => bytes + POINTER + sizeOfValue(item), 2 * HEADER);
  }
  return Object.entries(value).reduce((bytes, [, item]) => bytes + POINTER + sizeOfValue(item), OBJECT);
}
