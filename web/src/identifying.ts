/** Whose style a source is, by an atlas or among the other sources. */
import type { Atlases } from './atlases';
import { compared } from './model/arrangement';
import type { Among, Identification } from './model/identification';
import { arrangedOf, type IdentityState, type State } from './model/state';
import { reasonOf } from './model/reason';
import type { Store } from './model/store';
import { OutOfReach } from './packs/names';
import type { TreeWorker } from './pool/tree-worker';

export class Identifying {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;
  readonly #atlases: Atlases;
  /** What is being asked; an answer that comes after its end is not shown. */
  #run = new AbortController();

  constructor(state: Store<State>, tree: TreeWorker, atlases: Atlases) {
    this.#state = state;
    this.#tree = tree;
    this.#atlases = atlases;
  }

  /** Asks beside whatever else is asked of the session: support goes on being measured. */
  async open(source: string, among: Among = 'atlas'): Promise<void> {
    this.close();
    const run = this.#run.signal;
    const others = compared(arrangedOf(this.#state.value)).length - 1;
    const waiting = { result: null, atlas: null, limits: [], atlasFile: '', notice: null };
    this.#state.change({ identity: { source, among, others, ...waiting } });
    const change = (changes: Partial<IdentityState>): void => {
      const { identity } = this.#state.value;
      if (identity && !run.aborted) this.#state.change({ identity: { ...identity, ...changes } });
    };
    try {
      const { file: atlasFile, text } = await this.#atlases.current();
      // Both are asked at once: whatever else is asked meanwhile would have its answer in between.
      const loaded = this.#tree.loadReference('atlas', text);
      const [{ unknown, atlas, limits }] = await Promise.all([this.#ask(source, among), loaded]);
      const result = unknown.find(({ name }) => name === source) ?? null;
      change(
        result ? { result, atlas, limits, atlasFile } : { notice: 'There is no text of it to be placed.' },
      );
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

  #ask(source: string, among: Among): Promise<Identification> {
    return among === 'atlas'
      ? this.#tree.ask('identify', {})
      : this.#tree.ask('identifyAmongOthers', { source });
  }
}
