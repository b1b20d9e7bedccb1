import type { Aws } from '#aws';
import { createDirectory } from '../../src/companion/directory';

const { signal } = new AbortController();

it('does not let a panel wait for names for ever', async () => {
  const silent = { send: () => new Promise(() => undefined) } as unknown as Aws;
  const impatient = {
    after: (_ms: number, run: () => void) => {
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const { members, refused } = await createDirectory(silent, { clock: impatient }).find({ units: false, signal });
  expect([members.size, refused]).toEqual([0, 'AWS Organizations could not be asked.']);
});

it('is the same object as long as the answer is', async () => {
  let output = [{ Id: '1', Name: 'payer', Paths: ['o-1/r-1/1/'] }];
  const aws = { send: () => Promise.resolve({ output }) } as unknown as Aws;
  const directory = createDirectory(aws, { clock: { after: () => () => undefined } });
  const first = await directory.find({ units: true, signal });
  expect(await directory.find({ units: true, signal })).toBe(first);
  output = [{ Id: '1', Name: 'renamed', Paths: ['o-1/r-1/1/'] }];
  const second = await directory.find({ units: true, signal });
  expect(second.members.get('1')).toEqual({ name: 'renamed', unit: 'Root' });
});
