/**
 * The one worker that holds the session. The counts that were kept are the truth, and stay with the page; the
 * worker's session is made from them, and can be made again at any time: after a cancel, or when the worker died.
 * Counts of content words are three quarters of all, so they are handed over only when they are asked for.
 */
import type { CallName, Calls, Counts, ReferenceKind } from '../engine/messages';
import type { SourceCount } from '../model/types';
import { EngineWorker, WorkerEnded } from './engine-worker';

type SessionCall = Exclude<CallName, 'start' | 'count'>;

export class TreeWorker {
  #worker: EngineWorker | null = null;
  #kept: Counts[] = [];
  #fresh: Counts[] = [];
  readonly #references = new Map<ReferenceKind, string>();
  /** Of how many of the kept counts the session has those of content words, too. */
  #withContent = 0;

  /** Adds counts to the session. They stay only if `keep` follows before `forget`. */
  async add(counts: Counts): Promise<SourceCount[]> {
    const { sources } = await this.ask('addTerms', { counts: counts.terms });
    this.#fresh.push(counts);
    return sources;
  }

  /** Keeps what was added since the last `keep` or `forget`. */
  keep(): void {
    this.#kept.push(...this.#fresh);
    this.#fresh = [];
  }

  /** Takes back what was added since the last `keep`, and stops what is being asked. */
  forget(): void {
    this.#fresh = [];
    this.#worker?.end();
    this.#worker = null;
  }

  clear(): void {
    this.#kept = [];
    this.#withContent = 0;
    this.forget();
  }

  /** Sees to it that the session has the kept counts of content words. */
  async loadContent(): Promise<void> {
    for (const { content } of this.#kept.slice(this.#withContent)) {
      await this.#living().ask('addContent', { counts: content });
      ++this.#withContent;
    }
  }

  /** Sees to it that the session knows the table of this kind. */
  async loadReference(kind: ReferenceKind, load: () => Promise<string>): Promise<void> {
    if (this.#references.has(kind)) return;
    const text = await load();
    await this.ask('reference', { kind, text });
    this.#references.set(kind, text);
  }

  /** Asks the session. Where its worker dies over the question, a new one is asked once more. */
  async ask<K extends SessionCall>(call: K, input: Calls[K]['in']): Promise<Calls[K]['out']> {
    const worker = this.#living();
    try {
      return await worker.ask(call, input);
    } catch (error) {
      const wasForgotten = this.#worker === null;
      if (!(error instanceof WorkerEnded) || wasForgotten) throw error;
      return this.#living().ask(call, input);
    }
  }

  /** Starts the worker ahead of the first question. */
  warm(): void {
    this.#living();
  }

  #living(): EngineWorker {
    if (this.#worker && !this.#worker.ended) return this.#worker;
    const worker = new EngineWorker();
    this.#worker = worker;
    // Requests are answered in order, so these come before whatever is asked next. Should one fail, so does that.
    const replay = (answer: Promise<unknown>): void => void answer.catch(() => undefined);
    for (const [kind, text] of this.#references) replay(worker.ask('reference', { kind, text }));
    for (const { terms } of [...this.#kept, ...this.#fresh])
      replay(worker.ask('addTerms', { counts: terms }));
    for (const { content } of this.#kept.slice(0, this.#withContent)) {
      replay(worker.ask('addContent', { counts: content }));
    }
    return worker;
  }
}
