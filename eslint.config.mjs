import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floorsRule } from './scripts/eslint-floors.mjs';

const NODE_GLOBALS = ['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval'];
const MORE_NODE_GLOBALS = ['clearInterval', 'setImmediate', 'fetch', 'AbortController', 'AbortSignal', 'performance'];
/** Code that a browser story hands over to the page it drives. */
const BROWSER_GLOBALS = ['window', 'document', 'localStorage', 'getComputedStyle', 'requestAnimationFrame'];

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const CODE = ['shared/**/*.ts', 'server/**/*.ts', 'client/**/*.{ts,tsx}'];
const TESTS = ['**/*.spec.{ts,tsx}', 'server/test/**', '**/*.test.mjs'];

/** A test that is left out, or the only one that runs, is a hole nobody sees in a green line. */
const NO_LONELY_TESTS = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
    message: 'No .only, .skip or .todo in what is committed: the whole suite runs, or the test goes.',
  },
  {
    selector: 'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|unstable_mockModule|doMock)$/]',
    message:
      'Tests run our own code, on real databases: pass in a different value (a clock, a folder) instead of a mock.',
  },
];

const NO_BARRELS = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that declares the name, so that a reader finds it at once.',
};

/** Rules in shared are pure: the same input gives the same answer on every machine and every day. */
const PURE = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'The clock is passed in: a rule takes the day or the instant as an argument.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The clock is passed in: a rule takes the day or the instant as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance is passed in: a rule takes a source of numbers with a seed.',
  },
];

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.nx/',
      '.cache/',
      'data/',
      'artefacts/',
      'coverage/',
      'client/src/generated/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: readonly([...NODE_GLOBALS, ...MORE_NODE_GLOBALS]) },
  },
  {
    files: ['client/e2e/**/*.mjs', 'server/bench/measure-{client,live,painted}.mjs'],
    languageOptions: { globals: readonly(BROWSER_GLOBALS) },
  },
  { files: CODE, extends: [tseslint.configs.recommended] },
  {
    files: CODE,
    plugins: { dat100: { rules: { floors: floorsRule } } },
    // With decorator metadata on, an import that only types a constructor's parameter is needed at run time.
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
    rules: {
      'dat100/floors': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    rules: {
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Files that others made are read here, control characters included.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', NO_BARRELS],
    },
  },
  { files: ['shared/src/**'], rules: { 'no-restricted-syntax': ['error', NO_BARRELS, ...PURE] } },
  { files: TESTS, rules: { 'no-restricted-syntax': ['error', NO_BARRELS, ...NO_LONELY_TESTS], 'max-lines': 'off' } },
  // Words, tables and lists of places are as long as they are.
  {
    files: ['client/src/i18n/**', 'server/src/database/migrations/**', 'server/src/seed/data/**'],
    rules: { 'max-lines': 'off' },
  },
);
