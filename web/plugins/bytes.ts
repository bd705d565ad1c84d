/**
 * Bytes as the text of a script, since the page's rules forbid every request but those for scripts: one character a
 * byte, which in UTF-8 packs far better than base64, as that shifts bytes off their borders (brotli, of a 1,158 kB
 * engine: bare 351 kB, this 369 kB, base64 478 kB). `bytesOf` in web/src/packs/bytes.ts reads it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Moves the most frequent bytes (0 to 8) to where a character takes one byte. */
const shift = 48;
/** NUL, line ends, quote and backslash cannot stand in a string as they are: they go 256 higher, which & 255 undoes. */
const reserved = new Set([0, 10, 13, 39, 92]);

async function textOfBytes(path: string): Promise<string> {
  let text = '';
  for (const byte of await readFile(path)) {
    const code = (byte + shift) & 255;
    text += String.fromCharCode(reserved.has(code) ? code + 256 : code);
  }
  return text;
}

/** `files`: the path of each, by the name of the module that it becomes. */
export function bytes(files: Record<string, string>): Plugin {
  const texts = new Map<string, string>();
  let isBuild = false;
  return {
    name: 'kinprint-bytes',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id in files ? `\0${id}` : null),
    async load(id) {
      const path = files[id.replace('\0', '')];
      if (path === undefined) return null;
      this.addWatchFile(path);
      const text = await textOfBytes(path);
      if (!isBuild) return `export default '${text}';`;
      // A minifier would write half of the characters as escapes: the text comes in after it.
      const mark = `kinprint-bytes-${createHash('sha256').update(text).digest('hex')}`;
      texts.set(mark, text);
      return `export default '${mark}';`;
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
