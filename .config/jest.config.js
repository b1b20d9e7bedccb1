// Two projects: everything runs on Node but the front end, which needs a DOM. See src/README.md, "Tests".
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

// Packages published as ES modules only; jest compiles them to CommonJS like our own code.
const esModules = [
  '@grafana', '@uwdata', '@react-hookz', '@ver0', '@marcbachmann', 'd3[^/]*', 'delaunator', 'robust-predicates', 'internmap',
  'ol', 'color-[^/]*', 'quick-lru', 'rbush', 'quickselect', 'earcut', 'geotiff', 'marked', 'react-colorful', 'uuid',
  'monaco-promql', '@kusto', '@wojtekmaj', 'get-user-locale', 'memoize', 'mimic-function', 'react-calendar', 'tslib', 'nanoid', 'zod', 'p-limit', 'yocto-queue',
].join('|');

const swc = (tsx) => ['@swc/jest', {
  sourceMaps: 'inline',
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx, decorators: false }, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs' },
}];

const shared = {
  rootDir,
  transform: { '^.+\\.(m?js|ts)$': swc(false), '^.+\\.[tj]sx$': swc(true) },
  transformIgnorePatterns: [`node_modules/(?!(?:.*/)?(?:${esModules})/)`],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'jsx', 'json', 'node'],
};

export default {
  rootDir,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/tests/frontend/', '/tests/browser/', '/tests/grafana/'],
    },
    {
      ...shared,
      displayName: 'frontend',
      testEnvironment: 'jsdom',
      // `.js` before `.mjs`: an extensionless require inside a CommonJS package means its CommonJS file.
      moduleFileExtensions: ['ts', 'tsx', 'js', 'jsx', 'mjs', 'json', 'node'],
      moduleNameMapper: {
        '\\.(css|svg)$': '<rootDir>/tests/frontend/asset-stub.ts',
        '^react-inlinesvg$': '<rootDir>/tests/frontend/inline-svg-stub.tsx',
      },
      testMatch: ['<rootDir>/tests/frontend/**/*.test.ts?(x)'],
      setupFilesAfterEnv: ['<rootDir>/tests/frontend/setup.ts'],
    },
  ],
};
