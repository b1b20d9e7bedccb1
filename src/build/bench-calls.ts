// `npm run bench:calls -- [--json] [--every] [--only day,kinds,month,answers,8,12,forecast-tags,mixed,500,1000,5000,full,selection,off]`:
// what a board left open buys of AWS. A simulated day and a simulated month against the simulator's ledger, with the AWS SDK between;
// nothing sleeps. `--every` runs each refresh, also those that cannot buy.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BOARDS } from './bench-calls/boards';
import { kindBoards, type Shipped, SHIPPED } from './bench-calls/kind-boards';
import { startNorthwind } from './bench-calls/northwind';
import { readOnly } from './bench-calls/only';
import { proveAnswers } from './bench-calls/proof';
import { isHeadline, printNotes, printResults, type Results, toJson } from './bench-calls/report';
import { type Outcome, simulate, type Situation, type Span } from './bench-calls/simulate';
import { root } from './project';

const TODAY = '2026-11-20';
/** Somebody opens the board in the morning; 30 days later November has been closed. */
const START_MS = Date.UTC(2026, 10, 20, 8);
/** In the middle of a month, as it closes, and when it is closing. */
const INSTANTS_MS = [START_MS, Date.UTC(2026, 11, 1, 0, 30), Date.UTC(2026, 11, 3, 12)];
/** Where only one size of page is run. */
const USUAL_PAGE = 1_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, every: { type: 'boolean' }, only: { type: 'string' } },
  });
  const only = readOnly(values.only);
  const usualPages = only.namesPages ? only.pageSizes : [USUAL_PAGE];
  const boards = { ...BOARDS, ...kindBoards(readShipped()) };
  const northwind = await startNorthwind(TODAY);
  const startedAtMs = performance.now();
  const say = (what: string): void =>
    console.error(`${Math.round((performance.now() - startedAtMs) / 1_000)} s: ${what} …`);

  const run = async (situations: readonly Situation[], days: number, idleOf: (one: Situation) => Span['idle']) => {
    const found: Outcome[] = [];
    for (const situation of situations) {
      const { board, pageSize, planner } = situation;
      say(`${days} day(s), board ${board}, ${pageSize} groups a page, planner ${planner}`);
      const span = { startMs: START_MS, days, panels: boards[board], idle: idleOf(situation) };
      found.push(await simulate(northwind, situation, span));
    }
    return found;
  };
  const all = (names: readonly Situation['board'][], pageSizes: readonly number[]): readonly Situation[] =>
    names.flatMap((board) =>
      pageSizes.flatMap((pageSize) => only.planners.map((planner) => ({ board, pageSize, planner }))),
    );
  // Where the target is judged every refresh is run: it proves that those that are skipped elsewhere buy nothing.
  const idleOf = (one: Situation) => (values.every || isHeadline(one) ? 'prove' : 'leave-out');
  const parts: { readonly [P in keyof Results]: () => Promise<Results[P]> } = {
    day: () => run(all(only.boards, only.pageSizes), 1, idleOf),
    kinds: () => run(all(only.kindBoards, usualPages), 1, () => 'none'),
    month: () => run(all(only.boards, usualPages), 30, idleOf),
    async answers() {
      // AWS rounds each cell it prints to ten decimals, and now and then prints a group without cost, of which a wider purchase has more.
      // Neither is what is looked for here.
      await northwind.set({ roundCells: false, zeroRows: false, pageSize: USUAL_PAGE });
      const proofs = only.planners
        .filter((planner) => planner !== 'off')
        .flatMap((planner) => INSTANTS_MS.map((atMs) => ({ planner, atMs })));
      const found = [];
      for (const { planner, atMs } of proofs) {
        say(`answers of planner ${planner} at ${new Date(atMs).toISOString()}`);
        found.push(await proveAnswers(northwind, planner, atMs));
      }
      return found;
    },
  };

  try {
    let results: Results = NOTHING;
    for (const part of only.parts) {
      const made = { [part]: await parts[part]() };
      results = { ...results, ...made };
      if (!values.json) {
        console.log(printResults({ ...NOTHING, ...made }));
      }
    }
    console.log(values.json ? JSON.stringify(toJson(results), null, 2) : `\n${printNotes()}`);
  } finally {
    await northwind.stop();
  }
}

const NOTHING: Results = { day: [], kinds: [], month: [], answers: [] };

function readShipped(): Shipped {
  const files = SHIPPED.map((name) => [name, path.join(root, 'dashboards', `${name}.json`)] as const);
  return Object.fromEntries(files.map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8'))])) as Shipped;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
