import { createTemplateSrv } from '../../src/workbench/grafana/template-srv';

const { replace, containsTemplate } = createTemplateSrv(() => ({ account: ['111', '222'], team: 'web' }));

it.each([
  ['$team', 'web'],
  ['${team}', 'web'],
  ['[[team]]-x', 'web-x'],
  ['${account}', '{111,222}'],
  ['${account:csv}', '111,222'],
  ['${account:pipe}', '111|222'],
  ['${account:json}', '["111","222"]'],
  ['$unknown and {{SERVICE}}', '$unknown and {{SERVICE}}'],
])('turns %s into %s', (text, expected) => {
  expect(replace(text)).toBe(expected);
});

it('lets a scoped value win, and reads its path', () => {
  const scoped = { team: { value: 'db' }, __field: { value: { labels: { SERVICE: 'S3' } } } };

  expect(replace('$team ${__field.labels.SERVICE}', scoped)).toBe('db S3');
});

it('hands several values to a format function as a list', () => {
  expect(replace('$account', undefined, (value: string | string[]) => [value].flat().join('+'))).toBe('111+222');
});

it('knows a template when it sees one', () => {
  expect([containsTemplate('a $team'), containsTemplate('a team')]).toEqual([true, false]);
});
