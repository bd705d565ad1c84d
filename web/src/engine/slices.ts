/** Blobs slice by slice, in a memory that does not grow with them. */
import { sliceBytes } from '../limits';

/** Smaller files are read slice by slice: what that takes of memory is little. */
const largeFile = 8 << 20;

/** A reader into buffers of one's own; null in a browser that has none, and of a file that is not large. */
function readerInto(blob: Blob): ReadableStreamBYOBReader | null {
  if (blob.size <= largeFile) return null;
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}

/** Lets the worker hear what has happened: where bytes are at hand, reading them gives it no turn to. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** So many slices are read between turns: one takes some milliseconds. */
const slicesAtATime = 16;

/** Milliseconds that a read may take. Chromium ends some never (of files of a few MB, one in hundreds). */
const patience = 3000;

/** What a read gives; undefined where it gives nothing, or takes too long. */
async function read(reader: ReadableStreamBYOBReader, buffer: ArrayBuffer): Promise<Uint8Array | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  const slice = reader.read(new Uint8Array(buffer)).then(({ value }) => value);
  const given = await Promise.race([slice, tooLong]);
  clearTimeout(timer);
  return given;
}

/**
 * Goes through a large file in one buffer: new ones, a slice each, would wait for the collector, some 60 MB in each worker.
 * Tells how far it came.
 */
async function readInOneBuffer(blob: Blob, take: (slice: Uint8Array) => void): Promise<number> {
  const reader = readerInto(blob);
  let at = 0;
  let buffer = new ArrayBuffer(reader ? sliceBytes : 0);
  for (let slices = 1; reader && at < blob.size; ++slices) {
    const slice = await read(reader, buffer);
    if (!slice?.length) break;
    take(slice);
    at += slice.length;
    buffer = slice.buffer as ArrayBuffer;
    if (slices % slicesAtATime === 0) await turn();
  }
  // What is wrong with it is told by who reads on, slice by slice.
  void reader?.cancel().catch(() => undefined);
  return at;
}

/** Hands the bytes of a blob on, slice by slice. A slice is good until the next comes. */
export async function readSlices(blob: Blob, take: (slice: Uint8Array) => void): Promise<void> {
  for (let at = await readInOneBuffer(blob, take); at < blob.size; at += sliceBytes)
    take(new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer()));
}
