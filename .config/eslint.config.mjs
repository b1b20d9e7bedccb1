// Grafana's own rules, and those of our style that a linter can see. File sizes, arrows and names are tests/architecture's.
import grafana from '@grafana/eslint-config/flat.js';

const shape = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: a name that can be searched is worth more than a short import.',
  },
  { selector: 'ExportAllDeclaration', message: 'Name what the door lets out.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings: it needs no code at run time.' },
  { selector: 'TSModuleDeclaration[global!=true][id.type="Identifier"]', message: 'A file is the namespace.' },
];

export default [
  { ignores: ['**/genproto/**', '**/node_modules/**', 'dist/**', '.cache/**', 'tests/contract/**/*.go'] },
  ...grafana,
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.{ts,tsx}'],
    settings: { react: { version: '19' } },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...shape],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // The JSX runtime is imported by the compiler, and TypeScript checks props.
      'react/react-in-jsx-scope': 'off',
      'react/prop-types': 'off',
    },
  },
  {
    // Programs: their console is the terminal of the person who started them.
    files: ['src/build/**', 'src/**/*main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // The page stands in for Grafana: it shares moment with the plugin and sets the globals that Grafana sets.
    files: ['src/workbench/**'],
    rules: { 'no-restricted-imports': 'off', 'react-hooks/immutability': 'off' },
  },
  {
    // `use` is a hook only where there is React.
    files: ['src/**', 'tests/**'],
    ignores: ['src/frontend/**', 'src/workbench/**', 'tests/frontend/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    // Playwright reads default exports.
    files: ['tests/**'],
    rules: { 'no-restricted-syntax': ['error', ...shape.slice(1)] },
  },
];
