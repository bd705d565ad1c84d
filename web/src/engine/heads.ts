/** The first bytes of files, and of files in archives: a short look, before anything is read. */
import { headsInArchive, shared } from '../limits';
import { gunzipHead, isGzip } from './gunzip';
import type { ZipEntry } from './messages';
import { listZip, unzip } from './zip';

const headBytes = shared.sniffBytes;

/** What `unzip` is ended by, as soon as there is enough. */
class Enough extends Error {}

async function headInZip(zip: Blob, entry: ZipEntry): Promise<Uint8Array> {
  const head = new Uint8Array(headBytes);
  let size = 0;
  try {
    const take = (slice: Uint8Array): void => {
      const part = slice.subarray(0, headBytes - size);
      head.set(part, size);
      size += part.length;
      if (size === headBytes) throw new Enough();
    };
    await unzip(zip, entry, take, headBytes);
  } catch {
    // Enough, or damaged: of that people are told when it is read.
  }
  return head.subarray(0, size);
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> =>
  new Uint8Array(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));

/** The first bytes of a file as they lie there; none of one that can't be read, of which people are told when it is. */
export const packedHead = (blob: Blob): Promise<Uint8Array> => bytesOf(blob.slice(0, headBytes));

/** The same unpacked, of one in an archive, too. */
export async function headOf(blob: Blob, entry: ZipEntry | null): Promise<Uint8Array> {
  const head = await (entry ? headInZip(blob, entry) : packedHead(blob));
  return isGzip(head) ? gunzipHead(head, headBytes) : head;
}

export async function* bytesOfHeads(
  heads: readonly Blob[],
  archives: readonly Blob[],
): AsyncGenerator<Uint8Array> {
  for (const blob of heads) yield await headOf(blob, null);
  for (const zip of archives) {
    const { entries } = await listZip(zip).catch(() => ({ entries: [] }));
    for (const entry of entries.slice(0, headsInArchive)) yield await headOf(zip, entry);
  }
}
