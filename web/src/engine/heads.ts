/** The first bytes of files, and of files in archives: a short look, before anything is read. */
import { headsInArchive, shared } from '../limits';
import { gunzipHead, isGzip } from './gunzip';
import { listZip, unzip } from './zip';

const headBytes = shared.sniffBytes;

/** What `unzip` is ended by, as soon as there is enough. */
class Enough extends Error {}

async function headInZip(zip: Blob, entry: Parameters<typeof unzip>[1]): Promise<Uint8Array> {
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

export async function* bytesOfHeads(
  heads: readonly Blob[],
  archives: readonly Blob[],
): AsyncGenerator<Uint8Array> {
  for (const blob of heads) {
    const head = new Uint8Array(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));
    yield isGzip(head) ? gunzipHead(head, headBytes) : head;
  }
  for (const zip of archives) {
    const { entries } = await listZip(zip).catch(() => ({ entries: [] }));
    for (const entry of entries.slice(0, headsInArchive)) yield await headInZip(zip, entry);
  }
}
