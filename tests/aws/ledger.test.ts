import { createLedger } from '../../src/aws/ledger';
import { MAX_ASKERS } from '../../src/aws/ledger-book';
import { createFakeClock } from './support/fake-clock';
import { createMemoryFiles } from './support/memory-files';

const PAGE = { operation: 'ce:GetTags', asker: 'panel:board/1', units: 100 };
const FOLDER = '/var/lib/awscost';

function disk({ files = createMemoryFiles(), clock = createFakeClock() } = {}) {
  const warnings: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message), error() {} };
  /** The ledger as a new process finds it. */
  const start = (name = 'org-1/uid-a') => createLedger(name, { folder: FOLDER, files }, { clock, log });
  return { start, files, clock, warnings };
}

it('goes on after a restart, by operation and asker', () => {
  const { start } = disk();
  start().book(PAGE);

  const restarted = start();
  restarted.book({ ...PAGE, operation: 'ce:GetCostAndUsage', asker: 'health' });

  expect(restarted.day()).toEqual({
    period: '2026-11-20',
    isPartial: false,
    requests: 2,
    units: 200,
    operations: new Map([
      ['ce:GetTags', { requests: 1, units: 100 }],
      ['ce:GetCostAndUsage', { requests: 1, units: 100 }],
    ]),
    askers: new Map([
      ['panel:board/1', { requests: 1, units: 100 }],
      ['health', { requests: 1, units: 100 }],
    ]),
  });
  expect(restarted.month()).toMatchObject({ period: '2026-11', units: 200 });
});

it('is on the disk when booking returns, and whole at every moment', () => {
  const { start, files } = disk();
  const written: string[] = [];
  const { rename } = files;
  files.rename = (from, to) => {
    written.push(files.read(from) ?? '');
    rename(from, to);
  };
  start().book(PAGE);

  expect(JSON.parse(written.at(-1)!)).toMatchObject({
    dataSource: 'org-1/uid-a',
    books: [{ units: 100 }, { units: 100 }],
  });
  expect([...files.texts.keys()]).toEqual([expect.stringMatching(/^\/var\/lib\/awscost\/spend-[0-9a-f]{16}\.json$/)]);
});

it('keeps one data source from another', () => {
  const { start } = disk();
  start('org-1/uid-a').book(PAGE);

  expect(start('org-2/uid-a').day().units).toBe(0);
});

it('takes a page off the day it was booked, also after midnight', () => {
  const { start, clock } = disk();
  const ledger = start();
  clock.set(Date.UTC(2026, 10, 20, 23, 59, 59));
  const booking = ledger.book(PAGE);
  clock.set(Date.UTC(2026, 10, 21));
  ledger.book(PAGE);
  ledger.unbook(booking);

  expect(ledger.day()).toMatchObject({ period: '2026-11-21', units: 100 });
  expect(ledger.month()).toMatchObject({ units: 100 });
  clock.set(Date.UTC(2026, 10, 20, 12));
  expect(ledger.day()).toMatchObject({ period: '2026-11-20', requests: 0, units: 0 });
});

it('finds a spent day again when the clock is set back', () => {
  const { start, clock } = disk();
  start().book(PAGE);
  clock.set(Date.UTC(2030, 0, 1));
  start().book(PAGE);
  clock.set(Date.UTC(2026, 10, 20));

  expect(start().day()).toMatchObject({ period: '2026-11-20', units: 100 });
});

it('keeps forty days and who asked on the last two', () => {
  const { start, clock, files } = disk();
  const ledger = start();
  for (let day = 0; day < 60; day += 1) {
    clock.set(Date.UTC(2026, 0, 1 + day));
    ledger.book(PAGE);
  }

  const [text] = files.texts.values();
  const { books } = JSON.parse(text!) as { books: { period: string; askers: Record<string, unknown> }[] };
  const days = books.filter(({ period }) => period.length === 10);
  expect(days).toHaveLength(40);
  expect(days.map(({ askers }) => Object.keys(askers)[0]).slice(-3)).toEqual([
    'others',
    'panel:board/1',
    'panel:board/1',
  ]);
});

it('sums the askers beyond two hundred', () => {
  const ledger = disk().start();
  for (let panel = 0; panel < 300; panel += 1) {
    ledger.book({ ...PAGE, asker: `panel:board/${panel}` });
  }

  expect(ledger.day().askers.size).toBe(MAX_ASKERS + 1);
  expect(ledger.day().askers.get('others')).toEqual({ requests: 100, units: 10_000 });
});

it.each(['{"version":1,"dataSource":"org-1/uid-a","books":[{"period":"2026-', '[]', '', '{"version":1,"books":[{}]}'])(
  'keeps a file aside that it cannot read: %s',
  (text) => {
    const { start, files, warnings } = disk();
    start().book(PAGE);
    const [path] = files.texts.keys();
    files.texts.set(path!, text);

    expect(start().day()).toMatchObject({ units: 0, isPartial: true });
    expect(files.texts.get(`${path}.unreadable-${Date.UTC(2026, 10, 20, 12)}`)).toBe(text);
    expect(warnings).toEqual([expect.stringContaining('kept aside')]);
    // A second restart does not make the day a whole one.
    expect(start().day().isPartial).toBe(true);
  },
);

it('counts in memory where the folder cannot be written, says so once, and goes on when it can', () => {
  const { start, files, warnings } = disk();
  files.readOnly = true;
  const ledger = start();
  ledger.book(PAGE);
  ledger.book(PAGE);
  expect(ledger.day().units).toBe(200);
  expect(ledger.note()).toBe("the ledger's file cannot be written (EROFS)");
  expect(warnings).toHaveLength(1);

  files.readOnly = false;
  ledger.book(PAGE);

  expect(ledger.note()).toBeUndefined();
  expect(start().day().units).toBe(300);
});

it('reads what an older version counted in hundredths of a cent', () => {
  const { start, files, warnings } = disk();
  start().book(PAGE);
  const [path, text] = [...files.texts.entries()][0]!;
  files.texts.set(path, text.replace('"version":2', '"version":1'));

  const read = start();

  expect(read.day()).toMatchObject({ isPartial: false, requests: 1, units: 1_000 });
  expect(read.day().operations.get('ce:GetTags')).toEqual({ requests: 1, units: 1_000 });
  expect(read.month().askers.get('panel:board/1')).toEqual({ requests: 1, units: 1_000 });
  expect(warnings).toEqual([]);
  // And is kept in ours from then on.
  expect(start().day().units).toBe(1_000);
});

it('says why it is in memory only where there is no folder', () => {
  const ledger = createLedger(
    'a',
    { note: 'no folder was given for it' },
    { clock: createFakeClock(), log: disk() as never },
  );

  expect(ledger.note()).toBe('no folder was given for it');
});
