/** Files -> the engine: slice by slice, so that none has to fit in memory. */
import type { CountReport, EngineError } from '../model/types';
import type { Hasher } from 'kinprint-engine';
import { gunzip, GzipError, isGzip, seemsTooLarge, TornGzip, Unpacking } from './gunzip';
import type { CountProgress, FileOutcome, FileToCount, ZipEntry } from './messages';
import { readSlices } from './slices';
import { bytesBehind, tornFile, unreadable } from './unreadable';
import { isTooLarge, unzip, ZipError } from './zip';

/** What the engine takes files in by. */
interface Sink {
  begin(json: string): unknown;
  feed(bytes: Uint8Array): void;
  end(): string;
  delete(): void;
}

export type Progress = (progress: CountProgress) => void;

/** A file that could not be read to its end. */
class UnreadableFile extends Error {
  constructor(
    readonly file: FileToCount,
    readonly why: string,
  ) {
    super(why);
  }
}

const notUnpacked = (file: FileToCount, why: string): UnreadableFile =>
  new UnreadableFile(file, `could not be unpacked: ${why}. Pack it again, or drop the unpacked file.`);

/** Of a file in an archive, which may be packed once more; gives as `feedUnpacked` does. */
async function readEntry(zip: Blob, entry: ZipEntry, take: (slice: Uint8Array) => void): Promise<number> {
  let unpacking: Unpacking | null | undefined;
  await unzip(zip, entry, (slice) => {
    if (unpacking === undefined) unpacking = isGzip(slice) ? new Unpacking(entry.packedSize) : null;
    if (!unpacking) return take(slice);
    for (const unpacked of unpacking.feed(slice)) take(unpacked);
  });
  return unpacking?.finish() ?? 0;
}

/** Hands the bytes of a gzip file on, unpacked, and gives how many stand behind the end of what is packed. */
async function feedUnpacked(
  blob: Blob,
  take: (slice: Uint8Array) => void,
  read: (bytes: number) => void,
): Promise<number> {
  const slices = gunzip(blob, read);
  for (;;) {
    const { done, value } = await slices.next();
    if (done) return value;
    take(value);
  }
}

/**
 * Hands the bytes of a file on, and gives how many were passed over behind the end of what is packed in it; throws
 * UnreadableFile where they do not come to their end, and TornGzip where those that came stand.
 */
export async function feedSlices(
  file: FileToCount,
  take: (slice: Uint8Array) => void,
  progress: Progress,
): Promise<number> {
  let bytes = 0;
  const feed = (slice: Uint8Array): void => {
    if (slice.length === 0) return;
    take(slice);
    bytes += slice.length;
    progress({ key: file.key, bytes });
  };
  try {
    if (file.entry) {
      return await readEntry(file.blob, file.entry, feed);
    }
    if (isGzip(new Uint8Array(await file.blob.slice(0, 2).arrayBuffer()))) {
      return await feedUnpacked(file.blob, take, (bytes) => progress({ key: file.key, bytes }));
    }
    await readSlices(file.blob, feed);
    return 0;
  } catch (error) {
    if (error instanceof ZipError || error instanceof GzipError) {
      throw notUnpacked(file, error.message);
    }
    // Moved, changed or locked since it was dropped; anything else is the engine's own failure.
    if (error instanceof DOMException) {
      throw new UnreadableFile(
        file,
        'could not be read: it was moved, changed or locked after you dropped it. Drop it again.',
      );
    }
    throw error;
  }
}

/** What tells a file from others; '' where it can't be read, which is told when it is counted. */
export async function hashOf(file: FileToCount, hasher: Hasher): Promise<string> {
  if (file.entry && isTooLarge(file.entry)) return '';
  try {
    await feedSlices(
      file,
      (slice) => hasher.feed(slice),
      () => undefined,
    );
    return hasher.end();
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !(error instanceof TornGzip)) throw error;
    hasher.end();
    return '';
  }
}

