import { findKind, interpolateQuery, isVariable, parseQuery, type Replace, variableName } from '#queries';

const cost = findKind('cost')!;
const filter = (values: string[], more: object = {}) => ({ type: 'TAG', key: 'team', operator: 'is', values, ...more });

describe('a variable that nobody filled in', () => {
  it.each(['$x', '${x}', '${x:csv}', '${x.field:text}', '[[x]]', '[[x:csv]]', ' $team ', '$__all', '${__from}'])(
    'is %s as a whole',
    (text) => {
      expect(isVariable(text)).toBe(true);
    },
  );

  it.each(['$5 budget', '$5', '$', 'US$x', 'a $x', '$x-$y', '${', '[[x]', '{{SERVICE}}', 'team$', ''])(
    'is not %j',
    (text) => {
      expect(isVariable(text)).toBe(false);
    },
  );

  it.each([
    ['$x', 'x'],
    ['${x}', 'x'],
    ['${x:csv}', 'x'],
    ['[[x:pipe]]', 'x'],
    [' $x ', 'x'],
    ['${x:text}', undefined],
    ['${x.field}', undefined],
    ['a $x', undefined],
    ['$5', undefined],
  ])('%j is called %j', (text, name) => {
    expect(variableName(text)).toBe(name);
  });

  it.each([
    [{ groupBy: [{ type: 'TAG', key: '$tag' }] }, 'groupBy.0.key'],
    [{ filters: [filter(['web'], { key: '[[key]]' })] }, 'filters.0.key'],
    [{ filters: [filter(['web', '${team:csv}'])] }, 'filters.0.values.1'],
    [{ alias: '${alias}' }, 'alias'],
    [{ metric: '$metric' }, 'metric'],
    [{ top: '$top' }, 'top'],
  ])('in %j is an issue that names the field, before anything is paid', (query, path) => {
    expect(parseQuery(query)).toEqual({
      issues: [
        {
          path,
          message: expect.stringMatching(/is the variable .*Alert rules and public dashboards have no variables/),
        },
      ],
    });
  });

  it('may stay in the editor and its preview', () => {
    expect(parseQuery({ filters: [filter(['$team'])] }, { allowVariables: true })).toHaveProperty('query');
  });

  it('is not looked for in fields of Grafana’s own', () => {
    expect(parseQuery({ datasource: { uid: '${datasource}' }, refId: 'A' })).toHaveProperty('query');
  });

  it('is not text that only holds a dollar', () => {
    expect(parseQuery({ alias: 'cost in $currency', filters: [filter(['$5 budget', 'US$team'])] })).toHaveProperty(
      'query',
    );
  });
});

describe('interpolateQuery', () => {
  const values: Record<string, string | string[]> = {
    $one: 'web',
    '${one}': 'web',
    $many: ['web', 'shop'],
    '${many}': ['web', 'shop'],
    '[[many]]': ['web', 'shop'],
    $all: '$__all',
    $none: [],
    'team $many': ['team web', 'team shop'],
    'cost of $one': 'cost of web',
  };
  const replace: Replace = (text) => values[text] ?? text;
  const fill = (query: object) => interpolateQuery(cost, query, replace);

  it('expands a variable of several values in a filter, once each', () => {
    expect(fill({ filters: [filter(['$many', 'web', 'team $many'])] })).toEqual({
      query: { filters: [filter(['web', 'shop', 'team web', 'team shop'])] },
      issues: [],
    });
  });

  it.each(['${many:csv}', '${many:regex}', '[[many:pipe]]', '${many:json}'])('reads %s as a list too', (text) => {
    expect(fill({ filters: [filter([text])] }).query).toEqual({ filters: [filter(['web', 'shop'])] });
  });

  it('drops a filter on All, and names one that excludes All', () => {
    expect(fill({ filters: [filter(['$all'])] })).toEqual({ query: { filters: [] }, issues: [] });
    expect(fill({ filters: [filter(['$all'], { operator: 'isNot' })] }).issues).toEqual([
      { path: 'filters.0.values', message: expect.stringContaining('excludes All of team') },
    ]);
  });

  it('says which key a filter’s values are of, with its own variables filled in', () => {
    const keys: unknown[] = [];
    const noting: Replace = (text, key) => {
      keys.push(key);
      return values[text] ?? text;
    };
    interpolateQuery(cost, { filters: [filter(['a'], { key: '$one' })] }, noting);
    expect(keys).toEqual([undefined, { type: 'TAG', key: 'web' }]);
  });

  it('fills in keys, choices and texts', () => {
    const query = {
      groupBy: [{ type: 'TAG', key: '$one' }],
      filters: [filter([], { key: '${one}' })],
      alias: 'cost of $one',
      metric: '$one',
    };
    expect(fill(query)).toEqual({
      query: {
        groupBy: [{ type: 'TAG', key: 'web' }],
        filters: [filter([], { key: 'web' })],
        alias: 'cost of web',
        metric: 'web',
      },
      issues: [],
    });
  });

  it('joins several values in free text', () => {
    expect(fill({ alias: '$many' }).query).toEqual({ alias: 'web, shop' });
  });

  it('has an issue, not a comma text, for several values where one fits', () => {
    expect(fill({ groupBy: [{ type: 'TAG', key: '$many' }] })).toEqual({
      query: { groupBy: [{ type: 'TAG', key: '$many' }] },
      issues: [{ path: 'groupBy.0.key', message: expect.stringContaining('takes one value') }],
    });
    expect(fill({ filters: [filter(['a'], { key: '$none' })] }).issues).toHaveLength(1);
  });

  it('leaves everything else, and the query it was given, as it is', () => {
    const query = Object.freeze({
      refId: 'A',
      queryType: 'cost',
      top: 3,
      accountNames: false,
      filters: Object.freeze([filter(['$one'])]),
    });
    expect(fill(query)).toEqual({ query: { ...query, filters: [filter(['web'])] }, issues: [] });
  });

  it('survives a half made query', () => {
    expect(fill({ groupBy: undefined, filters: [null, { type: 'TAG', key: 'a' }], alias: 7 }).issues).toEqual([]);
  });
});
