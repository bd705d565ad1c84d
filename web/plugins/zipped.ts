/** A zipped text file as a module of its name and text: hosts pack what they send, so it need not travel zipped. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Plugin } from 'vite';

export const zipped: Plugin = {
  name: 'kinprint-zipped',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.zip')) return null;
    const [[name, bytes] = [], ...others] = Object.entries(unzipSync(await readFile(id)));
    if (name === undefined || bytes === undefined || others.length > 0)
      throw new Error(`${id}: expected one file in it`);
    return `export const name = ${JSON.stringify(name)}; export const text = ${JSON.stringify(strFromU8(bytes))};`;
  },
};
