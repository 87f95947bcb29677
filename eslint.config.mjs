import tseslint from 'typescript-eslint';

const pure = 'core and services are pure: time, chance, the network and the user come in as parameters';

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', '**/*.generated.*', 'samples/*/web/**', 'test-results/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: false }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'no default exports' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx'], location: 'anywhere' }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/sam/**/*.ts', 'src/services/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Date', message: pure }, { name: 'performance', message: pure }, { name: 'crypto', message: pure }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: pure }],
    },
  },
  {
    // Tests and components read better whole: a `describe` or a component is one function.
    files: ['**/*.test.{ts,tsx}', 'test/**', 'webview/**/*.tsx'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Configuration files of tools that want a default export.
    files: ['**/*.config.{mjs,mts,ts}', '.dependency-cruiser.cjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
