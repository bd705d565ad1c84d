/** What people can do on the page, each a method; the outcome is in the state. */
import type { FileToCount } from './engine/messages';
import { Atlases } from './atlases';
import { Collection } from './collection';
import { Explaining } from './explaining';
import { fetchNeeded, tellKinds } from './foresight';
import { Identifying } from './identifying';
import type { Root } from './input/collect';
import { Listing } from './listing';
import { Measuring } from './measuring';
import { comparesAlike, compared, type Arrangement } from './model/arrangement';
import type { History } from './model/history';
import { canLeaveOut } from './model/little';
import { usable } from './model/names';
import type { Among } from './model/identification';
import type { Choices } from './model/outcomes';
import { arrangedOf, firstState, type Busy, type Settled, type State, type Tree } from './model/state';
import { reasonOf } from './model/reason';
import { arrangementOf, notKept, savedTable } from './model/saved-table';
import { Store } from './model/store';
import type { Encoding, Fields, Reading, SlopOrder, TreeOptions, Way } from './model/types';
import { OutOfReach } from './packs/names';
import { askedFor, forgetAsked, loadAlways, loadPack, needsNetwork } from './packs/packs';
import { painted } from './painted';
import { plan, type Planned } from './plan';
import { ContentWords } from './pool/content-words';
import { CountingPool } from './pool/counting-pool';
import { loadDictionaries } from './pool/dictionaries';
import { PassageSearch } from './pool/passages';
import { TreeWorker } from './pool/tree-worker';
import { loadReference } from './reference';
import { reportOn } from './reporting';
import { sampleRoots, textRoots, type SampleText } from './sample';
import { seal } from './seal';

/** What is to be added: people's own files, or what came with Kinprint. */
interface Coming {
  roots(): Promise<Root[]>;
  isOwn: boolean;
}

