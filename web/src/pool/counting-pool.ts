/** Workers that count, one a core, and the queue of jobs before them. */
import type { CountProgress, CountResult, FileToCount, Part } from '../engine/messages';
import { EngineWorker, WorkerEnded } from './engine-worker';

export interface Job {
  part: Part;
  files: FileToCount[];
}

/** Hears what becomes of the jobs; `lost` where a worker died over one. */
export interface JobListener {
  progress(progress: CountProgress): void;
  done(result: CountResult): void;
  lost(job: Job, reason: string): void;
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
  async run(jobs: Job[], listener: JobListener, stop: AbortSignal): Promise<'finished' | 'stopped'> {
    this.warm();
    const queue = [...jobs];
    const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
    const lane = async (index: number): Promise<void> => {
      for (let job = queue.shift(); job && !stop.aborted; job = queue.shift()) {
        await this.#runOne(index, job, listener, stop);
      }
    };
    const lanes = Array.from({ length: Math.min(this.#size, jobs.length) }, (_, index) => lane(index));
    await Promise.race([Promise.all(lanes), stopped]);
    return stop.aborted ? 'stopped' : 'finished';
  }

  /** Ends every worker at once: the only way to stop one in the middle of its work. */
  end(): void {
    for (const worker of this.#workers) worker.end('the counting was cancelled');
    this.#workers = [];
  }

  async #runOne(index: number, job: Job, listener: JobListener, stop: AbortSignal): Promise<void> {
    const worker = this.#living(index);
    try {
      const result = await worker.ask('count', job, (progress) => listener.progress(progress));
      if (!stop.aborted) listener.done(result);
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
