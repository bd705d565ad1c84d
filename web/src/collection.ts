/** The files that are in the session: counting them, and what is known of each. */
import { Copies, readingOfCopy, type Sorted } from './copies';
import type { FileToCount, KeptText } from './engine/messages';
import { whyNoDictionaries } from './foresight';
import { namesAfter, whereTo, type Arranged } from './model/arrangement';
import { list } from './model/format';
import { Outcomes, type Choices } from './model/outcomes';
import { problem, type Problem } from './model/problem';
import type { Settled, State } from './model/state';
import type { Store } from './model/store';
import { Tally } from './model/tally';
import type { Planned } from './plan';
import type { ContentWords } from './pool/content-words';
import type { CountingPool, JobListener } from './pool/counting-pool';
import { share } from './pool/jobs';
import type { PassageSearch } from './pool/passages';
import { nothingBefore, Surveying } from './pool/surveying';
import type { TreeWorker } from './pool/tree-worker';
import { SharedTexts } from './shared-texts';

/** Whoever does something with the files. */
interface Hands {
  pool: CountingPool;
  tree: TreeWorker;
  content: ContentWords;
  texts: PassageSearch;
}

/** So many names stand in one message. */
const mostNames = 3;

export class Collection {
  readonly #state: Store<State>;
  readonly #hands: Hands;
  /** What tells the files that are in the session from others. */
  #counted = new Set<string>();
  /** All that was planned, drop by drop. */
  #planned: Planned[] = [];
  readonly #copies: Copies;
  readonly #sharedTexts: SharedTexts;
  readonly #surveying: Surveying;
  #before = nothingBefore;
  /** Is what is counted now to stand in place of all that was? */
  #isAnew = false;

  constructor(state: Store<State>, hands: Hands) {
    this.#state = state;
    this.#hands = hands;
    this.#copies = new Copies(hands.pool, hands.tree);
    this.#sharedTexts = new SharedTexts(hands.tree);
    this.#surveying = new Surveying(hands.pool, hands.tree);
  }

  get counted(): ReadonlySet<string> {
    return this.#counted;
  }

  /**
   * Counts files and adds them to the session; gives the choices that saved counts among them were kept with, or null
   * where `run` ended before. `before`: what there is already.
   */
  async count(
    planned: Planned,
    run: AbortSignal,
    before: Pick<Settled, 'problems' | 'readings'>,
  ): Promise<Choices[] | null> {
    const { files, problems } = planned;
    const { pool, tree } = this.#hands;
    const tally = new Tally(files);
    const outcomes = new Outcomes();
    const adding: Promise<void>[] = [];
    let repeatsNamed: Problem[] = [];
    const show = (): void => {
      const known = [...before.problems, ...problems, ...tally.problems, ...repeatsNamed];
      this.#state.change({ busy: { stage: 'counting', tally }, problems: known });
    };
    show();
    const listener: JobListener<'count'> = {
      progress: (progress) => {
        tally.progress(progress);
        this.#state.change({});
      },
      done: (result) => {
        tally.done(result);
        outcomes.add(result);
        const added = this.#add(result.counts, run);
        // Where nobody waits for it any more, its failing is no news.
        added.catch(() => undefined);
        adding.push(added);
        show();
      },
      lost: (job, reason) => {
        tally.lost(job.files, reason);
        show();
      },
    };
    let common: Blob | null = null;
    const count = async (some: readonly FileToCount[]): Promise<void> => {
      const jobs = share(some.filter((file) => !outcomes.has(file))).map((files) => ({
        part: 'terms' as const,
        files,
        common,
      }));
      await pool.run('count', jobs, listener, run);
    };
    const stopped = (): boolean => run.aborted;
    const isAnew = this.#isAnew;
    const sorted = await this.#sort(files, run);
    const surveyed = await this.#surveying.common(
      'terms',
      files,
      isAnew ? nothingBefore : this.#before,
      run,
      (tally) => {
        this.#state.change({ busy: { stage: 'surveying', tally } });
      },
    );
    if (stopped()) return null;
    common = surveyed.common;
    const unread = { outcomes: surveyed.unread };
    tally.done(unread);
    outcomes.add(unread);
    show();
    await count(sorted.first);
    if (stopped()) return null;
    const leftOut = this.#copies.leftOut(sorted, outcomes);
    tally.leaveOut(leftOut.map(({ file }) => file));
    await count(sorted.copies.filter((copy) => !leftOut.includes(copy)).map(({ file }) => file));
    await Promise.all(adding);
    repeatsNamed = [
      ...(await this.#copies.name(leftOut)),
      ...(await this.#sharedTexts.name(files, outcomes, isAnew)),
    ];
    if (stopped()) return null;
    show();
    if (isAnew) this.forget();
    tree.keep();
    this.#planned.push(planned);
    this.#before = { files: [...this.#before.files, ...files], common: common ?? this.#before.common };
    const out = new Set(leftOut.map(({ file }) => file));
    this.#copies.know(
      files.filter((file) => !out.has(file)),
      outcomes,
    );
    this.#sharedTexts.know(files, outcomes);
    const readings = [...outcomes.readings(files), ...leftOut.map(readingOfCopy)];
    this.#state.change({ readings: [...before.readings, ...readings] });
    await this.#know(outcomes, planned);
    if (!isAnew) this.#tellOfArranged(outcomes, files);
    if (tally.problems.some(({ lacksDictionaries }) => lacksDictionaries)) {
      this.#state.change({ lack: await whyNoDictionaries() });
    }
    return outcomes.choices;
  }

