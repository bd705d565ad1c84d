/** The atlas that texts are placed in: the one that comes with the page, or one that was dropped. */
import { heads } from './foresight';
import type { Root } from './input/collect';
import { atlasTreeOf } from './model/atlas-tree';
import { bytes } from './model/format';
import { reasonOf } from './model/reason';
import type { Problem } from './model/problem';
import type { DroppedAtlas, State } from './model/state';
import type { Store } from './model/store';
import { loadPack } from './packs/packs';
import type { TreeWorker } from './pool/tree-worker';

/** It is held as one text; that of 22 models has 1.6 MB. */
const mostBytes = 64e6;

/** A folder may hold many files: only those that are called so are looked at. */
const ending = '.kinprint-atlas.json';

/** `file` is '' of the one that comes with the page. */
export type Atlas = Pick<DroppedAtlas, 'file' | 'text'>;

export class Atlases {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;

  constructor(state: Store<State>, tree: TreeWorker) {
    this.#state = state;
    this.#tree = tree;
  }

  async current(): Promise<Atlas> {
    return this.#state.value.droppedAtlas ?? { file: '', text: await loadPack('atlas') };
  }

  useShipped(): void {
    this.#state.change({ droppedAtlas: null });
  }

  /** Takes up the atlases among what was dropped, the last of which counts; gives what else there is, and what to say of them. */
  async takeUp(roots: readonly Root[]): Promise<{ rest: Root[]; told: Problem[] }> {
    const told: Problem[] = [];
    const rest: Root[] = [];
    for (const root of roots) {
      const atlases = await this.#atlasesIn(root);
      for (const { path, file } of atlases) told.push(await this.#take(path, file));
      const files = root.files.filter((file) => !atlases.includes(file));
      if (files.length > 0 || atlases.length === 0) rest.push({ ...root, files });
    }
    return { rest, told };
  }

  async #atlasesIn({ kind, isAtlas, files }: Root): Promise<Root['files']> {
    if (isAtlas) return files;
    const called = kind === 'folder' ? files.filter(({ path }) => path.endsWith(ending)) : [];
    if (called.length === 0) return [];
    const { areAtlases } = await this.#tree.ask('kinds', { files: heads(called) });
    return called.filter((_, at) => areAtlases[at]);
  }

  /** A broken one changes nothing. */
  async #take(name: string, file: File): Promise<Problem> {
    try {
      if (file.size > mostBytes)
        throw new Error(`This atlas has more than ${bytes(mostBytes)}. Make one of fewer sources.`);
      const text = await file.text();
      await this.#tree.loadReference('atlas', text);
      this.#state.change({ droppedAtlas: { file: name, text, tree: atlasTreeOf(text) } });
      const message = 'Texts are placed in this atlas from now on.';
      return { file: name, message, isError: false };
    } catch (error) {
      return { file: name, message: reasonOf(error), isError: true };
    }
  }
}
