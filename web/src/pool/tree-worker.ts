/**
 * The one worker that holds the session. The counts that were kept are the truth, and stay with the page; the
 * worker's session is made from them, and can be made again at any time: after a cancel, or when the worker died.
 * Counts of content words come later, when they are asked for, and of all files at once.
 */
import type { CallName, Calls, ReferenceKind } from '../engine/messages';
import { comparesAlike, forEngine, unarranged, type Arrangement } from '../model/arrangement';
import type { SourceCount, SplitUp } from '../model/types';
import { EngineWorker, WorkerEnded } from './engine-worker';

type SessionCall = Exclude<CallName, 'start' | 'dictionaries' | 'hash' | 'survey' | 'count' | 'passages'>;

export class TreeWorker {
  #worker: EngineWorker | null = null;
  /** Goes up whenever what is being asked is forgotten. */
  #epoch = 0;
  #kept: Blob[] = [];
  #fresh: Blob[] = [];
  #content: Blob[] = [];
  #before: { kept: Blob[]; content: Blob[] } | null = null;
  #arrangement = unarranged;
  readonly #references = new Map<ReferenceKind, string>();

  /** Adds counts to the session. They stay only if `keep` follows before `forget`. */
  async add(counts: Blob): Promise<SourceCount[]> {
    const { sources } = await this.ask('addTerms', { counts });
    this.#fresh.push(counts);
    return sources;
  }

  /** Begins with an empty session; `forget` goes back to what there was, `keep` does not. */
  beginAnew(): void {
    this.#before = { kept: this.#kept, content: this.#content };
    this.#kept = [];
    this.#content = [];
    this.renew();
  }

  /** Keeps what was added since the last `keep` or `forget`. */
  keep(): void {
    this.#before = null;
    this.#kept.push(...this.#fresh);
    this.#fresh = [];
  }

  /** Takes back what was added since the last `keep`, and stops what is being asked. */
  forget(): void {
    this.#fresh = [];
    this.#kept = this.#before?.kept ?? this.#kept;
    this.#content = this.#before?.content ?? this.#content;
    this.#before = null;
    ++this.#epoch;
    this.#worker?.end();
    this.#worker = null;
  }

  /** Goes on with a new worker, which is made to know all that the old one knew. */
  renew(): void {
    this.#worker?.end();
  }

  clear(): void {
    this.#before = null;
    this.#kept = [];
    this.#content = [];
    this.forget();
  }

  /** Adds counts of content words, and keeps them: all of them or, where that fails, none. */
  async addContent(content: Blob[]): Promise<void> {
    const known = this.#content.length;
    try {
      for (const counts of content) {
        await this.ask('addContent', { counts });
        this.#content.push(counts);
      }
    } catch (error) {
      this.#content = this.#content.slice(0, known);
      this.#worker?.end();
      throw error;
    }
  }

  /**
   * Sees to it that the session is arranged so before it is asked anything that comes after. What splits come to is
   * asked each time: there may be more to split by now.
   */
  async arrange(arrangement: Arrangement): Promise<SplitUp | null> {
    const isKnown = comparesAlike(arrangement, this.#arrangement) && arrangement.splits.size === 0;
    this.#arrangement = arrangement;
    return isKnown ? null : this.ask('arrange', { arrangement: forEngine(arrangement) });
  }

  /**
   * Sees to it that the session knows this table of its kind before it is asked anything that comes after. One that can't
   * be read changes nothing.
   */
  async loadReference(kind: ReferenceKind, text: string): Promise<void> {
    const before = this.#references.get(kind);
    if (before === text) return;
    this.#references.set(kind, text);
    try {
      await this.ask('reference', { kind, text });
    } catch (error) {
      if (before === undefined) this.#references.delete(kind);
      else this.#references.set(kind, before);
      throw error;
    }
  }

  /** Asks the session. Where its worker dies over the question, a new one is asked once more. */
  async ask<K extends SessionCall>(call: K, input: Calls[K]['in']): Promise<Calls[K]['out']> {
    const epoch = this.#epoch;
    try {
      return await this.#living().ask(call, input);
    } catch (error) {
      if (!(error instanceof WorkerEnded) || epoch !== this.#epoch) throw error;
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
    for (const counts of [...this.#kept, ...this.#fresh]) replay(worker.ask('addTerms', { counts }));
    for (const counts of this.#content) replay(worker.ask('addContent', { counts }));
    replay(worker.ask('arrange', { arrangement: forEngine(this.#arrangement) }));
    return worker;
  }
}
