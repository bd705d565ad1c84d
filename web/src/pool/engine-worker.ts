/** One worker with one engine, asked by promises. However it ends, every promise settles. */
import type { CallName, Calls, CountProgress, Reply } from '../engine/messages';
import { dictionaries } from './dictionaries';
import { engineModule } from './machine';
import { startWorker } from './start-worker';

/** The worker is gone: it crashed, ran out of memory, or was ended. */
export class WorkerEnded extends Error {}

interface Pending {
  resolve(output: unknown): void;
  reject(reason: WorkerEnded): void;
  progress: ((progress: CountProgress) => void) | undefined;
}

let started = 0;

export class EngineWorker {
  readonly #worker = startWorker();
  readonly #pending = new Map<number, Pending>();
  readonly #lock = `kinprint-worker-${Date.now()}-${Math.random()}-${++started}`;
  readonly #watch = new AbortController();
  readonly #ready: Promise<unknown>;
  #ended: WorkerEnded | null = null;
  #asked = 0;

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<Reply>) => this.#hear(event.data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end(event.message || 'it crashed');
    });
    this.#worker.addEventListener('messageerror', () => this.end('its answer was damaged'));
    this.#ready = this.#start();
    // Whoever asks hears of a failed start; nobody may have asked yet.
    this.#ready.catch(() => undefined);
  }

  async ask<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    progress?: (progress: CountProgress) => void,
  ): Promise<Calls[K]['out']> {
    await this.#ready;
    return this.#send(call, input, progress);
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** Ends the worker at once; what is still asked of it fails. */
  end(reason = 'it was ended'): void {
    if (this.#ended) return;
    this.#ended = new WorkerEnded(reason);
    this.#watch.abort();
    this.#worker.terminate();
    for (const pending of this.#pending.values()) pending.reject(this.#ended);
    this.#pending.clear();
  }

  async #start(): Promise<void> {
    try {
      const module = await engineModule();
      await this.#send('start', { module, lock: this.#lock });
      const words = dictionaries();
      if (words) await this.#send('dictionaries', { package: words });
      this.#watchForDeath();
    } catch (error) {
      this.end(error instanceof Error ? error.message : 'it could not start');
      throw this.#ended ?? error;
    }
  }

  #send<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    progress?: (progress: CountProgress) => void,
  ): Promise<Calls[K]['out']> {
    return new Promise((resolve, reject: (reason: WorkerEnded) => void) => {
      if (this.#ended) return reject(this.#ended);
      const id = ++this.#asked;
      this.#pending.set(id, { resolve: (output) => resolve(output as Calls[K]['out']), reject, progress });
      this.#worker.postMessage({ id, call, input });
    });
  }

  #hear(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.kind === 'progress') return pending.progress?.(reply.progress);
    // An engine that threw may be left half-changed: it is not asked again.
    if (reply.kind === 'failed') return this.end(reply.reason);
    this.#pending.delete(reply.id);
    pending.resolve(reply.output);
  }

  /**
   * A worker can end without a word (killed by the browser, out of memory). It holds a lock for as long as it lives,
   * so being given that lock means that it is gone. Without locks (plain http) only errors are seen.
   */
  #watchForDeath(): void {
    if (!('locks' in navigator)) return;
    navigator.locks
      .request(this.#lock, { signal: this.#watch.signal }, () => this.end('it ended without a word'))
      .catch(() => undefined);
  }
}
