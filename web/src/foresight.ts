/** What dropped files are, and will need, told by a short look at their heads: all that is read of them before the seal. */
import type { Root } from './input/collect';
import { headsOfDrop, shared } from './limits';
import type { Lack } from './model/state';
import { OutOfReach } from './packs/names';
import { dictionaries, loadDictionaries } from './pool/dictionaries';
import type { TreeWorker } from './pool/tree-worker';

/** What tells what files are. */
export const heads = (files: readonly File[]): { name: string; head: Blob }[] =>
  files.map((file) => ({ name: file.name, head: file.slice(0, shared.sniffBytes) }));

/** The same roots, those that are archives or atlases as such: their first bytes tell, before their names do. */
export async function tellKinds(roots: readonly Root[], tree: TreeWorker): Promise<Root[]> {
  const single = roots.filter(({ kind, files }) => kind === 'file' && files.length > 0);
  if (single.length === 0) return [...roots];
  const files = heads(single.flatMap(({ files }) => files.map(({ file }) => file)));
  const { areArchives, areAtlases } = await tree.ask('kinds', { files });
  const places = new Map(single.map((root, at) => [root, at]));
  return roots.map((root) => {
    const at = places.get(root) ?? -1;
    if (areArchives[at]) return { ...root, kind: 'zip' };
    return areAtlases[at] ? { ...root, isAtlas: true } : root;
  });
}

/** Fetches the dictionaries where one of these files seems to need them. Where they don't come, the rest goes on. */
export async function fetchNeeded(roots: Root[], tree: TreeWorker): Promise<void> {
  if (dictionaries()) return;
  const all = roots.flatMap(({ kind, files }) =>
    files.map(({ file }) => ({ isArchive: kind === 'zip', file })),
  );
  const some = all.slice(0, headsOfDrop);
  const { needsDictionaries } = await tree.ask('sniff', {
    heads: some.filter(({ isArchive }) => !isArchive).map(({ file }) => file.slice(0, shared.sniffBytes)),
    archives: some.filter(({ isArchive }) => isArchive).map(({ file }) => file),
  });
  if (needsDictionaries) await loadDictionaries().catch(() => undefined);
}

/** Why there are no dictionaries; null where they can still be had. */
export async function whyNoDictionaries(): Promise<Lack | null> {
  try {
    await loadDictionaries();
    return null;
  } catch (error) {
    if (error instanceof OutOfReach) return { message: error.message, helpsToReload: error.helpsToReload };
    throw error;
  }
}
