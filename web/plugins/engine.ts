/** The engine's own script, as Emscripten leaves it beside its machine code. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** `folder` holds kinprint.mjs, as the wasm build leaves it. */
export function engine(folder: string): Plugin {
  const glue = resolve(folder, 'kinprint.mjs');
  return {
    name: 'kinprint-engine',
    enforce: 'pre',
    resolveId: (id) => (id === 'kinprint-engine' ? glue : null),
    transform(code, id) {
      if (id !== glue) return null;
      // The worker is handed the compiled module: no file is looked for, and none should be shipped.
      return code
        .replace(/new URL\("kinprint\.wasm",\s*import\.meta\.url\)\.href/, '""')
        .replace('import("module")', '{}');
    },
  };
}
