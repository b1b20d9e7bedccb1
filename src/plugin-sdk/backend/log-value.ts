/** Secrets by the name of their key, in any spelling: `secretKey`, `aws_session_token`, `Authorization` … */
export function isSecretKey(key: string): boolean {
  return secretKey.test(key);
}

const secretKey = new RegExp(
  [
    'secret|passw|token|authoriz|cookie|credential|signature|securejson|grafanaconfig',
    '(access|api|private)[-_ ]?key',
    'external[-_ ]?id',
  ].join('|'),
  'i',
);

export interface ValueRules {
  isSecret: (key: string) => boolean;
  /** Takes secrets out of running text, such as an access key in a sentence. */
  scrub: (text: string) => string;
}

/** Anything → string, number, boolean or undefined ("leave it out"). Nested things become JSON text. Never throws. */
export function logValue(key: string, value: unknown, rules: ValueRules): string | number | boolean | undefined {
  try {
    const plain = simplify(key, value, rules, []);
    return typeof plain === 'object' ? JSON.stringify(plain) : plain;
  } catch {
    return '[unreadable]'; // a getter or a proxy that throws
  }
}

type Plain = string | number | boolean | undefined | object;

function simplify(key: string, value: unknown, rules: ValueRules, above: readonly object[]): Plain {
  if (value === undefined) {
    return undefined;
  }
  if (rules.isSecret(key)) {
    return '[redacted]';
  }
  switch (typeof value) {
    case 'string':
      return rules.scrub(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value === null ? 'null' : simplifyObject(value, rules, above);
    default:
      return typeof value === 'function' ? '[function]' : rules.scrub(String(value));
  }
}

function simplifyObject(value: object, rules: ValueRules, above: readonly object[]): Plain {
  if (above.includes(value)) {
    return '[circular]';
  }
  if (above.length >= 6) {
    return '[deep]';
  }
  const path = [...above, value];
  if (isError(value)) {
    const cause = value.cause === undefined ? '' : ` (cause: ${String(simplify('', value.cause, rules, path))})`;
    return rules.scrub(`${value.name}: ${value.message}`) + cause;
  }
  if (ArrayBuffer.isView(value)) {
    return `[${value.byteLength} bytes]`;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.slice(0, 100).map((item) => simplify('', item, rules, path) ?? null);
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.slice(0, 100).map(([name, item]) => [name, simplify(String(name), item, rules, path)]),
  );
}

function isError(value: object): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
