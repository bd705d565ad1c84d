/** What a source over-uses: its slop lists, and where their words stand in its texts. */
import { reasonOf } from './model/reason';
import { arrangedOf, type SlopState, type State } from './model/state';
import type { Store } from './model/store';
import type { SlopOrder, SlopReport } from './model/types';
import type { ContentWords } from './pool/content-words';
import type { PassageSearch } from './pool/passages';
import type { TreeWorker } from './pool/tree-worker';
import { fetchReference } from './reference';

/** Terms of each list; passages of each word. */
const top = 40;
const mostPassages = 3;

export class Listing {
  readonly #state: Store<State>;
  readonly #tree: TreeWorker;
  readonly #content: ContentWords;
  readonly #texts: PassageSearch;
  /** What is being asked; an answer that comes after its end is not shown. */
  #run = new AbortController();

  constructor(state: Store<State>, tree: TreeWorker, content: ContentWords, texts: PassageSearch) {
    this.#state = state;
    this.#tree = tree;
    this.#content = content;
    this.#texts = texts;
  }

  /** Asks beside whatever else is asked of the session: support goes on being measured. */
  async open(source: string, by: SlopOrder): Promise<void> {
    this.close();
    const run = this.#run.signal;
    this.#state.change({ slop: { source, by, report: null, tally: null, found: null, notice: null } });
    const change = (changes: Partial<SlopState>): void => {
      const { slop } = this.#state.value;
      if (slop && !run.aborted) this.#state.change({ slop: { ...slop, ...changes } });
    };
    try {
      const report = await this.#ask(source, by, run, change);
      const why = report.errors.map(({ message }) => message).join(' ');
      change({ report, tally: null, notice: why || null });
      const terms = report.sources.flatMap(({ words }) => words.map(({ term }) => term));
      if (terms.length === 0 || run.aborted) return;
      const query = { terms, sources: [source], most: mostPassages };
      await this.#texts.find(query, arrangedOf(this.#state.value), run, (found) => change({ found }));
    } catch (error) {
      change({
        tally: null,
        notice: `The lists could not be made (${reasonOf(error)}). Go back and ask again.`,
      });
    }
  }

  close(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.#state.value.slop) this.#state.change({ slop: null });
  }

  async #ask(
    source: string,
    by: SlopOrder,
    run: AbortSignal,
    change: (changes: Partial<SlopState>) => void,
  ): Promise<SlopReport> {
    const reference = await fetchReference('slop-overlap');
    if (reference) await this.#tree.loadReference(reference.kind, reference.text);
    await this.#content.load(run, (tally) => change({ tally }));
    run.throwIfAborted();
    return this.#tree.ask('slop', { options: { source, top, by } });
  }
}
