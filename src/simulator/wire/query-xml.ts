// XML of the query protocol: a structure's members are elements, a list's items are `member` elements.
import type { MemberTypes } from './query-form';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Epoch seconds → `2026-11-20T00:00:00Z`, with milliseconds only where there are any. */
export const isoText = (seconds: number): string =>
  new Date(Math.round(seconds * 1000)).toISOString().replace('.000Z', 'Z');

export type WriteElement = (name: string, value: unknown) => string;

/**
 * A writer of elements. Times are known by their member's name, as in the form. One writer serves one answer: results
 * of one request share their list of times, so that it is written once.
 */
export function createXmlWriter(types: MemberTypes): WriteElement {
  const written = new Map<readonly unknown[], string>();

  const list = (name: string, items: readonly unknown[]): string => {
    // Half a million values of a metric: nothing is faster than one join.
    return items.length > 0 && items.every((item) => typeof item === 'number')
      ? `<member>${items.join('</member><member>')}</member>`
      : items.map((item) => element('member', item, name)).join('');
  };

  const times = (items: readonly unknown[]): string => {
    const known = written.get(items);
    if (known !== undefined) {
      return known;
    }
    const text = items.map((item) => `<member>${isoText(Number(item))}</member>`).join('');
    written.set(items, text);
    return text;
  };

  const inner = (value: unknown, typeName: string): string => {
    if (Array.isArray(value)) {
      return types[typeName] === 'timestamp' ? times(value) : list(typeName, value);
    }
    if (typeof value === 'object' && value !== null) {
      if (types[typeName] === 'map') {
        return Object.entries(value)
          .map(([key, member]) => `<entry>${element('key', key, '')}${element('value', member, '')}</entry>`)
          .join('');
      }
      return Object.entries(value)
        .map(([key, member]) => element(key, member, key))
        .join('');
    }
    return typeof value === 'number'
      ? types[typeName] === 'timestamp'
        ? isoText(value)
        : String(value)
      : escape(String(value));
  };

  const element = (name: string, value: unknown, typeName: string): string =>
    value === undefined ? '' : `<${name}>${inner(value, typeName)}</${name}>`;

  return (name, value) => element(name, value, name);
}
