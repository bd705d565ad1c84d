/**
 * Looks through files before they are counted, where they are so large that not all of their terms fit into memory: so
 * it is known which are common, and only these are counted (core/include/kinprint/survey.hpp).
 */
import type { FileOutcome, FileToCount, Part } from '../engine/messages';
import { isUnreadable } from '../engine/unreadable';
import { fileBytes, Tally } from '../model/tally';
import { loadReference } from '../reference';
import { workerCount, type CountingPool, type JobListener } from './counting-pool';
import { shareAmong } from './jobs';
import type { TreeWorker } from './tree-worker';

/** What was counted before. */
export interface Before {
  files: readonly FileToCount[];
  /** The terms that were common then; null where all were counted. */
  common: Blob | null;
}

/** What a look through files found. */
export interface Surveyed {
  /** The terms that are to be counted; null where all are, or the look was stopped. */
  common: Blob | null;
  /** Of those that could not be read, which need not be tried again. */
  unread: FileOutcome[];
}

export const nothingBefore: Before = { files: [], common: null };

export class Surveying {
  readonly #pool: CountingPool;
  readonly #tree: TreeWorker;

  constructor(pool: CountingPool, tree: TreeWorker) {
    this.#pool = pool;
    this.#tree = tree;
  }

  /**
   * Looks through `files`, where they are so large; ends early when `stop` says so. `show` is called as it goes on. Where
   * a worker dies over files, each of them is looked through once more; of those that it dies over again, as of what is
   * wrong within texts, is told when they are counted.
   */
  async common(
    part: Part,
    files: readonly FileToCount[],
    before: Before,
    stop: AbortSignal,
    show: (tally: Tally) => void,
  ): Promise<Surveyed> {
    if (!(await this.#isNeeded([...before.files, ...files]))) return { common: null, unread: [] };
    await loadReference(this.#tree, 'snr');
    const keyed = files.map((file, key) => ({ ...file, key }));
    const tally = new Tally(keyed);
    const surveys: Blob[] = [];
    const unread: FileOutcome[] = [];
    let lost: FileToCount[] = [];
    const listener: JobListener<'survey'> = {
      progress: (progress) => {
        tally.progress(progress);
        show(tally);
      },
      done: ({ survey, outcomes }) => {
        surveys.push(survey);
        const those = outcomes.filter(isUnreadable);
        unread.push(...those.map((outcome) => ({ ...outcome, key: files[outcome.key]?.key ?? outcome.key })));
      },
      lost: ({ files }) => lost.push(...files),
    };
    const look = async (shares: FileToCount[][]): Promise<void> => {
      const jobs = shares.map((files) => ({ part, files }));
      lost = [];
      await this.#pool.run('survey', jobs, listener, stop);
    };
    show(tally);
    await look(shareAmong(keyed, workerCount()));
    await look(lost.map((file) => [file]));
    if (stop.aborted) return { common: null, unread };
    // What an engine once took it never gives back, and counting takes less. New ones start with that: while the memory
    // of the old ones is being given back, to start one holds the page up.
    this.#pool.end();
    const { common } = await this.#tree.ask('common', { part, surveys, before: before.common });
    return { common, unread };
  }

  async #isNeeded(files: readonly FileToCount[]): Promise<boolean> {
    const sizes = files.map((file) => ({ file: file.name, bytes: fileBytes(file) }));
    return (await this.#tree.ask('needsSurvey', { files: sizes })).needed;
  }
}
