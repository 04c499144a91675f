import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { media } from './scripts/eslint/layers.mjs';

const SOURCE = ['**/src/**/*.ts'];
/** The files that read the environment. */
const CONFIGURATION = ['**/config.ts', '*.config.ts', '*.config.mjs', 'scripts/**', 'codegen.ts'];
/** What a person runs and reads: entries and the steps they print. */
const PRINTING = [
  '**/src/main.ts',
  'embedded/src/*.ts',
  'bench/**',
  'prisma/src/author.ts',
  'packages/kernel/src/startup.ts',
  'packages/adapters/src/service.ts',
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/generated/', '**/reports/', '**/coverage/', '**/.turbo/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    plugins: { media },
    rules: {
      'media/layers': 'error',
      // The compiler knows the names; this rule does not.
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A type alias and an interface differ in what they accept; both have their place.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // `void expression` throws a value away on purpose.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true }],
    },
  },
  {
    files: SOURCE,
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names here.' }],
    },
  },
  { files: PRINTING, rules: { 'no-console': 'off' } },
  { files: CONFIGURATION, rules: { 'no-restricted-properties': 'off' } },
);
