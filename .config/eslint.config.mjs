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
      'max-lines': ['error', 300],
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
    // Grafana shares moment with its plugins, so the page that stands in for Grafana has to name it.
    files: ['src/workbench/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Recorded facts and laws grow by rows, not by ideas.
    files: ['tests/**'],
    rules: { 'max-lines': 'off' },
  },
];
