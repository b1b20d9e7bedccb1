// Reading members of a decoded input: a member of the wrong type is refused as AWS's parser refuses it; members nobody
// asks for are let pass.
import { AwsFault, constraint } from './aws-fault';

const refuse = (message: string): never => {
  throw new AwsFault('SerializationException', message);
};

export type Members = Readonly<Record<string, unknown>>;

export function members(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : refuse(
        Array.isArray(value)
          ? 'Start of list found where not expected'
          : 'Unexpected field type: a structure was expected',
      );
}

/** null counts as absent, as in AWS's own parser. */
export const isPresent = (input: Members, name: string): boolean => input[name] !== undefined && input[name] !== null;

export function text(input: Members, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null || typeof value === 'string') {
    return value ?? undefined;
  }
  return typeof value === 'object'
    ? refuse('Start of structure or map found where not expected.')
    : refuse(
        `${typeof value === 'number' ? 'NUMBER' : String(value).toUpperCase()}_VALUE can not be converted to a String`,
      );
}

export function integer(input: Members, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'number' && Number.isInteger(value)
    ? value
    : refuse('STRING_VALUE can not be converted to an Integer');
}

export function flag(input: Members, name: string): boolean | undefined {
  const value = input[name];
  return value === undefined || value === null || typeof value === 'boolean'
    ? (value ?? undefined)
    : refuse('STRING_VALUE can not be converted to a Boolean');
}

/** Epoch seconds on the wire → milliseconds. */
export function instant(input: Members, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(value * 1000)
    : refuse('STRING_VALUE can not be converted to milliseconds since epoch');
}

export function list(input: Members, name: string): readonly unknown[] | undefined {
  const value = input[name];
  return value === undefined || value === null || Array.isArray(value)
    ? (value ?? undefined)
    : refuse('Expected list or null');
}

export const structures = (input: Members, name: string): readonly Members[] | undefined =>
  list(input, name)?.map(members);

export const texts = (input: Members, name: string): readonly string[] | undefined =>
  list(input, name)?.map((value) => text({ value }, 'value') ?? refuse('Unexpected null in a list'));

export const structure = (input: Members, name: string): Members | undefined =>
  isPresent(input, name) ? members(input[name]) : undefined;

const lowerFirst = (name: string): string => name[0]?.toLowerCase() + name.slice(1);

/** Throws the validator's sentence when a required member is absent. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) {
    throw constraint({ value: null, at: lowerFirst(name), must: 'Member must not be null' });
  }
  return value;
}

export function oneOf<T extends string>(value: string, name: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw constraint({
      value,
      at: lowerFirst(name),
      must: `Member must satisfy enum value set: [${allowed.join(', ')}]`,
    });
  }
  return found;
}
