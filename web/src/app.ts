/** What people can do on the page, each a method; the outcome is in the state. */
import type { Counts } from './engine/messages';
import type { Root } from './input/collect';
import { allResamples, firstState, type Settled, type State, type Tree } from './model/state';
import { Store } from './model/store';
import { Tally } from './model/tally';
import type { Distance, TreeOptions } from './model/types';
import { plan, type Planned } from './plan';
import { CountingPool } from './pool/counting-pool';
import { makeJobs } from './pool/jobs';
import { TreeWorker } from './pool/tree-worker';

/** So many resamples are asked for at once: what people do next waits for no more. */
const resamplesAtATime = 5;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class App {
  readonly state = new Store<State>(firstState);
  readonly #pool = new CountingPool();
  readonly #tree = new TreeWorker();
  /** What tells the files that are in the session. */
  #counted = new Set<string>();
  /** Each run has a number; what comes in after its end is not listened to. */
  #run = 0;
  #settled: Settled = firstState;
  /** What was dropped while something else was being done. */
  #waiting: Promise<Root[]>[] = [];

  /** Starts the workers, so that the first drop need not wait for them. */
  warm(): void {
    this.#tree.warm();
    this.#pool.warm();
  }

  /**
   * Counts what was dropped and adds it to the tree. Folders take time to list, so `coming` may still be on its way.
   * What comes while something is being counted waits for its turn.
   */
  async add(coming: Root[] | Promise<Root[]>): Promise<void> {
    if (this.state.value.busy) {
      const next = Promise.resolve(coming);
      // Should it fail before its turn, that is told of when its turn comes.
      next.catch(() => undefined);
      this.#waiting.push(next);
      return;
    }
    const run = ++this.#run;
    this.#settled = this.state.value;
    this.state.change({ busy: { stage: 'opening', tally: null }, notice: null });
    try {
      // What has to come from the page's own host comes before the first byte of a file is read.
      const [roots] = await Promise.all([coming, this.#prepare(this.state.value.options.distance)]);
      const planned = run === this.#run ? await plan(roots, this.#tree, this.#counted) : null;
      if (planned && run === this.#run) await this.#count(planned, run);
    } catch (error) {
      if (run === this.#run) this.#revert(`Nothing was added, since reading failed: ${reasonOf(error)}`);
    }
    this.#addNext();
  }

  /** Stops at once, drops what waits, and goes back to what there was before. */
  cancel(notice: string | null = null): void {
    this.#waiting = [];
    this.#revert(notice);
  }

  startOver(): void {
    this.#counted = new Set();
    this.#settled = firstState;
    this.#tree.clear();
    this.cancel();
  }

  async setOptions(changes: Partial<TreeOptions>): Promise<void> {
    this.state.change({ options: { ...this.state.value.options, ...changes } });
    if (this.state.value.busy) return;
    await this.#compare(++this.#run);
    this.#addNext();
  }

  /** The session's counts, to be dropped again another time; null where they could not be written. */
  async save(): Promise<Blob | null> {
    const run = ++this.#run;
    this.#settled = this.state.value;
    this.state.change({ busy: { stage: 'saving', tally: null }, notice: null });
    try {
      await this.#tree.loadContent();
      const { file } = await this.#tree.ask('save', null);
      if (run !== this.#run) return null;
      this.state.change({ busy: null });
      this.#goOnMeasuring(run);
      this.#addNext();
      return file;
    } catch (error) {
      if (run === this.#run) {
        this.state.change({ busy: null, notice: `The counts could not be saved: ${reasonOf(error)}` });
        this.#goOnMeasuring(run);
      }
      return null;
    }
  }

  #revert(notice: string | null): void {
    ++this.#run;
    this.#pool.cancel();
    this.#tree.forget();
    const { sources, problems, tree } = this.#settled;
    this.state.change({ sources, problems, tree, busy: null, notice, measuring: false });
    this.warm();
  }

  #addNext(): void {
    const next = this.state.value.busy ? undefined : this.#waiting.shift();
    if (next) void this.add(next);
  }

  async #count({ files, ids, problems }: Planned, run: number): Promise<void> {
    const tally = new Tally(files);
    const known = [...this.#settled.problems, ...problems];
    const show = (): void =>
      this.state.change({ busy: { stage: 'counting', tally }, problems: [...known, ...tally.problems] });
    show();
    const counted: string[] = [];
    const adding: Promise<void>[] = [];
    const ended = await this.#pool.run(makeJobs(files), {
      progress: (progress) => {
        tally.progress(progress);
        this.state.change({});
      },
      done: (result) => {
        tally.done(result);
        for (const { key, report } of result.outcomes) if (report.texts > 0) counted.push(ids.get(key) ?? '');
        adding.push(this.#addCounts(result.counts, run));
        show();
      },
      lost: (job, reason) => {
        tally.lost(job.files, reason);
        show();
      },
    });
    if (ended === 'cancelled') return;
    await Promise.all(adding);
    if (run !== this.#run) return;
    this.#tree.keep();
    for (const id of counted) this.#counted.add(id);
    await this.#compare(run);
  }

  async #addCounts(counts: Counts, run: number): Promise<void> {
    const sources = await this.#tree.add(counts);
    if (run === this.#run) this.state.change({ sources });
  }

  async #compare(run: number): Promise<void> {
    if (this.state.value.sources.length === 0) {
      this.state.change({ busy: null });
      return;
    }
    this.#settled = this.state.value;
    this.state.change({ busy: { stage: 'comparing', tally: null }, notice: null });
    try {
      await this.#compareBy(this.state.value.options, run);
    } catch (error) {
      if (run !== this.#run) return;
      const notice = `The comparing failed (${reasonOf(error)}). What was counted is kept: choose a distance to try again.`;
      this.state.change({ busy: null, notice });
    }
  }

  /** Hands the session what only some distances need. */
  async #prepare(distance: Distance): Promise<void> {
    if (distance === 'slop-overlap') {
      await this.#tree.loadContent();
      await this.#tree.loadReference('baseline', loadBaseline);
    } else if (distance === 'snr' || distance === 'whitened') {
      await this.#tree.loadReference('weights', loadWeights);
    }
  }

  async #compareBy(options: TreeOptions, run: number): Promise<void> {
    await this.#prepare(options.distance);
    const { result, json } = await this.#tree.ask('tree', { options });
    if (run !== this.#run) return;
    if (options !== this.state.value.options) return this.#compareBy(this.state.value.options, run);
    const tree = result.merges.length > 0 ? { result, json, support: null } : null;
    const notice = result.errors.map(({ message }) => message).join(' ') || null;
    this.state.change({ tree, busy: null, notice });
    if (tree) void this.#measure(tree, run);
  }

  /** Resamples the tree that is shown, some at a time, until there is enough, it is stopped, or something else is done. */
  async #measure(tree: Tree, run: number): Promise<void> {
    this.state.change({ measuring: true });
    const goesOn = (): boolean => run === this.#run && this.state.value.measuring;
    try {
      for (let resamples = 0; goesOn() && resamples < allResamples; ) {
        const { support, json } = await this.#tree.ask('support', { times: resamplesAtATime });
        if (!goesOn()) return;
        this.state.change({ tree: { ...tree, support, json } });
        if (support.resamples <= resamples) break;
        resamples = support.resamples;
      }
    } catch {
      // The tree stands without its support; whatever ended the worker is told of where it was asked for.
    } finally {
      if (run === this.#run) this.state.change({ measuring: false });
    }
  }

  /** Takes up what another run interrupted, unless it was stopped. */
  #goOnMeasuring(run: number): void {
    const { tree, measuring } = this.state.value;
    if (tree && measuring) void this.#measure(tree, run);
  }

  /** Stops measuring support; what is known of it stays. */
  stopMeasuring(): void {
    this.state.change({ measuring: false });
  }
}

/** Which terms tell writers apart, learned from reference texts. */
async function loadWeights(): Promise<string> {
  return (await import('../../core/data/weights-en.json?raw')).default;
}

/** How often people use each English word: large, so asked for only when slop lists are. */
async function loadBaseline(): Promise<string> {
  return (await import('../../core/data/baseline-en.txt?raw')).default;
}
