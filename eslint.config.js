import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';
import house from './tools/lint/house.js';

const nothingOfNode = {
  regex: '^node:',
  message: 'Only the command line tool touches the machine; take what you need from the source or as an argument.',
};
const noBuiltins = [
  { name: 'process', message: 'This package knows no platform.' },
  { name: 'Buffer', message: 'Use Uint8Array and TextDecoder.' },
];
const borders = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default defineConfig(
  globalIgnores(['**/dist/', '.cache/', '**/fixtures/']),
  js.configs.recommended,
  typescript.configs.strict,
  {
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Set process.exitCode; what is open must be tidied first.' },
      ],
      'house/max-lines': ['error', { max: 300 }],
      'house/file-name': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'tools/**/*.ts', 'test/**/*.ts'],
    ignores: ['test/plugin/hostlint-plugin-acme/**'],
    languageOptions: {
      parserOptions: {
        project: [
          'packages/*/tsconfig.json',
          'packages/cli/src/reporters/html/page/tsconfig.json',
          'tools/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...borders(nothingOfNode, {
        regex: '^(@hostlint/|hostlint$)',
        message: 'The engine knows no rules and no command line.',
      }),
      'no-restricted-globals': ['error', ...noBuiltins],
    },
  },
  {
    files: ['packages/rules/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...borders(nothingOfNode, { regex: '^hostlint$', message: 'Rules know the engine only.' }),
      'no-restricted-globals': ['error', ...noBuiltins],
      'house/direction': 'error',
    },
  },
  {
    files: ['packages/cli/src/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      'packages/cli/src/sources/**',
      'packages/cli/src/config/**',
      'packages/cli/src/output.ts',
      'packages/cli/src/standard-stream.ts',
      'packages/cli/src/remedy/**',
    ],
    rules: borders({
      regex: '^node:(fs|fs/promises|child_process|net|http)$',
      message:
        'Only sources/ looks at a host, only remedy/ changes one; files that the user names are written by output.ts.',
    }),
  },
  {
    files: ['packages/cli/src/reporters/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { ...nothingOfNode },
            {
              regex: '/(sources|config|commands)/',
              message: 'A reporter is a function from a report to text.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'TextDecoder', 'setTimeout', 'clearTimeout'].map(name => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(['process', 'Buffer', '__dirname', '__filename'].map(name => [name, 'readonly'])),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // In old JavaScript, so that an old Node gets as far as saying that it is too old.
    files: ['packages/cli/bin/*.js'],
    languageOptions: { sourceType: 'commonjs', ecmaVersion: 5, globals: { __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-var': 'off' },
  },
  {
    files: ['**/*.test.js'],
    languageOptions: { globals: { describe: 'readonly', it: 'readonly' } },
  },
);
