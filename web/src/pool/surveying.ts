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

export class Surveying {
  readonly #pool: CountingPool;
  readonly #tree: TreeWorker;

  constructor(pool: CountingPool, tree: TreeWorker) {
    this.#pool = pool;
    this.#tree = tree;
  }

  /**
   * The terms of `files` that are to be counted; null where all are, or `stop` said so. Throws where a worker died over
   * it: what it had seen is then not known. `show` is called as it goes on.
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
    const lost: string[] = [];
    const listener: JobListener<'survey'> = {
      progress: (progress) => {
        tally.progress(progress);
        show(tally);
      },
      // What is wrong with a file is told when it is counted.
      done: ({ survey }) => surveys.push(survey),
      lost: (_, reason) => lost.push(reason),
    };
    show(tally);
    const jobs = shareAmong(keyed, workerCount()).map((files) => ({ part, files }));
    if ((await this.#pool.run('survey', jobs, listener, stop)) === 'stopped') return null;
    if (lost[0]) throw new Error(lost[0]);
    // What an engine once took it never gives back, and counting takes less.
    this.#pool.renew();
    return (await this.#tree.ask('common', { part, surveys, before: before.common })).common;
  }

  async #isNeeded(files: readonly FileToCount[]): Promise<boolean> {
    const sizes = files.map((file) => ({ file: file.name, bytes: fileBytes(file) }));
    return (await this.#tree.ask('needsSurvey', { files: sizes })).needed;
  }
}
