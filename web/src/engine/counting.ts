/** Counts files with one engine: bytes in, counts and one report a file out. */
import type { Counter, Engine } from 'kinprint-engine';
import type { CountReport, EngineError } from '../model/types';
import type { CountProgress, CountResult, FileOutcome, FileToCount, Part } from './messages';
import { sliceSize, unzip, ZipError } from './zip';

/** A file that could not be read to its end. */
class UnreadableFile extends Error {
  constructor(
    readonly file: FileToCount,
    readonly why: string,
  ) {
    super(why);
  }
}

type Progress = (progress: CountProgress) => void;

async function feedAll(file: FileToCount, counter: Counter, progress: Progress): Promise<void> {
  let bytes = 0;
  const feed = (slice: Uint8Array): void => {
    if (slice.length === 0) return;
    counter.feed(slice);
    bytes += slice.length;
    progress({ key: file.key, bytes });
  };
  try {
    if (file.entry) {
      await unzip(file.blob, file.entry, feed);
      return;
    }
    for (let at = 0; at < file.blob.size; at += sliceSize) {
      feed(new Uint8Array(await file.blob.slice(at, at + sliceSize).arrayBuffer()));
    }
  } catch (error) {
    if (error instanceof ZipError) {
      throw new UnreadableFile(
        file,
        `could not be unpacked: ${error.message}. Pack it again, or drop the unpacked file.`,
      );
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

async function countOnce(
  engine: Engine,
  part: Part,
  files: FileToCount[],
  progress: Progress,
): Promise<CountResult> {
  const counter = new engine.Counter(part === 'content');
  try {
    const outcomes: FileOutcome[] = [];
    for (const file of files) {
      counter.begin(JSON.stringify({ file: file.name, source: file.source, format: file.format }));
      await feedAll(file, counter, progress);
      outcomes.push({ key: file.key, report: JSON.parse(counter.end()) as CountReport });
    }
    return { counts: new Blob([counter.take()]), outcomes };
  } finally {
    counter.delete();
  }
}

function unreadable({ file, why }: UnreadableFile): FileOutcome {
  const error: EngineError = {
    file: file.name,
    text: null,
    byte: null,
    code: 'unreadable-file',
    message: `“${file.name}” ${why}`,
  };
  return { key: file.key, report: { file: file.name, sources: [], texts: 0, words: 0, errors: [error] } };
}

/**
 * Counts `files`. What was counted of a file cannot be taken back, so where one turns out to be unreadable half-way
 * the others are counted afresh without it: rare, and the figures stay right.
 */
export async function countFiles(
  engine: Engine,
  part: Part,
  files: FileToCount[],
  progress: Progress,
): Promise<CountResult> {
  const bad: FileOutcome[] = [];
  let good = files;
  for (;;) {
    try {
      const result = await countOnce(engine, part, good, progress);
      return { counts: result.counts, outcomes: [...result.outcomes, ...bad] };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      bad.push(unreadable(error));
      good = good.filter((file) => file !== error.file);
    }
  }
}
