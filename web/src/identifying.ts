/** Whose style a source is, by the atlas that comes with the page. */
import type { IdentityState, State } from './model/state';
import { reasonOf } from './model/reason';
import type { Store } from './model/store';
import { OutOfReach } from './packs/names';
import { loadPack } from './packs/packs';
import type { TreeWorker } from './pool/tree-worker';

export class Identifying {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;
  /** What is being asked; an answer that comes after its end is not shown. */
  #run = new AbortController();

  constructor(state: Store<State>, tree: TreeWorker) {
    this.#state = state;
    this.#tree = tree;
  }

  /** Asks beside whatever else is asked of the session: support goes on being measured. */
  async open(source: string): Promise<void> {
    this.close();
    const run = this.#run.signal;
    this.#state.change({ identity: { source, result: null, atlas: null, notice: null } });
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
    } catch (error) {
      const isOutOfReach = error instanceof OutOfReach;
      const why = `It could not be placed (${reasonOf(error)}). Go back and ask again.`;
      change({ notice: isOutOfReach ? error.message : why });
    }
  }

  close(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.#state.value.identity) this.#state.change({ identity: null });
  }
}
