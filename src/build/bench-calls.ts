// `npm run bench:calls -- [--json] [--every] [--only day,month,answers,8,12,500,1000,5000,full,selection,off]`: what a board left open
// buys of AWS. A simulated day and a simulated month against the simulator's ledger, with the AWS SDK between; nothing sleeps.
// `--every` runs each refresh, also those that cannot buy.
import { parseArgs } from 'node:util';
import { readOnly } from './bench-calls/only';
import { type Northwind, startNorthwind } from './bench-calls/northwind';
import { type Proof, proveAnswers } from './bench-calls/proof';
import { isHeadline, printReport, toJson } from './bench-calls/report';
import { type Outcome, simulate, type Situation, type Span } from './bench-calls/simulate';

const TODAY = '2026-11-20';
/** Somebody opens the board in the morning; 30 days later November has been closed. */
const START_MS = Date.UTC(2026, 10, 20, 8);
/** In the middle of a month, as it closes, and when it is closing. */
const INSTANTS_MS = [START_MS, Date.UTC(2026, 11, 1, 0, 30), Date.UTC(2026, 11, 3, 12)];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, every: { type: 'boolean' }, only: { type: 'string' } },
  });
  const { parts, boards, pageSizes, planners, isNamed } = readOnly(values.only);
  const skipsIdle = !values.every;
  const situations = boards.flatMap((board) =>
    pageSizes.flatMap((pageSize) => planners.map((planner): Situation => ({ board, pageSize, planner }))),
  );
  const northwind = await startNorthwind(TODAY);
  try {
    const run = async (days: number, some: readonly Situation[]) =>
      outcomes(northwind, some, { startMs: START_MS, days, skipsIdle });
    const day = parts.includes('day') ? await run(1, situations) : [];
    const isForMonth = ({ planner, pageSize }: Situation) => isNamed || planner !== 'selection' || pageSize === 1_000;
    const month = parts.includes('month') ? await run(30, situations.filter(isForMonth)) : [];
    const answers = parts.includes('answers') ? await proofs(northwind, planners) : [];
    const results = { day, month, answers };
    console.log(values.json ? JSON.stringify(toJson(results), null, 2) : printReport(results));
  } finally {
    await northwind.stop();
  }
}

async function outcomes(
  northwind: Northwind,
  situations: readonly Situation[],
  span: Span,
): Promise<readonly Outcome[]> {
  const found: Outcome[] = [];
  for (const situation of situations) {
    const { board, pageSize, planner } = situation;
    console.error(`${span.days} day(s), ${board} panels, ${pageSize} groups a page, planner ${planner} …`);
    // Where the target is judged every refresh is run: it proves that those that are skipped elsewhere buy nothing.
    const isJudged = isHeadline(situation) && span.days === 1;
    found.push(await simulate(northwind, situation, isJudged ? { ...span, skipsIdle: false } : span));
  }
  return found;
}

async function proofs(northwind: Northwind, planners: readonly Situation['planner'][]) {
  // AWS rounds each cell it prints to ten decimals; sums of many differ by that, and that is not what is looked for here.
  await northwind.set({ roundCells: false, pageSize: 1_000 });
  const found: Proof[] = [];
  for (const planner of planners.filter((mode) => mode !== 'off')) {
    for (const atMs of INSTANTS_MS) {
      found.push(await proveAnswers(northwind, planner, atMs));
    }
  }
  return found;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
