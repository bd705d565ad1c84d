/**
 * Where terms stand in the texts that were counted. Of those nothing is kept but which file holds which sources, so the
 * files of the sources that are asked for are read once more.
 */
import type { FileToCount, KeptText } from '../engine/messages';
import { uncutFiles, unreadableFiles } from '../engine/unreadable';
import { namesAfter, type Arranged } from '../model/arrangement';
import { merge, type Found } from '../model/passages';
import type { PassageQuery, Passages } from '../model/types';
import type { CountingPool, JobListener } from './counting-pool';
import { share } from './jobs';

const holdsText = ({ file }: KeptText): boolean => file.format !== 'profile';

export class PassageSearch {
  readonly #pool: CountingPool;
  #files: KeptText[] = [];
  #kept: KeptText[] = [];

  constructor(pool: CountingPool) {
    this.#pool = pool;
  }

  /** These files are in the session. */
  know(files: KeptText[]): void {
    this.#files = this.#files.concat(files);
  }

  /** These texts came with saved counts: they can be looked in, and are no files of their own. */
  keep(texts: KeptText[]): void {
    this.#kept = this.#kept.concat(texts);
  }

  /** All that can be looked in, by the names that sources go by; not what holds only sources that are left out. */
  withText(arranged: Arranged): KeptText[] {
    return [...this.#files.filter((known) => holdsText(known)), ...this.#kept]
      .map(({ file, own, sources }) => ({
        own,
        file: { ...file, namings: [...file.namings, arranged.names] },
        sources: namesAfter(arranged, sources),
      }))
      .filter(({ sources }) => sources.some((name) => !arranged.now.leftOut.has(name)));
  }

  /** The files that hold texts of a source. */
  filesOf(source: string, arranged: Arranged): FileToCount[] {
    return this.withText(arranged)
      .filter(({ sources }) => sources.includes(source))
      .map(({ file }) => file);
  }

  get known(): readonly KeptText[] {
    return this.#files;
  }

  clear(): void {
    this.#files = [];
    this.#kept = [];
  }

  /** Looks until all files are read, or `stop` says so; `show` is called as passages come in. */
  async find(
    query: PassageQuery,
    arranged: Arranged,
    stop: AbortSignal,
    show: (found: Found) => void,
  ): Promise<void> {
    const files = this.withText(arranged);
    const ofSource = (source: string): KeptText[] => files.filter(({ sources }) => sources.includes(source));
    const asked = new Set(query.sources.flatMap(ofSource));
    const jobs = share([...asked].map(({ file }) => file)).map((files) => ({ query, files }));
    const withoutText = query.sources.filter((source) => ofSource(source).length === 0);
    // By the place of the job: which passages are shown does not depend on which worker is the fastest.
    const parts: Passages[] = [];
    const unreadable: string[] = [];
    const uncut: string[] = [];
    const tell = (complete: boolean): void => {
      const passages = merge(Object.values(parts), query.most);
      show({ passages, withoutText, unreadable: [...unreadable], uncut: [...uncut], complete });
    };
    const listener: JobListener<'passages'> = {
      progress: () => undefined,
      done: ({ passages, outcomes }, job) => {
        parts[jobs.indexOf(job)] = passages;
        unreadable.push(...unreadableFiles(outcomes));
        uncut.push(...uncutFiles(outcomes));
        tell(false);
      },
      lost: (job) => void unreadable.push(...job.files.map(({ name }) => name)),
    };
    if ((await this.#pool.run('passages', jobs, listener, stop)) === 'finished') tell(true);
  }
}
