/** Why two sources are near: what they share and what holds them apart, and where that stands in their texts. */
import { explainedBy } from './model/evidence';
import { reasonOf } from './model/reason';
import { arrangedOf, type EvidenceState, type State } from './model/state';
import type { Store } from './model/store';
import type { Evidence } from './model/types';
import type { PassageSearch } from './pool/passages';
import type { TreeWorker } from './pool/tree-worker';
import { fetchReference } from './reference';

/** Terms of each list; passages of each term and source. */
const top = 20;
const mostPassages = 2;

export class Explaining {
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
  async open(a: string, b: string): Promise<void> {
    this.close();
    const run = this.#run.signal;
    this.#state.change({ evidence: { a, b, result: null, found: null, notice: null } });
    const change = (changes: Partial<EvidenceState>): void => {
      const { evidence } = this.#state.value;
      if (evidence && !run.aborted) this.#state.change({ evidence: { ...evidence, ...changes } });
    };
    try {
      const result = await this.#compare(a, b);
      if (run.aborted) return;
      if (result.errors.length > 0) {
        change({ notice: result.errors.map(({ message }) => message).join(' ') });
        return;
      }
      change({ result });
    } catch (error) {
      change({ notice: `The two could not be compared (${reasonOf(error)}). Go back and ask again.` });
      return;
    }
    await this.#findPassages(run, change);
  }

  async #findPassages(run: AbortSignal, change: (changes: Partial<EvidenceState>) => void): Promise<void> {
    const { evidence } = this.#state.value;
    if (!evidence?.result) return;
    const { a, b, result } = evidence;
    const terms = [...result.together, ...result.apart].map(({ term }) => term);
    const query = { terms, sources: [a, b], most: mostPassages };
    try {
      await this.#texts.find(query, arrangedOf(this.#state.value), run, (found) => change({ found }));
    } catch (error) {
      change({
        notice: `Their texts could not be looked through (${reasonOf(error)}). Go back and ask again.`,
      });
    }
  }

  close(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.#state.value.evidence) this.#state.change({ evidence: null });
  }

  async #compare(a: string, b: string): Promise<Evidence> {
    const { tree, options } = this.#state.value;
    const { terms, centre, distance: shown, force } = tree?.result.options ?? options;
    const distance = explainedBy(shown);
    const references = await Promise.all([
      fetchReference(distance),
      // How often people use a word: good to know, and not needed where it can't be fetched.
      fetchReference('slop-overlap').catch(() => null),
    ]);
    // All is asked at once: whatever else is asked meanwhile would have its answer in between.
    const asked = references.map((one) => one && this.#tree.loadReference(one.kind, one.text));
    const evidence = this.#tree.ask('compare', { options: { a, b, distance, terms, centre, top, force } });
    await Promise.all([...asked, evidence]);
    return evidence;
  }
}