  /** What texts came from, as people asked to have it read, with the sources by the names that they go by. */
  known(arranged: Arranged): KeptText[] {
    const planned = this.#planned.flatMap(({ files }) => files);
    return this.#hands.texts.known.map(({ file, own, sources }) => ({
      own,
      file: planned.find(({ name, blob }) => name === file.name && blob === file.blob) ?? file,
      sources: namesAfter(arranged, sources),
    }));
  }

  /** What tells the texts of the session from others. */
  textHashes(arranged: Arranged): string {
    return this.#sharedTexts.hashes(arranged);
  }

  /** All files, changed, to be counted in place of what was counted of them before. */
  beginAnew(change: (file: FileToCount) => FileToCount): Planned {
    const all: Planned = { files: [], ids: new Map(), problems: [] };
    for (const { files, ids, problems } of this.#planned) {
      for (const file of files) {
        const key = all.files.length;
        all.files.push({ ...change(file), key });
        all.ids.set(key, ids.get(file.key) ?? '');
      }
      all.problems = all.problems.concat(problems);
    }
    this.#isAnew = true;
    this.#hands.tree.beginAnew();
    return all;
  }

  forget(): void {
    this.#copies.forget();
    this.#sharedTexts.forget();
    this.#isAnew = false;
    this.#planned = [];
    this.#before = nothingBefore;
    this.#counted = new Set();
    this.#hands.content.clear();
    this.#hands.texts.clear();
  }

  /** Goes on with what there was before the last `beginAnew`. */
  goBack(): void {
    this.#isAnew = false;
  }

  /** All are to be counted where people want to keep repeats. */
  async #sort(files: readonly FileToCount[], run: AbortSignal): Promise<Sorted> {
    return this.#state.value.reading.keepsRepeats
      ? { first: [...files], copies: [] }
      : this.#copies.sort(files, this.#isAnew, run);
  }

  async #add(counts: Blob, run: AbortSignal): Promise<void> {
    const sources = await this.#hands.tree.add(counts);
    if (!run.aborted) this.#state.change({ sources });
  }

  /** Takes up what is in the session by now. */
  async #know(outcomes: Outcomes, { files, ids }: Planned): Promise<void> {
    const { content, texts, tree } = this.#hands;
    const good = outcomes.withText(files);
    for (const { file } of good) this.#counted.add(ids.get(file.key) ?? '');
    content.lack(good.map(({ file }) => file));
    const before = texts.known.length;
    texts.know(good);
    await this.#tellOfShared(before);
    for (const session of outcomes.sessions(files)) {
      const { files, refused } = await tree.ask('findTexts', { session });
      texts.keep(files);
      if (refused) this.#tell(session.name, `Its counts were read, but not its texts: ${refused}.`);
    }
  }

  /** Says what was put together since the first `known` files were. */
  async #tellOfShared(known: number): Promise<void> {
    const { texts, tree } = this.#hands;
    const files = texts.known.map(({ file: { name, format }, own, sources }) => ({
      file: name,
      own,
      format,
      sources,
    }));
    const { errors } = await tree.ask('shared', { files, known });
    const shared = errors.map((error) => problem(error));
    this.#state.change({ problems: [...this.#state.value.problems, ...shared] });
  }

  /** Says where sources went whose names were changed, or which are left out. */
  #tellOfArranged(outcomes: Outcomes, files: readonly FileToCount[]): void {
    const { now } = this.#state.value.arrangement;
    const concerned = outcomes.withText(files).filter(({ sources }) => whereTo(now, sources) !== '');
    if (concerned.length === 0) return;
    const names = concerned.map(({ file }) => file.name);
    const where = whereTo(
      now,
      concerned.flatMap(({ sources }) => sources),
    );
    this.#tell(list(names, mostNames), where);
  }

  /** A word about a file that was counted all the same. */
  #tell(file: string, message: string): void {
    const told = { file, message, isError: false };
    this.#state.change({ problems: [...this.#state.value.problems, told] });
  }
}
