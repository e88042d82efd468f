import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Direction: features → state → {transport, media} → contract. A layer names what it must not import. */
function layer(folder, forbidden) {
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: forbidden.map((group) => ({ group: [group], message: `${folder} doesn't know ${group}` })) },
      ],
    },
  };
}

const react = ['react', 'react-*', 'antd', 'antd/*', '@ant-design/*', '@tanstack/*', 'i18next'];

export default ts.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/contract/generated'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 70 }],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  { files: ['src/**/*.tsx'], ...hooks.configs.flat['recommended-latest'] },
  {
    files: ['**/*.{js,mjs}', 'test/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  // A story (describe) is as long as its scenes.
  { files: ['**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.{js,mjs}'], ...ts.configs.disableTypeChecked },
  layer('contract', [...react, '**/transport/**', '**/media/**', '**/state/**', '**/features/**', '**/i18n/**']),
  layer('transport', [...react, '**/media/**', '**/state/**', '**/features/**', '**/i18n/**']),
  layer('media', [...react, '**/transport/**', '**/state/**', '**/features/**', '**/i18n/**']),
  layer('state', [...react, '**/features/**', '**/i18n/**']),
  layer('widget', [...react, '**/state/desk/**', '**/features/**', '**/i18n/**']),
);
