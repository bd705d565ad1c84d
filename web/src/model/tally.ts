import type { CountProgress, CountResult, FileToCount } from '../engine/messages';
import { mostUnpacked } from '../engine/unpacking';
import { problem, type Problem } from './problem';

/** A source some of whose files are not counted yet: bytes read, of how many. */
export interface Underway {
  name: string;
  read: number;
  bytes: number;
}

/** Of a file in an archive as many as its list says, but no more than it may have: the list may say anything. */
export function fileBytes(file: FileToCount): number {
  const { blob, entry } = file;
  return entry ? Math.min(entry.size, mostUnpacked(entry.packedSize)) : blob.size;
}

/** To open a file takes as long as to read so many bytes: so empty files are seen to go by, too. */
const bytesOfFile = 4096;

/** How far the counting of `files` is. */
export class Tally {
  readonly bytes: number;
  readonly startedAt = performance.now();
  filesDone = 0;
  bytesDone = 0;
  readonly #files: readonly FileToCount[];
  readonly #read = new Map<number, number>();
  readonly #underway = new Map<string, Underway>();
  /** By the file's key: workers end in whatever order. */
  readonly #problems: Problem[][] = [];

  constructor(files: readonly FileToCount[]) {
    this.#files = files;
    this.bytes = files.reduce((sum, file) => sum + fileBytes(file), 0);
    for (const file of files) {
      const of = this.#underway.get(file.source) ?? { name: file.source, read: 0, bytes: 0 };
      of.bytes += fileBytes(file);
      this.#underway.set(file.source, of);
    }
  }

  /** In the order of the files, as the command has them. */
  get problems(): Problem[] {
    return this.#problems.flat();
  }

  get files(): number {
    return this.#files.length;
  }

  /** How much of the work is done, from 0 to 1. */
  get share(): number {
    const work = this.bytes + this.files * bytesOfFile;
    return work > 0 ? (this.bytesDone + this.filesDone * bytesOfFile) / work : 1;
  }

  /** Sources with bytes still to read. */
  get underway(): Underway[] {
    return [...this.#underway.values()].filter(({ read, bytes }) => read < bytes).map((one) => ({ ...one }));
  }

  progress({ key, bytes }: CountProgress): void {
    const file = this.#files[key];
    if (!file) return;
    const more = bytes - (this.#read.get(key) ?? 0);
    this.#read.set(key, bytes);
    this.bytesDone += more;
    const of = this.#underway.get(file.source);
    if (of) of.read += more;
  }

  done({ outcomes }: Pick<CountResult, 'outcomes'>): void {
    for (const { key, report } of outcomes) {
      this.#end(key);
      if (report.errors.length > 0)
        this.#problems[key] = report.errors.map((error) => problem(error, report.texts > 0));
    }
  }

  /** A worker died over these files. */
  lost(files: readonly FileToCount[], reason: string): void {
    for (const { key, name } of files) {
      this.#end(key);
      const message = `The counting of “${name}” stopped unexpectedly (${reason}); the other files are not affected. Drop it again to try once more.`;
      const error = { file: name, text: null, byte: null, code: 'internal', message };
      this.#problems[key] = [problem(error)];
    }
  }

  /** These are not counted: others hold the same. */
  leaveOut(files: readonly FileToCount[]): void {
    for (const { key } of files) this.#end(key);
  }

  #end(key: number): void {
    const file = this.#files[key];
    if (file) this.progress({ key, bytes: fileBytes(file) });
    ++this.filesDone;
  }
}
