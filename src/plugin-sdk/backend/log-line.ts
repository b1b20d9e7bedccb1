import { type ValueRules, logValue } from './log-value';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

// One line of hclog JSON:  {"@level":"info","@message":"…","key":value,…}\n
// Grafana's reader takes "@message", "@level" and "@timestamp" for strings without looking: anything else in them ends
// Grafana itself. It splits lines over 64 KiB, drops times without six decimals, and has a use of its own for
// "timestamp". So: strings are forced, no time is written, lines stay under 60 KiB. Proof:
// tests/plugin-sdk/log.test.ts, tests/contract.
// @see https://github.com/hashicorp/go-plugin/blob/v1.7.0/log_entry.go
const maxLineBytes = 60 * 1024;

/** Level, message and fields → one line with its newline. Never throws, whatever is in them. */
export function logLine(level: LogLevel, message: unknown, fields: LogFields, rules: ValueRules): string {
  const text = String(logValue('', message, rules) ?? '');
  const entries = readEntries(fields, rules);
  for (let limit = 16_384; limit >= 64; limit /= 2) {
    const line = assemble(level, text, entries, limit);
    if (Buffer.byteLength(line) <= maxLineBytes) {
      return line;
    }
  }
  return assemble(level, text, [['truncated', 'fields left out: the line was too long']], 4096);
}

type Entry = [key: string, value: string | number | boolean];

function readEntries(fields: LogFields, rules: ValueRules): Entry[] {
  const entries: Entry[] = [];
  try {
    for (const key of Object.keys(fields)) {
      const value = logValue(key, read(fields, key), rules);
      if (value !== undefined) {
        entries.push([key.startsWith('@') || key === 'timestamp' ? `field_${key.replace('@', '')}` : key, value]);
      }
    }
  } catch {
    entries.push(['fields', '[unreadable]']);
  }
  return entries;
}

function read(fields: LogFields, key: string): unknown {
  try {
    return fields[key];
  } catch {
    return '[unreadable]';
  }
}

function assemble(level: LogLevel, message: string, entries: readonly Entry[], limit: number): string {
  const parts = [`"@level":"${level}"`, `"@message":${JSON.stringify(cut(message, limit))}`];
  for (const [key, value] of entries) {
    parts.push(
      `${JSON.stringify(cut(key, 200))}:${JSON.stringify(typeof value === 'string' ? cut(value, limit) : value)}`,
    );
  }
  return `{${parts.join(',')}}\n`;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters)`;
}
