import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What could turn a file's text into markup or code. Text goes to the page as text. */
const markupProperties = ['innerHTML', 'outerHTML', 'srcdoc'];
const markupCalls = ['insertAdjacentHTML', 'createContextualFragment', 'parseFromString', 'setHTMLUnsafe'];
const noMarkup = [
  ...markupProperties.map((name) => ({
    selector: `MemberExpression[property.name='${name}'], MemberExpression[property.value='${name}']`,
    message: `${name} reads text as markup: build nodes and set textContent.`,
  })),
  ...markupCalls.map((name) => ({
    selector: `MemberExpression[property.name='${name}']`,
    message: `${name} reads text as markup: build nodes and set textContent.`,
  })),
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'document.write reads text as markup.',
  },
  {
    selector: "CallExpression[callee.property.name='html']",
    message: "d3's html() reads text as markup: use text().",
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(setAttribute|attr)$/][arguments.0.value=/^(style|on.*)$/i]',
    message: 'The page forbids inline styles and handlers: use a class or a listener.',
  },
  {
    selector: "CallExpression[callee.property.name='style'][arguments.length>1]",
    message: 'Styles live in the style sheets: set a class or an attribute.',
  },
];

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const nodeGlobals = readonly(
  'Buffer',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'WebAssembly',
  'console',
  'performance',
  'process',
);
const pageGlobals = readonly('MutationObserver', 'Worker', 'document', 'fetch', 'self', 'window');

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['web/**/*.ts', 'tests/web/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.worker.json', './tsconfig.node.json'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...noMarkup],
    },
  },
  {
    // Playwright's fixtures name what they need by destructuring, even where that is nothing.
    files: ['tests/web/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    // Scripts for Node; what they hand to a page's own context names the browser's globals.
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { ...nodeGlobals, ...pageGlobals } },
  },
);
