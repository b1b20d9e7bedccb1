// Which refreshes need not be run: those that cannot buy, because they ask the same as before and nothing of it is due.
import type { AwsAnswer } from '#aws/request';
import type { Refresh } from './refreshes';
import type { Source } from './source';

export interface Skip {
  /** Whether this refresh asks exactly what its viewer's last one asked, and all of those answers are still good. */
  isIdle(refresh: Refresh): boolean;
  remember(refresh: Refresh, answers: readonly AwsAnswer[]): void;
}

const HOUR_MS = 3_600_000;

export function createSkip(source: Pick<Source, 'requestsOf'>): Skip {
  const last = new Map<string, { questions: string; hour: number; dueMs: number }>();
  // Questions are made of whole hours at the finest.
  const hourOf = ({ atMs }: Refresh) => Math.floor(atMs / HOUR_MS);
  const questionsOf = ({ panels, asker }: Refresh) =>
    JSON.stringify(panels.map((panel) => source.requestsOf(panel, asker)));
  return {
    isIdle(refresh) {
      const before = last.get(refresh.who);
      if (!before || refresh.atMs >= before.dueMs) {
        return false;
      }
      if (hourOf(refresh) !== before.hour && questionsOf(refresh) !== before.questions) {
        return false;
      }
      before.hour = hourOf(refresh);
      return true;
    },
    remember(refresh, answers) {
      last.set(refresh.who, {
        questions: questionsOf(refresh),
        hour: hourOf(refresh),
        dueMs: Math.min(...answers.map(({ facts }) => facts.expiresAtMs ?? 0)),
      });
    },
  };
}
