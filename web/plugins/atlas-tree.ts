/** The tree of an atlas as a module of its own text: the first view shows it, and the whole atlas is too heavy for that. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const atlasTree = 'virtual:kinprint-atlas-tree';

/** What web/src/model/atlas.ts reads. `path`: that of a file that `kinprint atlas` wrote. */
export async function treeOfAtlas(path: string): Promise<string> {
  const { about, date, tree } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  if (tree === undefined) throw new Error(`${path}: there is no tree in it; make it anew with script/atlas`);
  return JSON.stringify({ about, date, tree });
}

export function treeOf(path: string): Plugin {
  return {
    name: 'kinprint-atlas-tree',
    resolveId: (id) => (id === atlasTree ? `\0${atlasTree}` : null),
    async load(id) {
      if (id !== `\0${atlasTree}`) return null;
      this.addWatchFile(path);
      return `export default ${JSON.stringify(await treeOfAtlas(path))};`;
    },
  };
}
