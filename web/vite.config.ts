import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { engine } from './plugins/engine';
import { zipped } from './plugins/zipped';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const wasmFolder = process.env.KINPRINT_WASM ?? here('../build/wasm');

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
  },
};

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [engine(wasmFolder), zipped, relaxRulesInDev, carryLicences],
  worker: { format: 'iife', plugins: () => [engine(wasmFolder)] },
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    chunkSizeWarningLimit: 4096,
    rollupOptions: {
      // Some hosts leave out files whose names begin with an underscore.
      output: { chunkFileNames: ({ name }) => `assets/${name.replace(/^_virtual_/, '')}-[hash].js` },
    },
  },
});
