import { dateTime, type TimeRange } from '@grafana/data';
import { newDataSource, stubBackend } from './grafana-stub';

const ACCOUNTS = { path: 'dimension-values', dimension: 'LINKED_ACCOUNT' } as const;
const RANGE = { from: dateTime(1000), to: dateTime(2000) } as TimeRange;

it('asks the companion for a list, with what was typed and the time range', async () => {
  const calls = stubBackend({ 'dimension-values': { values: [], truncated: false } });

  await newDataSource().choices.load(ACCOUNTS, 'prod', RANGE);

  expect(calls).toEqual([
    { path: 'dimension-values', params: { dimension: 'LINKED_ACCOUNT', search: 'prod', from: 1000, to: 2000 } },
  ]);
});

it('shows an account by name with its id below', async () => {
  stubBackend({ 'dimension-values': { values: [{ value: '111122223333', label: 'prod' }], truncated: false } });
  const { choices } = newDataSource();

  expect(await choices.load(ACCOUNTS, '')).toEqual([{ value: '111122223333', label: 'prod', description: '111122223333' }]);
});

it('remembers names it has seen, for this list only', async () => {
  stubBackend({ 'dimension-values': { values: [{ value: '111122223333', label: 'prod' }], truncated: false } });
  const { choices } = newDataSource();
  await choices.load(ACCOUNTS, '');

  expect(choices.option(ACCOUNTS, '111122223333').label).toBe('prod');
  expect(choices.option({ path: 'tag-values', key: 'x' }, '111122223333').label).toBe('111122223333');
});

it('names the empty value, which is what is untagged', () => {
  expect(newDataSource().choices.option({ path: 'tag-values', key: 'team' }, '')).toEqual({ value: '', label: '(none)' });
});

it('says that a list goes on, in a row that cannot be chosen', async () => {
  stubBackend({ 'tag-keys': { values: [{ value: 'team', label: 'team' }], truncated: true } });

  const options = await newDataSource().choices.load({ path: 'tag-keys' }, '');

  expect(options[0]).toEqual({ value: 'team', label: 'team' });
  expect(options[1]).toMatchObject({ label: 'There are more: type to search', infoOption: true });
});

it('offers variables whose name fits', () => {
  const { choices } = newDataSource({ team: { value: 'a' }, region: { value: 'b' } });
  expect(choices.variables('$TE').map(({ value }) => value)).toEqual(['$team']);
});

it.each([
  ['the companion', { status: 403, data: { error: { code: 'access-denied', message: 'Not allowed: ce:GetTags' } } }, 'Not allowed: ce:GetTags'],
  ['Grafana', { status: 502, data: { message: 'Plugin unavailable' } }, 'Plugin unavailable'],
  ['a proxy', { status: 504, statusText: 'Gateway Timeout', data: '' }, 'Gateway Timeout'],
])('fails with the words of %s', async (_who, failure, message) => {
  stubBackend({ 'tag-keys': failure });
  await expect(newDataSource().choices.load({ path: 'tag-keys' }, '')).rejects.toThrow(message);
});
