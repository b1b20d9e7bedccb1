// Forms of the query protocol: `MetricDataQueries.member.1.MetricStat.Period=300` is a list's first structure's number.
// The form has no types, so a service says which members are numbers, flags or times.

/** `map`: an answer's map of texts to values; in a form such a member is a list. */
export type MemberType = 'number' | 'boolean' | 'timestamp' | 'list' | 'map';
/** Member name → type, wherever it stands; all others are text. */
export type MemberTypes = Readonly<Record<string, MemberType>>;

type Tree = { [name: string]: Tree | string };

export const readForm = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

/** A form → the input as a JSON service would get it; Action and Version are left in. */
export function nest(form: Readonly<Record<string, string>>, types: MemberTypes): unknown {
  const root: Tree = Object.create(null) as Tree;
  for (const [path, value] of Object.entries(form)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = root;
    for (const name of names) {
      const next = place[name];
      place = typeof next === 'object' ? next : (place[name] = Object.create(null) as Tree);
    }
    place[last] = value;
  }
  return value(root, types, '');
}

function value(tree: Tree | string, types: MemberTypes, name: string): unknown {
  if (typeof tree === 'string') {
    return typed(tree, types[name]);
  }
  const { member } = tree;
  if (typeof member === 'object') {
    return Object.entries(member)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, item]) => value(item, types, name));
  }
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, value(child, types, key)]));
}

/** What is no number, flag or time stays text, for the operation to refuse. */
function typed(text: string, type: MemberType | undefined): unknown {
  switch (type) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'timestamp': {
      const ms = Date.parse(text);
      return Number.isNaN(ms) ? text : ms / 1000;
    }
    // A list that is empty is written as a text that is.
    case 'list':
    case 'map':
      return text === '' ? [] : text;
    case undefined:
      return text;
  }
}
