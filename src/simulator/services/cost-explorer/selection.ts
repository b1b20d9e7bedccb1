// Which lines a request is about: what the caller may see, what its filter says, and AWS's habit of dropping tax.
import { eras, type Era } from '../../world/axes';
import { recordTypes } from '../../world/line';
import { payerId } from '../../world/organisation';
import { AwsFault } from '../../wire/aws-fault';
import { text, type Members } from '../../wire/members';
import type { Caller, Scene } from '../../wire/wire';
import type { SimulatorState } from '../state';
import { leaves, maskOf, type Expression } from './expression';

/** Lines asked for, as places in the world's list, ascending. */
export type Selection = Readonly<Record<Era, Int32Array>>;

export function selectLines(filter: Expression | undefined, { caller, state }: Scene<SimulatorState>): Selection {
  const { world, axes, switches } = state;
  const mask = filter && maskOf(filter, axes);
  // ce-filtering in the Cost Management guide: tax disappears under any filter but one on accounts.
  const noTax =
    switches.dropTax &&
    filter !== undefined &&
    leaves(filter).some(({ kind, key }) => kind !== 'DIMENSION' || key !== 'LINKED_ACCOUNT');
  const isVisible = (line: number, era: Era): boolean => {
    const { account, dimensions } = world.lines[line] ?? { account: '', dimensions: {} };
    return (
      (caller.account === payerId || caller.account === account) &&
      !(noTax && dimensions.RECORD_TYPE === recordTypes.tax) &&
      (mask === undefined || mask[era][line] === 1)
    );
  };
  const places = Int32Array.from(world.lines, (_, line) => line);
  return Object.fromEntries(
    eras.map((era) => [era, places.filter((line) => isVisible(line, era))]),
  ) as unknown as Selection;
}

/** Throws ResourceNotFoundException for any billing view but the caller's primary one. */
export function checkBillingView(input: Members, caller: Caller): void {
  const arn = text(input, 'BillingViewArn');
  if (arn !== undefined && arn !== `arn:aws:billing::${caller.account}:billingview/primary`) {
    throw new AwsFault('ResourceNotFoundException', "The specified ARN in the request doesn't exist.");
  }
}
