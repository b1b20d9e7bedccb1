// `npm test`: every suite, in one command. Those that need what this machine lacks say so and are skipped.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from './project';
import { addCounts, type Counts, readJestCounts, readPlaywrightCounts } from './test-counts';

interface Suite {
  readonly name: string;
  /** Its program below node_modules/, and what it is told. */
  readonly args: readonly [program: string, ...rest: string[]];
  readonly counts: (report: string) => Counts;
  /** Why it cannot run here. */
  readonly skip?: string | undefined;
}

const reports = path.join(cacheFolder, 'test');
const playwright = (config: string): Suite['args'] => [
  '@playwright/test/cli.js',
  'test',
  '-c',
  config,
  '--reporter=list,json',
];

const suites: readonly Suite[] = [
  {
    name: 'jest',
    // Two workers also on two cores: much of the time is waiting for the executables that the tests start.
    args: [
      'jest/bin/jest.js',
      '-c',
      '.config/jest.config.js',
      '--maxWorkers=100%',
      '--json',
      `--outputFile=${reports}/jest.json`,
    ],
    counts: readJestCounts,
  },
  { name: 'browser', args: playwright('.config/playwright.config.ts'), counts: readPlaywrightCounts },
  {
    name: 'grafana',
    args: playwright('tests/grafana/playwright.config.ts'),
    counts: readPlaywrightCounts,
    skip: process.env['GRAFANA_URL']
      ? undefined
      : 'GRAFANA_URL is not set; `npm run grafana` starts one where Grafana is installed',
  },
];

/** Runs a suite with this terminal as its own. A suite that fails without saying how many tests did counts as one. */
function run({ name, args: [program, ...rest], counts, skip }: Suite): Counts {
  process.stdout.write(`\n── ${name}\n`);
  if (skip !== undefined) {
    process.stdout.write(`${name} suite skipped: ${skip}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const report = path.join(reports, `${name}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { status } = spawnSync(process.execPath, [path.join('node_modules', program), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  const found = counts(report);
  return { ...found, failed: status === 0 ? found.failed : Math.max(found.failed, 1) };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const { passed, failed, skipped } = suites.map(run).reduce(addCounts);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;
