import { ALL } from '#queries';
import { expandVariables } from '../../src/frontend/template-variables';
import { stubTemplateSrv } from './grafana-stub';

const variables = stubTemplateSrv({
  region: { value: 'eu-west-1' },
  team: { value: ['search', 'ads'] },
  env: { value: ['prod', 'test'] },
  nothing: { value: [] },
  any: { value: '$__all', allValue: '.*' },
  some: { value: '$__all', allValue: 'a,b' },
});

it.each([
  ['text without variables', 'plain', ['plain']],
  ['a single value', '$region', ['eu-west-1']],
  ['a value inside text', 'box-${region}-x', ['box-eu-west-1-x']],
  ['several values', '[[team]]', ['search', 'ads']],
  ['several values inside text', 'team-$team', ['team-search', 'team-ads']],
  ['two variables with several values', '$team/$env', ['search/prod', 'search/test', 'ads/prod', 'ads/test']],
  ['nothing selected', '$nothing', []],
  ['an unknown variable', '$who', ['$who']],
  ['a format written in the text', '${team:csv}', ['search,ads']],
  ['a wildcard as custom all value', '$any', [ALL]],
  ['a list as custom all value', '$some', ['a,b']],
  ['a wildcard inside text', 'x-$any', ['x-.*']],
])('expands %s', (_case, text, expected) => {
  expect(expandVariables(text, variables)).toEqual(expected);
});

it('prefers the values of a repeated panel', () => {
  const scoped = { team: { value: 'ads', text: 'ads' } };
  expect(expandVariables('$team', variables, scoped)).toEqual(['ads']);
});
