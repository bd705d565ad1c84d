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

/**
 * The same roots, those that are archives or atlases as such: their first bytes tell, before their names do. A file in a
 * folder is an archive only where it is called so, too, and then as if it had been dropped by itself.
 */
export async function tellKinds(roots: readonly Root[], tree: TreeWorker): Promise<Root[]> {
  const inDoubt = roots.flatMap(({ kind, files }) =>
    kind === 'zip' ? [] : files.filter(({ path }) => kind === 'file' || /\.zip$/i.test(path)),
  );
  if (inDoubt.length === 0) return [...roots];
  const { areArchives, areAtlases } = await tree.ask('kinds', {
    files: heads(inDoubt.map(({ file }) => file)),
  });
  const archives = new Set(inDoubt.filter((_, at) => areArchives[at]));
  const atlases = new Set(inDoubt.filter((_, at) => areAtlases[at]));
  return roots.flatMap((root) => {
    if (root.kind === 'file' && root.files.some((file) => atlases.has(file)))
      return { ...root, isAtlas: true };
    const rest = root.files.filter((file) => !archives.has(file));
    if (rest.length === root.files.length) return root;
    const apart = root.files
      .filter((file) => archives.has(file))
      .map((file): Root => ({ name: file.path, kind: 'zip', files: [file] }));
    return rest.length > 0 ? [{ ...root, files: rest }, ...apart] : apart;
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
