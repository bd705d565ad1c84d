/** Whose style a source is, by the atlas that comes with the page. */
import { arrangedOf, type IdentityState, type State } from './model/state';
import { reasonOf } from './model/reason';
import type { Store } from './model/store';
import { fileBytes } from './model/tally';
import { OutOfReach } from './packs/names';
import { loadPack } from './packs/packs';
import type { PassageSearch } from './pool/passages';
import type { TreeWorker } from './pool/tree-worker';

/** A text of fewer can't change on its way. */
const wordsToCut = 1000;
/** Of files that are read once more while people look at the answer. */
const mostBytes = 64e6;

export class Identifying {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;
  readonly #texts: PassageSearch;
  /** What is being asked; an answer that comes after its end is not shown. */
  #run = new AbortController();

  constructor(state: Store<State>, tree: TreeWorker, texts: PassageSearch) {
    this.#state = state;
    this.#tree = tree;
    this.#texts = texts;
  }

  /** Asks beside whatever else is asked of the session: support goes on being measured. */
  async open(source: string): Promise<void> {
    this.close();
    const run = this.#run.signal;
    this.#state.change({ identity: { source, result: null, pieces: null, atlas: null, notice: null } });
    const change = (changes: Partial<IdentityState>): void => {
      const { identity } = this.#state.value;
      if (identity && !run.aborted) this.#state.change({ identity: { ...identity, ...changes } });
    };
    try {
      const text = await loadPack('atlas');
      // Both are asked at once: whatever else is asked meanwhile would have its answer in between.
      const loaded = this.#tree.loadReference('atlas', text);
      const [{ unknown, atlas }] = await Promise.all([this.#tree.ask('identify', {}), loaded]);
      const result = unknown.find(({ name }) => name === source) ?? null;
      change(result ? { result, atlas } : { notice: 'There is no text of it to be placed.' });
      if (result && result.words >= wordsToCut) await this.#cut(source, run, change);
    } catch (error) {
      const isOutOfReach = error instanceof OutOfReach;
      const why = `It could not be placed (${reasonOf(error)}). Go back and ask again.`;
      change({ notice: isOutOfReach ? error.message : why });
    }
  }

  /** Reads its files once more, to place its texts one by one and piece by piece. */
  async #cut(
    source: string,
    run: AbortSignal,
    change: (changes: Partial<IdentityState>) => void,
  ): Promise<void> {
    const files = this.#texts.filesOf(source, arrangedOf(this.#state.value));
    const bytes = files.reduce((sum, file) => sum + fileBytes(file), 0);
    if (run.aborted || files.length === 0 || bytes > mostBytes) return;
    const { pieces } = await this.#tree.ask('pieces', { source, files });
    change({ pieces });
  }

  close(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.#state.value.identity) this.#state.change({ identity: null });
  }
}