/** How the engine is told of a file. */
function specOf(file: FileToCount): string {
  const { name, source, format, channel, keepsRepeats, strip, encoding, fields, namings } = file;
  const asked = { channel, keepsRepeats, strip: strip.join(','), encoding, fields, namings };
  return JSON.stringify({ file: name, source, format, ...asked });
}

/** Feeds a file, and gives what is to be said of how it ends. */
async function endingOf(
  file: FileToCount,
  take: (slice: Uint8Array) => void,
  progress: Progress,
): Promise<EngineError[]> {
  let bytes = 0;
  const takeCounted = (slice: Uint8Array): void => {
    bytes += slice.length;
    take(slice);
  };
  try {
    const passedOver = await feedSlices(file, takeCounted, progress);
    return passedOver > 0 ? [bytesBehind(file.name, passedOver)] : [];
  } catch (error) {
    if (!(error instanceof TornGzip)) throw error;
    if (bytes === 0) throw notUnpacked(file, error.message);
    return [tornFile(file.name, error.byte)];
  }
}

async function feedOnce<S extends Sink, T>(
  files: FileToCount[],
  sink: S,
  take: (sink: S) => T,
  progress: Progress,
): Promise<{ taken: T; outcomes: FileOutcome[] }> {
  try {
    const outcomes: FileOutcome[] = [];
    for (const file of files) {
      sink.begin(specOf(file));
      const ending = await endingOf(file, (slice) => sink.feed(slice), progress);
      const report = JSON.parse(sink.end()) as CountReport;
      report.errors.push(...ending);
      outcomes.push({ key: file.key, report });
    }
    return { taken: take(sink), outcomes };
  } finally {
    sink.delete();
  }
}

function notRead({ file, why }: UnreadableFile): FileOutcome {
  const errors = [unreadable(file.name, `“${file.name}” ${why}`)];
  return {
    key: file.key,
    report: {
      file: file.name,
      format: file.format,
      encoding: file.encoding ?? 'UTF-8',
      records: null,
      sources: [],
      namesSources: false,
      texts: 0,
      words: 0,
      reasoned: 0,
      unanswered: 0,
      repeated: 0,
      looping: 0,
      textHashes: '',
      options: null,
      table: null,
      hasTexts: false,
      errors,
    },
  };
}

/** Is a file likely to be refused for what it unpacks to? One that can't be read is told of when it is. */
async function isSuspect({ blob, entry }: FileToCount): Promise<boolean> {
  return entry ? isTooLarge(entry) : seemsTooLarge(blob).catch(() => false);
}

/** Those that are refused for what they unpack to, each with why: no sink hears of them, and none has to begin anew. */
async function refusals(files: readonly FileToCount[], progress: Progress): Promise<UnreadableFile[]> {
  const refused: UnreadableFile[] = [];
  for (const file of files) {
    if (!(await isSuspect(file))) continue;
    try {
      await feedSlices(file, () => undefined, progress);
    } catch (error) {
      // One that is torn is counted up to there.
      if (error instanceof UnreadableFile) refused.push(error);
      else if (!(error instanceof TornGzip)) throw error;
    }
  }
  return refused;
}

/**
 * What `take` has of a sink that was fed `files`. What a sink knows of a file cannot be taken back, so where one turns
 * out to be unreadable half-way the others are fed afresh without it: rare, and the figures stay right.
 */
export async function feedFiles<S extends Sink, T>(
  files: FileToCount[],
  makeSink: () => S,
  take: (sink: S) => T,
  progress: Progress,
): Promise<{ taken: T; outcomes: FileOutcome[] }> {
  const refused = await refusals(files, progress);
  const bad = refused.map(notRead);
  const known = new Set(refused.map(({ file }) => file));
  let good = files.filter((file) => !known.has(file));
  for (;;) {
    try {
      const { taken, outcomes } = await feedOnce(good, makeSink(), take, progress);
      return { taken, outcomes: [...outcomes, ...bad] };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      bad.push(notRead(error));
      good = good.filter((file) => file !== error.file);
    }
  }
}
