/**
 * Looks through files before they are counted, where they are so large that not all of their terms fit into memory: so
 * it is known which are common, and only these are counted (core/include/kinprint/survey.hpp).
 */
import type { FileToCount, Part } from '../engine/messages';
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

export const nothingBefore: Before = { files: [], common: null };

export class Surveying {
  readonly #pool: CountingPool;
  readonly #tree: TreeWorker;

  constructor(pool: CountingPool, tree: TreeWorker) {
    this.#pool = pool;
    this.#tree = tree;
  }

  /**
   * The terms of `files` that are to be counted; null where all are, or `stop` said so. `show` is called as it goes on.
   * Where a worker dies over files, each of them is looked through once more; what is wrong with one is told when it is
   * counted.
   */
  async common(
    part: Part,
    files: readonly FileToCount[],
    before: Before,
    stop: AbortSignal,
    show: (tally: Tally) => void,
  ): Promise<Blob | null> {
    if (!(await this.#isNeeded([...before.files, ...files]))) return null;
    await loadReference(this.#tree, 'snr');
    const keyed = files.map((file, key) => ({ ...file, key }));
    const tally = new Tally(keyed);
    const surveys: Blob[] = [];
    let lost: FileToCount[] = [];
    const listener: JobListener<'survey'> = {
      progress: (progress) => {
        tally.progress(progress);
        show(tally);
      },
      done: ({ survey }) => surveys.push(survey),
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
    if (stop.aborted) return null;
    // What an engine once took it never gives back, and counting takes less. New ones start with that: while the memory
    // of the old ones is being given back, to start one holds the page up.
    this.#pool.end();
    return (await this.#tree.ask('common', { part, surveys, before: before.common })).common;
  }

  async #isNeeded(files: readonly FileToCount[]): Promise<boolean> {
    const sizes = files.map((file) => ({ file: file.name, bytes: fileBytes(file) }));
    return (await this.#tree.ask('needsSurvey', { files: sizes })).needed;
  }
}
