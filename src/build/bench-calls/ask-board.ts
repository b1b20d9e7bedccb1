// The panels of one board as a browser sends them.
import type { AwsAnswer } from '#aws/request';
import type { Panel } from './boards';
import type { Asker, Source } from './source';

/** Connections a browser opens to one host over HTTP/1.1. */
const AT_ONCE = 6;

/** Answers in the order of the panels; each of the six connections takes the next panel when it is free. Rejects with AwsError. */
export async function askBoard(
  source: Pick<Source, 'ask'>,
  panels: readonly Panel[],
  asker: Asker = 'panel',
): Promise<readonly (readonly AwsAnswer[])[]> {
  const answers: (readonly AwsAnswer[])[] = [];
  const rest = [...panels.entries()];
  const connection = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      const [place, panel] = next;
      answers[place] = await source.ask(panel, asker);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connection));
  return answers;
}
