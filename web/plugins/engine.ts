/**
 * How the engine gets into the page. Its machine code travels as the text of a script, since the page's rules forbid
 * every request but those for scripts: one character a byte, which in UTF-8 packs far better than base64, as that
 * shifts bytes off their borders (brotli, of a 1,158 kB engine: bare 351 kB, this 369 kB, base64 478 kB).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const machineCode = 'virtual:kinprint-wasm';

/** Moves the most frequent bytes (0 to 8) to where a character takes one byte; see web/src/pool/machine.ts. */
const shift = 48;
/** NUL, line ends, quote and backslash cannot stand in a string as they are: they go 256 higher, which & 255 undoes. */
const reserved = new Set([0, 10, 13, 39, 92]);

function asText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const code = (byte + shift) & 255;
    text += String.fromCharCode(reserved.has(code) ? code + 256 : code);
  }
  return text;
}

/** The machine code as web/src/pool/machine.ts reads it. */
export async function engineText(folder: string): Promise<string> {
  return asText(await readFile(resolve(folder, 'kinprint.wasm')));
}

/** `folder` holds kinprint.mjs and kinprint.wasm, as the wasm build leaves them. */
export function engine(folder: string): Plugin {
  const glue = resolve(folder, 'kinprint.mjs');
  const wasm = resolve(folder, 'kinprint.wasm');
  const texts = new Map<string, string>();
  let isBuild = false;
  return {
    name: 'kinprint-engine',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId(id) {
      if (id === machineCode) return `\0${machineCode}`;
      return id === 'kinprint-engine' ? glue : null;
    },
    async load(id) {
      if (id !== `\0${machineCode}`) return null;
      this.addWatchFile(wasm);
      const bytes = await readFile(wasm);
      const text = asText(bytes);
      if (!isBuild) return `export default '${text}';`;
      // A minifier would write half of the characters as escapes: the text comes in after it.
      const mark = `kinprint-wasm-${createHash('sha256').update(bytes).digest('hex')}`;
      texts.set(mark, text);
      return `export default '${mark}';`;
    },
    transform(code, id) {
      if (id !== glue) return null;
      // The worker is handed the compiled module: no file is looked for, and none should be shipped.
      return code
        .replace(/new URL\("kinprint\.wasm",\s*import\.meta\.url\)\.href/, '""')
        .replace('import("module")', '{}');
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [mark, text] of texts) {
          chunk.code = chunk.code.replace(new RegExp(`["'\`]${mark}["'\`]`), () => `'${text}'`);
        }
      }
    },
  };
}
