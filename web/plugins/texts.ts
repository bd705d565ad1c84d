/** The sample texts as one module: a JSON object of them, by their names, in order. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const moduleName = 'virtual:kinprint-texts';

/** `folder` holds NAME.txt files. */
async function textsOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(join(folder, name), 'utf8'),
  ];
  return JSON.stringify(Object.fromEntries(await Promise.all(names.map(read))));
}

export const texts = (folder: string): Plugin => ({
  name: 'kinprint-texts',
  enforce: 'pre',
  resolveId: (id) => (id === moduleName ? `\0${moduleName}` : null),
  load: async (id) =>
    id === `\0${moduleName}` ? `export default ${JSON.stringify(await textsOf(folder))};` : null,
});
