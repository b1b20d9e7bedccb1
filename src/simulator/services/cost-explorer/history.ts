// How far back a bill reaches, and whether that is enough to forecast from.
import { eraOf } from '../../world/axes';
import { dayOf, firstDay, monthOf } from '../../world/calendar';
import { AwsFault } from '../../wire/aws-fault';
import type { Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import type { Selection } from './selection';

const youngDays = 12;

/** All days of the world are in the bill, unless the account was opened a short while ago. */
export const firstBilledDay = ({ switches, world }: SimulatorState): number =>
  switches.youngAccount ? world.anchor - youngDays : Number.NEGATIVE_INFINITY;

/**
 * Throws DataUnavailableException for lines that did not yet cost anything before the last whole billing cycle: "less
 * than one billing cycle" is what the guide says, and a month is what one is.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-forecast.html
 */
export function requireHistory(selection: Selection, { state, now }: Scene<SimulatorState>): void {
  const lastCycle = firstDay(monthOf(dayOf(now)) - 1);
  const from = Math.max(firstDay(monthOf(lastCycle) - 1), firstBilledDay(state));
  for (let day = lastCycle; day >= from; day--) {
    const { unblended, quantity } = state.world.day(day, now);
    if (selection[eraOf(state.world, day)].some((line) => unblended[line] !== 0 || quantity[line] !== 0)) {
      return;
    }
  }
  // https://github.com/zoph-io/instance-watcher/issues/38
  throw new AwsFault('DataUnavailableException', 'Insufficient amount of historical data.');
}
