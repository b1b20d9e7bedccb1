// PURE. Boards of other kinds than cost: calls by operation and their price per day, as a table and as an object.
import { type KindBoard, KIND_BOARDS } from './kind-boards';
import type { Outcome } from './simulate';
import { table } from './table';

const NAMES: Readonly<Record<KindBoard, string>> = {
  'forecast-tags': 'boardOfForecastAndTags',
  mixed: 'boardOfAllKinds',
};

export function printKinds(kinds: readonly Outcome[]): readonly string[] {
  const rows = kinds.flatMap(({ board, planner, paid, usd, ledgerUsd, operations, firstOpen }) => [
    [
      `${board}`,
      planner,
      'all',
      String(sum(operations.map(({ calls }) => calls))),
      `${paid} (${firstOpen} first)`,
      usd.toFixed(4),
      ledgerUsd === usd ? '' : `our ledger has ${ledgerUsd.toFixed(4)}`,
    ],
    ...operations.map((line) => [
      '',
      '',
      line.operation,
      String(line.calls),
      String(line.paid),
      line.usd.toFixed(4),
      '',
    ]),
  ]);
  return [
    '24 hours of boards that mix kinds: AWS calls by operation',
    '',
    ...table([['board', 'planner', 'operation', 'calls', 'paid', 'USD', ''], ...rows]),
    '',
    'forecast-tags: every panel of dashboards/forecast-and-budget.json and tags.json. mixed: four panels each of cost, forecast, tags and usage.',
    "What a SEARCH inside an expression read AWS charges and does not tell: our ledger counts it dear rather than cheap. The dollars are AWS's.",
    'Names of accounts come from AWS Organizations, free, and are not asked for here.',
  ];
}

/** By board; the first figures are those of planner full. */
export function kindsToJson(kinds: readonly Outcome[]): object {
  const boardOf = (name: KindBoard): object => {
    const all = kinds.filter(({ board }) => board === name);
    const usual = all.find(({ planner }) => planner === 'full');
    return {
      paidRequestsPerDay: usual?.paid ?? null,
      ...(usual && {
        firstOpen: usual.firstOpen,
        usdPerDay: usual.usd,
        ledgerUsdPerDay: usual.ledgerUsd,
        byOperation: usual.operations,
      }),
      days: all.map(({ planner, pageSize, paid, usd, firstOpen, operations }) => ({
        ...{ planner, pageSize, paid, usd, firstOpen, byOperation: operations },
      })),
    };
  };
  return Object.fromEntries(KIND_BOARDS.map((name) => [NAMES[name], boardOf(name)]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
