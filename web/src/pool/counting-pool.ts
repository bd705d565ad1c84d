/** Workers that read files, one a core, and the queue of jobs before them. */
import type { Calls, CountProgress } from '../engine/messages';
import { EngineWorker, WorkerEnded } from './engine-worker';

/** What can be done with files: a job is one such call, with some of them. */
type FileCall = 'hash' | 'survey' | 'count' | 'passages';
type Job<K extends FileCall> = Calls[K]['in'];

/** Hears what becomes of the jobs; `lost` where a worker died over one. */
export interface JobListener<K extends FileCall> {
  progress(progress: CountProgress): void;
  done(result: Calls[K]['out'], job: Job<K>): void;
  lost(job: Job<K>, reason: string): void;
}

const mostWorkers = 8;

export function workerCount(): number {
  return Math.min(Math.max(navigator.hardwareConcurrency || 1, 1), mostWorkers);
}

export class CountingPool {
  readonly #size: number;
  #workers: EngineWorker[] = [];

  constructor(size = workerCount()) {
    this.#size = size;
  }

  /** Starts the workers ahead of the first job. */
  warm(): void {
    for (let index = 0; index < this.#size; ++index) this.#living(index);
  }

  /**
   * Runs every job; resolves when each has been reported to `listener`, or at once when `stop` says so. No job is begun
   * after that; those in the middle go on unheard, unless the pool is ended.
   */
  async run<K extends FileCall>(
    call: K,
    jobs: Job<K>[],
    listener: JobListener<K>,
    stop: AbortSignal,
  ): Promise<'finished' | 'stopped'> {
    this.warm();
    const queue = [...jobs];
    const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
    const lane = async (index: number): Promise<void> => {
      for (let job = queue.shift(); job && !stop.aborted; job = queue.shift()) {
        await this.#runOne(index, call, job, listener, stop);
      }
    };
    const lanes = Array.from({ length: Math.min(this.#size, jobs.length) }, (_, index) => lane(index));
    await Promise.race([Promise.all(lanes), stopped]);
    return stop.aborted ? 'stopped' : 'finished';
  }

  /** Ends every worker at once: the only way to stop one in the middle of its work, or to have its memory back. */
  end(): void {
    for (const worker of this.#workers) worker.end('the counting was cancelled');
    this.#workers = [];
  }

  async #runOne<K extends FileCall>(
    index: number,
    call: K,
    job: Job<K>,
    listener: JobListener<K>,
    stop: AbortSignal,
  ): Promise<void> {
    const worker = this.#living(index);
    try {
      const result = await worker.ask(call, job, (progress) => listener.progress(progress));
      if (!stop.aborted) listener.done(result, job);
    } catch (error) {
      if (stop.aborted) return;
      if (!(error instanceof WorkerEnded)) throw error;
      this.#living(index);
      listener.lost(job, error.message);
    }
  }

  /** The worker at `index`, replaced where it has ended. */
  #living(index: number): EngineWorker {
    const worker = this.#workers[index];
    if (worker && !worker.ended) return worker;
    return (this.#workers[index] = new EngineWorker());
  }
}
