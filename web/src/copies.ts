/**
 * Files that hold what another one holds, byte by byte, and become the same source: they are found before the counting,
 * left out, and named. Where records say whose they are, that they do is known only when the other file was read.
 */
import type { FileToCount } from './engine/messages';
import type { Outcomes } from './model/outcomes';
import { problem, type Problem } from './model/problem';
import type { FileReading } from './model/state';
import { fileBytes } from './model/tally';
import type { CountingPool } from './pool/counting-pool';
import { share } from './pool/jobs';
import type { TreeWorker } from './pool/tree-worker';

/** A file that was counted. */
interface Known {
  file: FileToCount;
  namesSources: boolean;
}

interface FoundCopy {
  file: FileToCount;
  of: FileToCount;
  isSure: boolean;
}

/** What of some files is to be counted at once, and which may be copies. */
export interface Sorted {
  first: FileToCount[];
  copies: FoundCopy[];
}

export class Copies {
  readonly #pool: CountingPool;
  readonly #tree: TreeWorker;
  #known: Known[] = [];

  constructor(pool: CountingPool, tree: TreeWorker) {
    this.#pool = pool;
    this.#tree = tree;
  }

  /** These files are in the session. */
  know(files: readonly FileToCount[], outcomes: Outcomes): void {
    const known = files.map((file) => ({ file, namesSources: outcomes.namesSources(file) }));
    this.#known = this.#known.concat(known);
  }

  forget(): void {
    this.#known = [];
  }

  /** Looks for copies among `files`, and of those in the session unless they are counted anew. */
  async sort(files: readonly FileToCount[], isAnew: boolean, stop: AbortSignal): Promise<Sorted> {
    const before = isAnew ? [] : this.#known.map(({ file }) => file);
    const all = [...before, ...files];
    const hashes = await this.#hash(all, new Set(files), stop);
    if (hashes.size === 0) return { first: [...files], copies: [] };
    const hashed = all.map((file) => ({ source: file.source, hash: hashes.get(file) ?? '' }));
    const { copies } = await this.#tree.ask('copies', { files: hashed });
    const found = files.flatMap((file, at) => {
      const copy = copies[before.length + at];
      const of = copy ? all[copy.of] : undefined;
      return copy && of ? [{ file, of, isSure: copy.isSure }] : [];
    });
    const among = new Set(found.map(({ file }) => file));
    return { first: files.filter((file) => !among.has(file)), copies: found };
  }

  /** Once the first are counted: which copies are left out. */
  leftOut({ copies }: Sorted, outcomes: Outcomes): FoundCopy[] {
    const known = new Map(this.#known.map(({ file, namesSources }) => [file, namesSources]));
    return copies.filter(({ of, isSure }) => isSure || (known.get(of) ?? outcomes.namesSources(of)));
  }

  /** Says which were left out. */
  async name(copies: readonly FoundCopy[]): Promise<Problem[]> {
    if (copies.length === 0) return [];
    const names = copies.map(({ file, of }) => ({ file: file.name, of: of.name }));
    const { errors } = await this.#tree.ask('nameCopies', { copies: names });
    return errors.map((error) => problem(error));
  }

  /** The hashes of those that have the size of another; where all of that size are known, none is a copy. */
  async #hash(
    all: readonly FileToCount[],
    fresh: ReadonlySet<FileToCount>,
    stop: AbortSignal,
  ): Promise<Map<FileToCount, string>> {
    const ofSize = new Map<number, FileToCount[]>();
    for (const file of all) {
      const bytes = fileBytes(file);
      const others = ofSize.get(bytes);
      if (others) others.push(file);
      else ofSize.set(bytes, [file]);
    }
    const asked = [...ofSize].flatMap(([bytes, files]) =>
      bytes > 0 && files.length > 1 && files.some((file) => fresh.has(file)) ? files : [],
    );
    const hashes = new Map<FileToCount, string>();
    await this.#pool.run(
      'hash',
      share(asked).map((files) => ({ files })),
      {
        progress: () => undefined,
        done: (result, { files }) => files.forEach((file, at) => hashes.set(file, result.hashes[at] ?? '')),
        // Whatever ended the worker ends it again when the file is counted, and is told of then.
        lost: () => undefined,
      },
      stop,
    );
    return hashes;
  }
}

/** A file that was left out, as people are told of it. */
export const readingOfCopy = ({ file: { name } }: FoundCopy): FileReading => ({
  file: name,
  records: null,
  reasoned: 0,
  unanswered: 0,
  repeated: 0,
  looping: 0,
  isCopy: true,
  encoding: 'UTF-8',
  isTorn: false,
});
