// What a question that nobody asked before takes on top of AWS's own time. Both are measured side by side, question by question.
import type { Measured } from './figures';
import { createSimulatorClient, type SimulatorClient, type Walk } from './ask-simulator';
import type { Plugin } from './plugin';
import { costInput, grouped, type Question, sourceAt, wholeDays } from './questions';
import { median, shorten } from './samples';
import { withPlugin } from './with-plugin';

/** The plugin lets ten pages through at once, then five a second; that wait is meant and not measured here. */
const BURST = 10;
const ONE_PAGE = { question: { model: grouped('SERVICE') }, days: 30, rounds: 10, perRound: BURST - 1 };
const MANY_PAGES = { question: { model: grouped('SERVICE', 'LINKED_ACCOUNT') }, days: 80, rounds: 12, perRound: 1 };

interface Sample extends Walk {
  readonly addedMs: number;
}

export async function measureCold(executable: string): Promise<readonly Measured[]> {
  return withPlugin(executable, async (plugin, simulatorUrl) => {
    const simulator = createSimulatorClient(simulatorUrl);
    try {
      const one = await compare({ plugin, simulator, simulatorUrl }, ONE_PAGE);
      const many = await compare({ plugin, simulator, simulatorUrl }, MANY_PAGES);
      return [
        { name: 'cold.one-page', value: perPage(one), note: describe(one) },
        { name: 'cold.page-of-many', value: perPage(many), note: describe(many) },
      ];
    } finally {
      simulator.close();
    }
  });
}

let identities = 0;

async function compare(
  { plugin, simulator, simulatorUrl }: { plugin: Plugin; simulator: SimulatorClient; simulatorUrl: string },
  { question, days, rounds, perRound }: typeof ONE_PAGE,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    identities += 1;
    // Unplanned: the planner would buy whole months and answer the next questions from them.
    const asked = {
      source: sourceAt(simulatorUrl, { accessKey: `AKIABENCH${identities}`, planner: 'off' }),
      updatedMs: identities,
    };
    // Clients are made by the first question of a data source; a panel's cold question meets them made.
    await plugin.query({ ...asked, model: grouped(), ...wholeDays(1, 1) });
    for (let turn = 0; turn < perRound; turn++) {
      const next: Question = { ...question, ...wholeDays(days, 1 + round * perRound + turn) };
      const input = costInput(next);
      // The simulator computes a day when it is first asked for it.
      const { pages } = await simulator.walk(input);
      if (pages * perRound >= BURST) {
        throw new Error(`${pages} pages would wait for their turn; ask for fewer days.`);
      }
      samples.push(
        await inTurn(
          samples.length % 2 === 0,
          () => simulator.walk(input),
          () => plugin.query({ ...asked, ...next }),
        ),
      );
    }
  }
  return samples;
}

/** Whoever goes second finds warmer caches, so each goes second half of the time. */
async function inTurn(
  simulatorFirst: boolean,
  direct: () => Promise<Walk>,
  through: () => Promise<{ ms: number }>,
): Promise<Sample> {
  const early = simulatorFirst ? await direct() : undefined;
  const { ms } = await through();
  const walk = early ?? (await direct());
  return { ...walk, addedMs: ms - walk.ms };
}

function perPage(samples: readonly Sample[]): number {
  return median(samples.map(({ addedMs, pages }) => addedMs / pages));
}

function describe(samples: readonly Sample[]): string {
  const own = shorten(median(samples.map(({ ms, pages }) => ms / pages)));
  const [first] = samples;
  return `${samples.length} questions of ${first?.pages} page(s), ${first?.rows} rows; the simulator's own ${own} ms a page`;
}
