import type { Fail } from './frame-error';

/** Looks at one key of an object that Grafana decodes into a Go struct. */
export type Rule = (value: unknown, path: string, fail: Fail) => void;

export const text: Rule = (value, path, fail) => {
  if (typeof value !== 'string') {
    fail(path, 'must be a string');
  }
};

export const flag: Rule = (value, path, fail) => {
  if (typeof value !== 'boolean') {
    fail(path, 'must be true or false');
  }
};

export const finite: Rule = (value, path, fail) => {
  if (!Number.isFinite(value)) {
    fail(path, 'must be a finite number');
  }
};

/** Decimals and version parts: Go reads an unsigned integer and fails on a fraction. */
export const whole: Rule = (value, path, fail) => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 65_535) {
    fail(path, 'must be a whole number from 0 to 65535');
  }
};

export const oneOf =
  (...words: readonly string[]): Rule =>
  (value, path, fail) => {
    if (!words.includes(value as string)) {
      fail(path, `must be one of ${words.join(', ')}`);
    }
  };

/** Anything that JSON can say, as an object: no BigInt, no cycle. */
export const jsonObject: Rule = (value, path, fail) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(path, 'must be an object');
  }
  try {
    JSON.stringify(value);
  } catch (error) {
    fail(path, `does not become JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

export const listOf =
  (rule: Rule): Rule =>
  (value, path, fail) => {
    if (!Array.isArray(value)) {
      return fail(path, 'must be a list');
    }
    value.forEach((item, index) => rule(item, `${path}[${index}]`, fail));
  };

/** An object of known keys; a key that is `undefined` is as good as absent, an unknown key is refused. */
export const shape = (rules: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule => {
  const known = new Map(Object.entries(rules));
  return (value, path, fail) => {
    if (typeof value !== 'object' || value === null) {
      return fail(path, 'must be an object');
    }
    for (const [key, item] of Object.entries(value)) {
      const rule = known.get(key);
      if (!rule) {
        fail(`${path}.${key}`, 'is not a key that Grafana knows');
      } else if (item !== undefined) {
        rule(item, `${path}.${key}`, fail);
      }
    }
    for (const key of required) {
      if ((value as Record<string, unknown>)[key] === undefined) {
        fail(`${path}.${key}`, 'is missing');
      }
    }
  };
};
