// How many tests passed, failed and were skipped, from the reports that the test runners write.
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Of `jest --json --outputFile`. A file that could not even be loaded counts as a failed test. */
export function readJestCounts(report: string): Counts {
  const found = readReport<Record<string, number>>(report);
  return {
    passed: found?.['numPassedTests'] ?? 0,
    failed: (found?.['numFailedTests'] ?? 0) + (found?.['numRuntimeErrorTestSuites'] ?? 0),
    skipped: (found?.['numPendingTests'] ?? 0) + (found?.['numTodoTests'] ?? 0),
  };
}

/** Of Playwright's `json` reporter; one that passed at a second try has passed. */
export function readPlaywrightCounts(report: string): Counts {
  const stats = readReport<{ stats: Record<string, number> }>(report)?.stats;
  return stats
    ? {
        passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
        failed: stats['unexpected'] ?? 0,
        skipped: stats['skipped'] ?? 0,
      }
    : NONE;
}

/** Nothing if the runner ended before it wrote one. */
function readReport<T>(report: string): T | undefined {
  return existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as T) : undefined;
}
