/** Measures how sure the tree is that is shown, behind whatever else people do. */
import { allResamples, type State, type Tree } from './model/state';
import type { Store } from './model/store';
import { painted } from './painted';
import type { ContentWords } from './pool/content-words';
import type { TreeWorker } from './pool/tree-worker';
import { loadReference } from './reference';

/** So many resamples are asked for at once: what people do next waits for no more. */
const resamplesAtATime = 5;

/** Up to so many bytes are read once more, unasked, for what only slop overlap needs: some ten seconds of work. */
const readTwiceUnasked = 200e6;

export class Measuring {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;
  readonly #content: ContentWords;

  constructor(state: Store<State>, tree: TreeWorker, content: ContentWords) {
    this.#state = state;
    this.#tree = tree;
    this.#content = content;
  }

  /** Resamples the tree that is shown, some at a time, until there is enough, it is stopped, or something else is done. */
  async run(tree: Tree, run: AbortSignal): Promise<void> {
    const state = this.#state;
    state.change({ measuring: true, stopped: false });
    const goesOn = (): boolean => !run.aborted && state.value.measuring;
    const more = async (times: number): Promise<number> => {
      const { support, json } = await this.#tree.ask('support', { times });
      if (goesOn()) state.change({ tree: { ...tree, support, json } });
      return support.resamples;
    };
    try {
      await painted();
      for (let resamples = -1; goesOn() && resamples < allResamples; ) {
        const before = resamples;
        resamples = await more(resamplesAtATime);
        if (resamples <= before) break;
      }
      if (goesOn() && (await this.#askSlopOverlap(run))) await more(0);
    } catch {
      // The tree stands without its support; whatever ended the worker is told of where it was asked for.
    } finally {
      if (!run.aborted) state.change({ measuring: false });
    }
  }

  /** Gives slop overlap what it needs to say whether it agrees, where that is little. */
  async #askSlopOverlap(run: AbortSignal): Promise<boolean> {
    if (this.#content.bytes > readTwiceUnasked) return false;
    await loadReference(this.#tree, 'slop-overlap');
    await this.#content.load(run, () => undefined);
    return !run.aborted;
  }
}
