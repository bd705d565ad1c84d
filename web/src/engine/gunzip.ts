/** Files packed with gzip (RFC 1952), known by their first bytes whatever they are called. */
import { FlateErrorCode, Gunzip } from 'fflate';
import { gzipBytesAtOnce, sliceBytes } from '../limits';
import { canGrowTooMuch, growsTooMuch, mostUnpacked, pieces } from './unpacking';
import { crc32 } from './zip';

const firstByte = 0x1f;

export const isGzip = (head: Uint8Array): boolean => head[0] === firstByte && head[1] === 0x8b;

/** The message is a clause, and goes to the page. */
export class GzipError extends Error {}

/** It is damaged or cut short; what was handed on before stands. */
export class TornGzip extends Error {
  /** `byte`: of the packed file; that far it could be unpacked. */
  constructor(readonly byte: number) {
    super('it is damaged or cut short');
  }
}

/** What `look` gives; where that finds damage, TornGzip is thrown. */
function untorn<T>(byte: number, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw error instanceof GzipError ? new TornGzip(byte) : error;
  }
}

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
  /** Is the beginning of the first member, or of the first behind zeros, all there? */
  #isBegun = false;
  #gunzip = this.#begin();
  /** Are we behind a member, with no other known to follow? Then what stands there, as long as it may begin one. */
  #behind: Uint8Array | null = null;
  /** Bytes behind the last member that are none, but for zeros, which fill up the blocks of some media. */
  passedOver = 0;

  #begin(): Gunzip {
    const gunzip = new Gunzip((slice) => {
      this.#waiting = 0;
      this.#isBegun = true;
      this.#crc = crc32(slice, this.#crc);
      this.#size += slice.length;
      this.#unpacked.push(slice);
    });
    gunzip.onmember = (at) => this.#endMember(at);
    return gunzip;
  }

  /** What `packed` unpacks to; `gzipBytesAtOnce` at most. */
  feed(packed: Uint8Array): Uint8Array[] {
    if (this.#behind) this.#lookBehind(packed);
    else this.#unpack(packed);
    return this.#unpacked.splice(0);
  }

  finish(): void {
    if (!this.#behind) {
      this.#push(new Uint8Array(0), true);
      // It asks for four bytes before it looks whether they begin a member.
      this.#leave(this.#findEnd(this.#packed - 3 - trailerSize));
    }
    if (!this.#behind) throw new GzipError('it is damaged or cut short');
    this.passedOver += this.#behind.length;
  }

  /** The member ends at this packed byte. */
  #leave(at: number): void {
    this.#behind = new Uint8Array(0);
    this.#lookBehind(this.#last.subarray(this.#last.length - (this.#packed - at)));
  }

  #unpack(packed: Uint8Array): void {
    const before = this.#last.subarray(-gzipBytesAtOnce);
    this.#last = new Uint8Array(before.length + packed.length);
    this.#last.set(before);
    this.#last.set(packed, before.length);
    this.#packed += packed.length;
    this.#waiting += packed.length;
    if (!this.#push(packed, false)) {
      this.#leave(this.#findEnd(0));
      return;
    }
    // A beginning holds a name, of any length in a file that was made to fill the memory.
    if (this.#waiting > gzipBytesAtOnce) throw new GzipError('it is damaged');
  }

  /** Behind a member there may be zeros, and another member; what else there is is passed over. */
  #lookBehind(packed: Uint8Array): void {
    const begun = this.#behind ?? [];
    const isPadding = this.passedOver === 0 && begun.length === 0;
    const first = isPadding ? packed.findIndex((byte) => byte !== 0) : 0;
    const rest = new Uint8Array([...begun, ...(first < 0 ? [] : packed.subarray(first))]);
    this.#behind = new Uint8Array(0);
    if (this.passedOver === 0 && isGzip(rest)) {
      this.#behind = null;
      this.#isBegun = false;
      this.#gunzip = this.#begin();
      this.#crc = this.#size = this.#packed = this.#waiting = 0;
      this.#last = new Uint8Array(0);
      this.#unpack(rest);
    } else if (this.passedOver === 0 && rest.length === 1 && rest[0] === firstByte) {
      this.#behind = rest;
    } else {
      this.passedOver += rest.length;
    }
  }

  /** False where what stands behind a member begins no other. */
  #push(packed: Uint8Array, last: boolean): boolean {
    try {
      for (const piece of pieces(packed)) this.#gunzip.push(piece, last);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === FlateErrorCode.InvalidHeader && this.#isBegun) return false;
      throw new GzipError('it is damaged or cut short');
    }
  }

  /** Where, from this byte on, a member ends in the sum and size of what was unpacked last. */
  #findEnd(from: number): number {
    const first = this.#packed - this.#last.length;
    const sums = new DataView(this.#last.buffer);
    for (let at = Math.max(0, from - first); at + trailerSize <= this.#last.length; ++at) {
      if (sums.getUint32(at, true) === this.#crc && sums.getUint32(at + 4, true) === this.#size >>> 0)
        return first + at + trailerSize;
    }
    throw new GzipError('it is damaged or cut short');
  }

  /** Sees to the sum of the member that ends at this packed byte. */
  #endMember(at: number): void {
    if (this.#findEnd(at - trailerSize) !== at) throw new GzipError('it is damaged or cut short');
    this.#crc = 0;
    this.#size = 0;
  }
}

