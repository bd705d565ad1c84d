/** A zipped text file as a module of its text: hosts pack what they send, so it need not travel zipped. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Plugin } from 'vite';

export async function textOfZip(path: string): Promise<string> {
  const [bytes, ...others] = Object.values(unzipSync(await readFile(path)));
  if (bytes === undefined || others.length > 0) throw new Error(`${path}: expected one file in it`);
  return strFromU8(bytes);
}

export const zipped: Plugin = {
  name: 'kinprint-zipped',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.zip')) return null;
    return `export default ${JSON.stringify(await textOfZip(id))};`;
  },
};
