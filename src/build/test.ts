// `npm test`: every suite, in one command. Those that need what this machine lacks say so and are skipped.
import { spawnSync } from 'node:child_process';

const suites = [
  { name: 'jest', args: ['jest', '-c', '.config/jest.config.js'] },
  { name: 'browser', args: ['playwright', 'test', '-c', '.config/playwright.config.ts'] },
];

const failed = suites.filter(({ name, args }) => {
  process.stdout.write(`\n── ${name}\n`);
  return spawnSync('npx', args, { stdio: 'inherit' }).status !== 0;
});

process.stdout.write(
  failed.length === 0 ? '\nAll suites passed.\n' : `\nFailed: ${failed.map(({ name }) => name).join(', ')}.\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