/** Unpacks the packed bytes that it is fed, `size` in all. Throws TornGzip where they are damaged, GzipError where they give too much. */
export class Unpacking {
  readonly #members = new Members();
  readonly #most: number;
  #unpacked = 0;
  /** Packed bytes, so far. */
  #fed = 0;

  constructor(size: number) {
    this.#most = mostUnpacked(size);
  }

  *feed(packed: Uint8Array): Generator<Uint8Array> {
    for (let from = 0; from < packed.length; ) {
      const some = packed.subarray(from, from + gzipBytesAtOnce - (this.#fed % gzipBytesAtOnce));
      const slices = untorn(this.#fed - (this.#fed % gzipBytesAtOnce), () => this.#members.feed(some));
      this.#fed += some.length;
      from += some.length;
      for (const slice of slices) {
        this.#unpacked += slice.length;
        if (this.#unpacked > this.#most) throw new GzipError(growsTooMuch(this.#most));
        if (slice.length > 0) yield slice;
      }
    }
  }

  /** Sees to it that all has come; gives how many bytes were passed over behind the end of what is packed. */
  finish(): number {
    untorn(this.#fed, () => this.#members.finish());
    return this.#members.passedOver;
  }
}

/**
 * The unpacked bytes, slice by slice. `read` is told how many packed bytes went in so far. Gives how many were passed over
 * behind the end of what is packed.
 */
export async function* gunzip(blob: Blob, read: (bytes: number) => void): AsyncGenerator<Uint8Array, number> {
  const unpacking = new Unpacking(blob.size);
  for (let at = 0; at < blob.size; at += sliceBytes) {
    const packed = new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer());
    yield* unpacking.feed(packed);
    read(at + packed.length);
  }
  return unpacking.finish();
}

/**
 * Does what a file ends in say that it unpacks to more than it may? It speaks of the last member alone, below 4 GiB, so
 * that it may be wrong.
 */
export async function seemsTooLarge(blob: Blob): Promise<boolean> {
  if (!canGrowTooMuch(blob.size)) return false;
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (!isGzip(head)) return false;
  const end = new DataView(await blob.slice(-trailerSize).arrayBuffer());
  return end.getUint32(4, true) > mostUnpacked(blob.size);
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
    for (const piece of pieces(packed)) if (size < most) inflate.push(piece);
  } catch {
    // Damaged: of that people are told when it is read.
  }
  return head.subarray(0, size);
}
