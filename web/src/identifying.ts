/** Whose style a source is, by an atlas or among the other sources. */
import type { Atlases } from './atlases';
import { compared } from './model/arrangement';
import type { Among, Identification, Identified } from './model/identification';
import { arrangedOf, type IdentityState, type State } from './model/state';
import { reasonOf } from './model/reason';
import type { Store } from './model/store';
import { fileBytes } from './model/tally';
import { OutOfReach } from './packs/names';
import type { PassageSearch } from './pool/passages';
import type { TreeWorker } from './pool/tree-worker';

/** Whoever does something for it. */
interface Hands {
  tree: TreeWorker;
  texts: PassageSearch;
  atlases: Atlases;
}

/** A text of fewer can't change on its way. */
const wordsToCut = 1000;
/** Of files that are read once more while people look at the answer. */
const mostBytes = 64e6;

export class Identifying {
  readonly #state: Store<State>;
  readonly #hands: Hands;
  /** What is being asked; an answer that comes after its end is not shown. */
  #run = new AbortController();

  constructor(state: Store<State>, hands: Hands) {
    this.#state = state;
    this.#hands = hands;
  }

  /** Asks beside whatever else is asked of the session: support goes on being measured. */
  async open(source: string, among: Among = 'atlas'): Promise<void> {
    this.close();
    const { tree, atlases } = this.#hands;
    const run = this.#run.signal;
    const others = compared(arrangedOf(this.#state.value)).length - 1;
    const waiting = { result: null, atlas: null, limits: [], notice: null };
    this.#state.change({ identity: { source, among, others, atlasFile: '', ...waiting } });
    const change = (changes: Partial<IdentityState>): void => {
      const { identity } = this.#state.value;
      if (identity && !run.aborted) this.#state.change({ identity: { ...identity, ...changes } });
    };
    try {
      const { file: atlasFile, text } = await atlases.current();
      // Both are asked at once: whatever else is asked meanwhile would have its answer in between.
      const loaded = tree.loadReference('atlas', text);
      const [{ unknown, atlas, limits }] = await Promise.all([this.#ask(source, among), loaded]);
      const result = unknown.find(({ name }) => name === source);
      if (!result) {
        change({ notice: 'There is no text of it to be placed.' });
        return;
      }
      change({ result, atlas, limits, atlasFile });
      if (among === 'atlas') await this.#cut(result, run, change);
    } catch (error) {
      const isOutOfReach = error instanceof OutOfReach;
      const why = `It could not be placed (${reasonOf(error)}). Go back and ask again.`;
      change({ notice: isOutOfReach ? error.message : why });
    }
  }

  /** Reads its files once more, to place its texts one by one and piece by piece. */
  async #cut(
    { name, words }: Identified,
    run: AbortSignal,
    change: (changes: Partial<IdentityState>) => void,
  ): Promise<void> {
    const files = this.#hands.texts.filesOf(name, arrangedOf(this.#state.value));
    const bytes = files.reduce((sum, file) => sum + fileBytes(file), 0);
    if (run.aborted || words < wordsToCut || files.length === 0 || bytes > mostBytes) return;
    const { unknown } = await this.#hands.tree.ask('pieces', { source: name, files });
    change({ result: unknown.find((one) => one.name === name) ?? null });
  }

  close(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.#state.value.identity) this.#state.change({ identity: null });
  }

  #ask(source: string, among: Among): Promise<Identification> {
    const { tree } = this.#hands;
    return among === 'atlas' ? tree.ask('identify', { source }) : tree.ask('identifyAmongOthers', { source });
  }
}