export class App {
  readonly state = new Store<State>(firstState);
  readonly #pool = new CountingPool();
  readonly #tree = new TreeWorker();
  readonly #content = new ContentWords(this.#pool, this.#tree);
  readonly #texts = new PassageSearch(this.#pool);
  readonly #explaining = new Explaining(this.state, this.#tree, this.#texts);
  readonly #listing = new Listing(this.state, this.#tree, this.#content, this.#texts);
  readonly #atlases = new Atlases(this.state, this.#tree);
  readonly #identifying = new Identifying(this.state, {
    tree: this.#tree,
    texts: this.#texts,
    atlases: this.#atlases,
  });
  readonly #measuring = new Measuring(this.state, this.#tree, this.#content);
  readonly #collection = new Collection(this.state, {
    pool: this.#pool,
    tree: this.#tree,
    content: this.#content,
    texts: this.#texts,
  });
  /** What is being done; what comes in after its end is not listened to. */
  #run = new AbortController();
  #settled: Settled = firstState;
  /** What was last saved of what people did to the sources. */
  #saved: Arrangement | null = null;
  /** What was dropped while something else was being done. */
  #waiting: Coming[] = [];

  /** Fetches all that every run needs, so that no run asks for anything, and starts the workers. */
  async prepare(): Promise<void> {
    try {
      if (needsNetwork) this.#warm();
      else this.#seal();
      await this.#fetchAlways();
      this.state.change({ isReady: true });
      await this.#fetchAtlas();
    } catch {
      // Whoever drops something asks once more, and is told.
      this.state.change({ lacksParts: true });
    }
  }

  /** Trees are made without it, and it is large: where it is asked for and not here, that is told of then. */
  async #fetchAtlas(): Promise<void> {
    await loadPack('atlas').catch(() => undefined);
    this.state.change({ fetchesMore: false });
  }

  async #fetchAlways(): Promise<void> {
    await loadAlways();
    // Most do without them: where they are needed and not here, that is told of then.
    if (askedFor() === 'dictionaries') await loadDictionaries().catch(() => undefined);
    forgetAsked();
  }

  /**
   * Counts what was dropped and adds it to the tree. Folders take time to list, so `coming` may still be on its way.
   * What comes while something is being counted waits for its turn.
   */
  add(coming: Root[] | Promise<Root[]>): Promise<void> {
    const roots = Promise.resolve(coming);
    // Should it fail before its turn, that is told of when its turn comes.
    roots.catch(() => undefined);
    return this.#add({ roots: () => roots, isOwn: true });
  }

  /** Adds the ready example. It is nobody's secret, so the page stays as open as it is. */
  showSample(): Promise<void> {
    return this.#add({ roots: sampleRoots, isOwn: false });
  }

  /** Adds a text to try Kinprint on, likewise. */
  tryText(name: SampleText): Promise<void> {
    return this.#add({ roots: () => textRoots(name), isOwn: false });
  }

  async #add(coming: Coming): Promise<void> {
    if (this.state.value.busy) {
      this.#waiting.push(coming);
      return;
    }
    const run = this.#begin('opening');
    try {
      await painted();
      run.throwIfAborted();
      const [dropped] = await Promise.all([coming.roots(), this.#fetchAlways()]);
      run.throwIfAborted();
      const roots = await tellKinds(dropped, this.#tree);
      run.throwIfAborted();
      if (coming.isOwn && !this.state.value.isSealed) {
        // Behind the seal nothing comes any more.
        await Promise.all([fetchNeeded(roots, this.#tree), this.#fetchAtlas()]);
        run.throwIfAborted();
        this.#seal();
      }
      const { rest, told } = await this.#atlases.takeUp(roots);
      const planned = await plan(rest, this.#tree, this.#collection.counted, this.state.value.reading);
      planned.problems.push(...told);
      run.throwIfAborted();
      await this.#count(planned, run);
    } catch (error) {
      if (!run.aborted) this.#revertFor(error);
    }
    this.#addNext();
  }

  /** From here on nothing can leave: of people's own files no more than heads is read before this. */
  #seal(): void {
    if (this.state.value.isSealed) return;
    seal();
    this.#pool.end();
    this.#tree.renew();
    this.#warm();
    this.state.change({ isSealed: true });
  }

  #warm(): void {
    this.#tree.warm();
    this.#pool.warm();
  }

  /** Stops at once, drops what waits, and goes back to what there was before. */
  cancel(): void {
    const { measuring } = this.state.value;
    this.#waiting = [];
    this.#revert(this.#settled.sources.length > 0 ? 'Cancelled: all is as it was before.' : null);
    const { tree } = this.state.value;
    if (tree && measuring) void this.#measureAnew(tree);
  }

  startOver(): void {
    this.#collection.forget();
    this.#atlases.useShipped();
    this.#settled = firstState;
    this.#tree.clear();
    this.state.change({ lack: null });
    this.cancel();
  }

  async setOptions(changes: Partial<TreeOptions>): Promise<void> {
    this.state.change({ options: { ...this.state.value.options, ...changes } });
    if (this.state.value.busy) return;
    await this.#compare(this.#begin('comparing'));
    this.#addNext();
  }

  /** Gives the sources that were counted other names, splits them, puts them together, leaves them out, or shows them otherwise. */
  async arrange(arrangement: History): Promise<void> {
    const { busy, arrangement: before } = this.state.value;
    if (arrangement === before || (busy && busy.stage !== 'comparing')) return;
    const changesTree = !comparesAlike(arrangement.now, before.now);
    const run = busy || !changesTree ? null : this.#begin('comparing');
    this.state.change({ arrangement });
    // What is being compared already is taken up by it.
    if (!run) return;
    await this.#compare(run);
    this.#addNext();
  }

  /** What a source would become, split by what is known of its texts. Not while files are counted. */
  async waysToSplit(name: string): Promise<Way[]> {
    const { busy, arrangement } = this.state.value;
    if (busy && busy.stage !== 'comparing') return [];
    await this.#tree.arrange(arrangement.now);
    const { ways } = await this.#tree.ask('partings', { name, as: usable(name) });
    return ways;
  }

  /** Did people do to the sources what no saved session has? */
  get hasUnsaved(): boolean {
    const { undo, now } = this.state.value.arrangement;
    return undo.length > 0 && now !== this.#saved;
  }

  /** The session, to be dropped again another time, with its texts or without; null where it could not be written. */
  async save(withTexts: boolean): Promise<Blob | null> {
    const run = this.#begin('saving');
    try {
      await this.#loadContent(run);
      run.throwIfAborted();
      this.state.change({ busy: { stage: 'saving', tally: null } });
      const { file: counts } = await this.#tree.ask('save', {
        table: savedTable(this.state.value.arrangement.now),
        textHashes: this.#collection.textHashes(arrangedOf(this.state.value)),
      });
      const files = this.#texts.withText(arrangedOf(this.state.value));
      const kept = withTexts ? await this.#tree.ask('keepTexts', { counts, files }) : { file: counts };
      if ('refused' in kept) throw new Error(kept.refused);
      if (run.aborted) return null;
      this.#saved = this.state.value.arrangement.now;
      this.state.change({ busy: null, notice: notKept(this.#saved) });
      this.#goOnMeasuring(run);
      this.#addNext();
      return kept.file;
    } catch (error) {
      if (!run.aborted) {
        this.state.change({ busy: null, notice: `The session could not be saved: ${reasonOf(error)}` });
        this.#goOnMeasuring(run);
      }
      return null;
    }
  }

  /** Says why two sources of the tree are near. While files are counted the session is not the tree's, so not then. */
  async explain(a: string, b: string): Promise<void> {
    const { tree, busy } = this.state.value;
    if (!tree || busy) return;
    this.closeAnswers();
    await this.#explaining.open(a, b);
  }

  /** Lists what a source of the tree over-uses. Not while files are counted, either. */
  async listSlop(source: string, by: SlopOrder): Promise<void> {
    const { tree, busy } = this.state.value;
    if (!tree || busy) return;
    this.closeAnswers();
    await this.#listing.open(source, by);
  }

  /** Asks whose style a source is. Not while files are counted, either. */
  async identify(source: string, among: Among = 'atlas'): Promise<void> {
    if (this.state.value.busy) return;
    this.closeAnswers();
    await this.#identifying.open(source, among);
  }

  /** Asks it once more, by the atlas that comes with the page: from then on that is used again. */
  async identifyByShipped(source: string): Promise<void> {
    this.#atlases.useShipped();
    await this.identify(source);
  }

  /** A report of that, as the engine writes it. `claim`: what somebody says of the source. */
  async report(source: string, claim: string): Promise<string> {
    const { arrangement, reading } = this.state.value;
    const known = this.#collection.known(arrangedOf(this.state.value));
    const atlas = await this.#atlases.current();
    return reportOn({ source, claim, known, atlas, arrangement: arrangement.now, reading }, this.#tree);
  }

  /** Closes what was asked about a source: evidence, what it over-uses, or whose style it is. */
  closeAnswers(): void {
    this.#explaining.close();
    this.#listing.close();
    this.#identifying.close();
  }

  /** Begins to do something, and ends what was being done before. */
  #begin(stage: Busy['stage']): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    // Only saving leaves the tree as it is.
    if (stage !== 'saving') this.closeAnswers();
    this.#settled = this.state.value;
    this.state.change({ busy: { stage, tally: null }, notice: null, helpsToReload: false });
    return this.#run.signal;
  }

  /** `helpsToReload`: a new page could do what this one can't. */
  #revert(notice: string | null, helpsToReload = false): void {
    this.#run.abort();
    this.closeAnswers();
    this.#pool.end();
    this.#tree.forget();
    this.#collection.goBack();
    const { sources, arrangement, parts, problems, readings, reading, tree } = this.#settled;
    this.state.change({
      sources,
      arrangement,
      parts,
      problems,
      readings,
      reading,
      tree,
      busy: null,
      notice,
      helpsToReload,
      measuring: false,
    });
    this.#warm();
    this.#tree.arrange(arrangement.now).catch(() => undefined);
  }

  /** Says why nothing was added, and what helps. */
  #revertFor(error: unknown): void {
    if (error instanceof OutOfReach) this.#revert(error.message, error.helpsToReload);
    else this.#revert(`Nothing was added: ${reasonOf(error)}.`);
  }

  #addNext(): void {
    const next = this.state.value.busy ? undefined : this.#waiting.shift();
    if (next) void this.#add(next);
  }

  /** Counts files and makes their tree. `isAnew`: these are all, in place of what was counted of them before. */
  async #count(planned: Planned, run: AbortSignal, isAnew = false): Promise<void> {
    const reference = loadReference(this.#tree, this.state.value.options.distance);
    reference.catch(() => undefined);
    const saved = await this.#collection.count(planned, run, isAnew ? firstState : this.#settled);
    await reference;
    if (run.aborted || !saved) return;
    this.#resume(saved);
    await this.#compare(run);
  }

  /** Counts something else of all texts. */
  async setReading(changes: Partial<Reading>): Promise<void> {
    const reading = { ...this.state.value.reading, ...changes };
    await this.#readAnew((file) => ({ ...file, ...reading }), reading);
  }

  /** Counts the records of these files by other fields. */
  async setFields(names: readonly string[], fields: Fields): Promise<void> {
    const named = new Set(names);
    const change = (file: FileToCount): FileToCount => (named.has(file.name) ? { ...file, fields } : file);
    await this.#readAnew(change, this.state.value.reading);
  }

  /** Reads files in another encoding. */
  async setEncoding(names: readonly string[], encoding: Encoding): Promise<void> {
    const named = new Set(names);
    const change = (file: FileToCount): FileToCount => (named.has(file.name) ? { ...file, encoding } : file);
    await this.#readAnew(change, this.state.value.reading);
  }

  async #readAnew(change: (file: FileToCount) => FileToCount, reading: Reading): Promise<void> {
    const run = this.#begin('counting');
    this.state.change({ reading });
    try {
      await this.#count(this.#collection.beginAnew(change), run, true);
    } catch (error) {
      if (!run.aborted) this.#revertFor(error);
    }
    this.#addNext();
  }

  /** Where a saved session is all that there is, its choices are taken up with it. */
  #resume([saved, ...others]: Choices[]): void {
    if (!saved || others.length > 0 || this.#settled.sources.length > 0) return;
    const { arrangement, sources } = this.state.value;
    this.state.change({ arrangement: { ...arrangement, now: arrangementOf(saved.table, sources) } });
    if (!saved.options) return;
    const { distance, linkage, terms, seed, centre, force } = saved.options;
    this.state.change({ options: { distance, linkage, terms, seed, centre, force } });
  }

  async #compare(run: AbortSignal): Promise<void> {
    if (this.state.value.sources.length === 0) {
      this.state.change({ busy: null });
      return;
    }
    // What was counted stays; how it is arranged is settled when there is a tree of it.
    const { arrangement, parts } = this.#settled;
    this.#settled = { ...this.state.value, arrangement, parts };
    this.state.change({ busy: { stage: 'comparing', tally: null }, notice: null });
    try {
      await this.#compareBy(this.state.value.options, run);
    } catch (error) {
      if (run.aborted) return;
      const notice = `The comparing failed (${reasonOf(error)}). What was counted is kept: choose a distance to try again.`;
      // The choices say what the tree is that stands.
      const { tree, options } = this.state.value;
      const shown = tree ? { ...tree.result.options, force: options.force } : options;
      this.state.change({ arrangement, parts, busy: null, notice, measuring: false, options: shown });
      this.#tree.arrange(arrangement.now).catch(() => undefined);
    }
  }

  /** Hands the session the content words, while people wait. */
  async #loadContent(run: AbortSignal): Promise<void> {
    await this.#content.load(run, (tally) => this.state.change({ busy: { stage: 'counting', tally } }));
  }

  async #compareBy(options: TreeOptions, run: AbortSignal): Promise<void> {
    await loadReference(this.#tree, options.distance);
    if (options.distance === 'slop-overlap') await this.#loadContent(run);
    run.throwIfAborted();
    this.state.change({ busy: { stage: 'comparing', tally: null } });
    const { arrangement } = this.state.value;
    const up = await this.#tree.arrange(arrangement.now);
    run.throwIfAborted();
    const { splits } = arrangement.now;
    this.state.change({ parts: up && splits.size > 0 ? { ...up, splits } : null });
    // A tree of guesses is better than none, where nothing better can be made.
    const force = options.force || !canLeaveOut(compared(arrangedOf(this.state.value)));
    const { result, json } = await this.#tree.ask('tree', { options: { ...options, force } });
    if (run.aborted) return;
    const asked = this.state.value;
    if (options !== asked.options || !comparesAlike(arrangement.now, asked.arrangement.now))
      return this.#compareBy(asked.options, run);
    const tree = result.merges.length > 0 ? { result, json, support: null } : null;
    const errors = [...(up?.errors ?? []), ...result.errors].filter(({ code }) => code !== 'too-few-words');
    const notice = errors.map(({ message }) => message).join(' ') || null;
    this.state.change({ tree, busy: null, notice });
    if (tree) void this.#measuring.run(tree, run);
    else this.#identifyLone();
  }

  /** Of one source there is no tree: what can be said of it is whose style it is. */
  #identifyLone(): void {
    const [only, ...others] = compared(arrangedOf(this.state.value));
    if (only && others.length === 0) void this.identify(only.name);
  }

  /** Measures the tree that is shown from the beginning: the session that knew of it is gone. */
  async #measureAnew(tree: Tree): Promise<void> {
    this.#run = new AbortController();
    const run = this.#run.signal;
    this.state.change({ measuring: true });
    try {
      await this.#tree.ask('tree', { options: tree.result.options });
      if (!run.aborted) await this.#measuring.run(tree, run);
    } catch {
      if (!run.aborted) this.state.change({ measuring: false });
    }
  }

  /** Takes up what another run interrupted, unless it was stopped. */
  #goOnMeasuring(run: AbortSignal): void {
    const { tree, measuring } = this.state.value;
    if (tree && measuring) void this.#measuring.run(tree, run);
  }

  /** Stops measuring support; what is known of it stays. */
  stopMeasuring(): void {
    this.state.change({ measuring: false, stopped: true });
  }

  /** Goes on where it was stopped. */
  goOnMeasuring(): void {
    const { tree, busy, stopped } = this.state.value;
    if (tree && !busy && stopped) void this.#measuring.run(tree, this.#run.signal);
  }
}
