/** Files packed with gzip (RFC 1952), known by their first bytes whatever they are called. */
import { Gunzip } from 'fflate';
import { gzipBytesAtOnce, sliceBytes } from '../limits';
import { growsTooMuch, mostUnpacked } from './unpacking';
import { crc32 } from './zip';

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The message is a clause, and goes to the page. */
export class GzipError extends Error {}

/** What a member ends in: its CRC-32 and its size, four bytes each. */
const trailerSize = 8;

/**
 * Unpacks the members of a file, one after the other: what is packed in parts, or put together, has several. (The browser's
 * own unpacker takes one alone, and does not tell where it ends.) fflate finds where the next begins, but sees to no sum.
 */
class Members {
  #unpacked: Uint8Array[] = [];
  #crc = 0;
  #size = 0;
  /** The packed bytes that came last, and how many came in all. */
  #last = new Uint8Array(0);
  #packed = 0;
  /** Packed bytes of a member's beginning, as long as it is not all there. */
  #waiting = 0;
  readonly #gunzip = new Gunzip((slice) => {
    this.#waiting = 0;
    this.#crc = crc32(slice, this.#crc);
    this.#size += slice.length;
    this.#unpacked.push(slice);
  });

  constructor() {
    this.#gunzip.onmember = (at) => this.#endMember(at);
  }

  /** What `packed` unpacks to; `gzipBytesAtOnce` at most. */
  feed(packed: Uint8Array): Uint8Array[] {
    const before = this.#last.subarray(-gzipBytesAtOnce);
    this.#last = new Uint8Array(before.length + packed.length);
    this.#last.set(before);
    this.#last.set(packed, before.length);
    this.#packed += packed.length;
    this.#waiting += packed.length;
    this.#push(packed, false);
    // A beginning holds a name, of any length in a file that was made to fill the memory.
    if (this.#waiting > gzipBytesAtOnce) throw new GzipError('it is damaged');
    return this.#unpacked.splice(0);
  }

  finish(): void {
    this.#push(new Uint8Array(0), true);
    this.#endMember(this.#packed);
  }

  #push(packed: Uint8Array, last: boolean): void {
    try {
      this.#gunzip.push(packed, last);
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw new GzipError('it is damaged or cut short');
      throw error;
    }
  }

  /** Sees to the sum of the member that ends at this packed byte. */
  #endMember(at: number): void {
    const start = this.#last.length - (this.#packed - at) - trailerSize;
    if (start < 0) throw new GzipError('it is damaged or cut short');
    const trailer = new DataView(this.#last.buffer, start, trailerSize);
    if (trailer.getUint32(0, true) !== this.#crc || trailer.getUint32(4, true) !== this.#size >>> 0)
      throw new GzipError('it is damaged or cut short');
    this.#crc = 0;
    this.#size = 0;
  }
}

/** Unpacks the packed bytes that it is fed, `size` in all. Throws GzipError where they are damaged, or give too much. */
export class Unpacking {
  readonly #members = new Members();
  readonly #most: number;
  #unpacked = 0;

  constructor(size: number) {
    this.#most = mostUnpacked(size);
  }

  *feed(packed: Uint8Array): Generator<Uint8Array> {
    for (let from = 0; from < packed.length; from += gzipBytesAtOnce) {
      for (const slice of this.#members.feed(packed.subarray(from, from + gzipBytesAtOnce))) {
        this.#unpacked += slice.length;
        if (this.#unpacked > this.#most) throw new GzipError(growsTooMuch);
        if (slice.length > 0) yield slice;
      }
    }
  }

  /** Sees to it that all has come. */
  finish(): void {
    this.#members.finish();
  }
}

/** The unpacked bytes, slice by slice. `read` is told how many packed bytes went in so far. */
export async function* gunzip(blob: Blob, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const unpacking = new Unpacking(blob.size);
  for (let at = 0; at < blob.size; at += sliceBytes) {
    const packed = new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer());
    yield* unpacking.feed(packed);
    read(at + packed.length);
  }
  unpacking.finish();
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
