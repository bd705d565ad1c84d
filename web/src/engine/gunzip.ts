/** Files packed with gzip (RFC 1952), known by their first bytes whatever they are called. */
import { Gunzip } from 'fflate';
import { growsTooMuch, mostUnpacked } from './unpacking';

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The message is a clause, and goes to the page. */
export class GzipError extends Error {}

/**
 * The unpacked bytes, slice by slice. The browser's own unpacker sees to the checksum. `read` is told how many packed bytes
 * went in so far. Throws GzipError where they are damaged.
 */
export async function* gunzip(blob: Blob, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const counted = new TransformStream<BufferSource, BufferSource>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      read(bytes);
      controller.enqueue(chunk);
    },
  });
  const stream = blob.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  let unpacked = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      unpacked += next.value.length;
      if (unpacked > mostUnpacked(blob.size)) throw new GzipError(growsTooMuch);
      yield next.value;
    }
  } catch (error) {
    if (error instanceof TypeError) throw new GzipError('it is damaged, cut short, or of several parts');
    throw error;
  }
}

/** The first unpacked bytes, as far as the first packed ones tell them. */
export function gunzipHead(packed: Uint8Array, most: number): Uint8Array {
  const head = new Uint8Array(most);
  let size = 0;
  try {
    const inflate = new Gunzip((slice) => {
      const part = slice.subarray(0, most - size);
      head.set(part, size);
      size += part.length;
    });
    inflate.push(packed);
  } catch {
    // Damaged: of that people are told when it is read.
  }
  return head.subarray(0, size);
}
