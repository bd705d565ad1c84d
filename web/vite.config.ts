import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { treeOf, treeOfAtlas } from './plugins/atlas-tree';
import { bytes } from './plugins/bytes';
import { oneFileAndSums } from './plugins/one-file';
import { texts } from './plugins/texts';
import { worker } from './plugins/worker-script';
import { textOfZip, zipped } from './plugins/zipped';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const wasmFolder = process.env.KINPRINT_WASM ?? here('../build/wasm');
const target = 'es2022';
const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as { version: string };

/** The dev server needs inline styles, sockets and workers by URL; the built page keeps its rules. */
const relaxRulesInDev: Plugin = {
  name: 'relax-rules-in-dev',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Whoever hands the site on hands on what its parts ask for. */
const carryLicences: Plugin = {
  name: 'carry-licences',
  apply: 'build',
  generateBundle() {
    for (const name of ['LICENSE', 'NOTICE']) {
      this.emitFile({ type: 'asset', fileName: `${name}.txt`, source: readFileSync(here(`../${name}`)) });
    }
    const ofIcu = readFileSync(here('../build/deps/dictionaries/LICENSE'));
    this.emitFile({ type: 'asset', fileName: 'ICU-LICENSE.txt', source: ofIcu });
  },
};

/** The icon within the page: browsers ask for it anew at any time, and a sealed page may not. */
const iconInPage: Plugin = {
  name: 'icon-in-page',
  transformIndexHtml(html) {
    const icon = readFileSync(here('public/favicon.svg')).toString('base64');
    return html.replace(/(?<=<link rel="icon" href=")[^"]*/, `data:image/svg+xml;base64,${icon}`);
  },
};

const machineCode = `${wasmFolder}/kinprint.wasm`;
const dictionaries = here('../build/deps/dictionaries/dictionaries.dat');
const atlas = here('../samples/22-models.kinprint-atlas.json');

const parts = (): Plugin[] => [
  bytes({ 'virtual:kinprint-wasm': machineCode, 'virtual:kinprint-dictionaries': dictionaries }),
  treeOf(atlas),
  worker(here('src/engine/worker.ts'), wasmFolder, target),
  texts(here('../samples/texts')),
  zipped,
];

const oneFile = oneFileAndSums({
  entry: here('src/main.ts'),
  fromHost: here('src/packs/from-host.ts'),
  fromFile: here('src/packs/from-file.ts'),
  packs: {
    engine: () => readFile(machineCode),
    weights: () => readFile(here('../core/data/weights-en.json'), 'utf8'),
    'atlas-tree': () => treeOfAtlas(atlas),
    baseline: () => readFile(here('../core/data/baseline-en.txt'), 'utf8'),
    sample: () => textOfZip(here('../samples/slop-score-22-models.kinprint.zip')),
  },
  plugins: parts,
  version,
  target,
});

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [...parts(), relaxRulesInDev, iconInPage, carryLicences, oneFile],
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target,
    modulePreload: false,
    chunkSizeWarningLimit: 6144,
    rollupOptions: {
      // Some hosts leave out files whose names begin with an underscore.
      output: { chunkFileNames: ({ name }) => `assets/${name.replace(/^_virtual_/, '')}-[hash].js` },
    },
  },
});
