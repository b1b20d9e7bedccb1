// The money of one data source, for tests that spend it.
import type { LedgerPlace } from '../../../src/aws';
import { createLedger } from '../../../src/aws/ledger';
import { silentLog } from '../../../src/aws/log';
import type { Log } from '../../../src/aws/log';
import { createSpendAccount } from '../../../src/aws/spend-account';
import { createFakeClock } from './fake-clock';

export function accountOn({
  clock = createFakeClock(),
  place = { note: 'for a test' } as LedgerPlace,
  log = silentLog as Log,
} = {}) {
  return createSpendAccount(createLedger('org-1/uid-a', place, { clock, log }), { clock });
}
