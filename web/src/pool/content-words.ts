/**
 * The content words of the files in the session, counted apart from all else: they are three quarters of all terms, and
 * most trees do without them, so nobody waits for them who need not.
 */
import type { FileToCount } from '../engine/messages';
import { unreadableFiles } from '../engine/unreadable';
import { fileBytes, Tally } from '../model/tally';
import type { CountingPool, JobListener } from './counting-pool';
import { share } from './jobs';
import { nothingBefore, Surveying } from './surveying';
import type { TreeWorker } from './tree-worker';

const gone = (file: string): string =>
  `“${file}” has to be read once more for this, and was moved or changed; start over with the files as they are now`;

export class ContentWords {
  readonly #pool: CountingPool;
  readonly #tree: TreeWorker;
  readonly #surveying: Surveying;
  /** The files that are still to be read for them, and those that were. */
  #missing: FileToCount[] = [];
  #before = nothingBefore;
  /** The last to ask for them: whoever comes next waits, since what it asks for may be there then. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(pool: CountingPool, tree: TreeWorker) {
    this.#pool = pool;
    this.#tree = tree;
    this.#surveying = new Surveying(pool, tree);
  }

  /** These files' terms are in the session. */
  lack(files: FileToCount[]): void {
    this.#missing = this.#missing.concat(files);
  }

  clear(): void {
    this.#missing = [];
    this.#before = nothingBefore;
  }

  /** How much there is to read for them. */
  get bytes(): number {
    return this.#missing.reduce((sum, file) => sum + fileBytes(file), 0);
  }

  /**
   * Sees to it that the session has them; gives up when `stop` says so. Throws where a file can't be read once more, and
   * then nothing is added. `show` is called as the counting goes on.
   */
  load(stop: AbortSignal, show: (tally: Tally) => void): Promise<void> {
    const next = this.#last.then(() => this.#load(stop, show));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #load(stop: AbortSignal, show: (tally: Tally) => void): Promise<void> {
    if (stop.aborted || this.#missing.length === 0) return;
    const files = this.#missing.map((file, key) => ({ ...file, key }));
    const tally = new Tally(files);
    const content: Blob[] = [];
    const failures: string[] = [];
    const listener: JobListener<'count'> = {
      progress: (progress) => {
        tally.progress(progress);
        show(tally);
      },
      done: (result) => {
        tally.done(result);
        content.push(result.counts);
        failures.push(...unreadableFiles(result.outcomes).map(gone));
      },
      lost: (_, reason) => failures.push(reason),
    };
    const before = this.#before;
    const { common } = await this.#surveying.common('content', files, before, stop, show);
    show(tally);
    const jobs = share(files).map((files) => ({ part: 'content' as const, files, common }));
    if ((await this.#pool.run('count', jobs, listener, stop)) === 'stopped') return;
    if (failures[0]) throw new Error(failures[0]);
    await this.#tree.addContent(content);
    this.#missing = this.#missing.slice(files.length);
    this.#before = { files: [...before.files, ...files], common: common ?? before.common };
  }
}
