/**
 * Reads archives in place: the central directory first (the archive's own list, with true sizes), then only the bytes
 * of the entries asked for. So workers share one archive without each running through all of it, and memory stays at
 * one slice. Layout after the ZIP specification: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3.
 */
import { Inflate } from 'fflate';
import { aheadBytes, archiveListBytes, shared, sliceBytes } from '../limits';
import type { ZipEntry } from './messages';
import { growsTooMuch, mostUnpacked, pieces } from './unpacking';

/** Something is wrong with the archive or an entry; the message is a clause, and goes to the page. */
export class ZipError extends Error {}

export const stored = 0;
export const deflated = 8;
const encryptedFlag = 1;
const utf8Flag = 1 << 11;
const unknown32 = 0xffffffff;
const slash = 0x2f;

const endSize = 22;
const zip64LocatorSize = 20;
const zip64EndSize = 56;
const zip64End = 0x06064b50;
const directoryHeader = 0x02014b50;
const directoryHeaderSize = 46;
const localHeaderSize = 30;
/** An archive's comment is at most 64 KiB, so the end record starts within this many bytes of the end. */
const endSearch = endSize + zip64LocatorSize + 0xffff;

async function view(blob: Blob, at: number, size: number): Promise<DataView> {
  if (at < 0 || at + size > blob.size) throw new ZipError('it is cut short');
  return new DataView(await blob.slice(at, at + size).arrayBuffer());
}

/** What was read ahead last. Each job has a blob of its own, so it goes with the job. */
const ahead = new WeakMap<Blob, { at: number; bytes: ArrayBuffer }>();

async function bytesAt(blob: Blob, at: number, size: number): Promise<Uint8Array> {
  const known = ahead.get(blob);
  if (known && at >= known.at && at + size <= known.at + known.bytes.byteLength)
    return new Uint8Array(known.bytes, at - known.at, size);
  if (at + size > blob.size) throw new ZipError('it is cut short');
  const bytes = await blob.slice(at, at + Math.max(size, aheadBytes)).arrayBuffer();
  if (size < aheadBytes) ahead.set(blob, { at, bytes });
  return new Uint8Array(bytes, 0, size);
}

function u64(data: DataView, at: number): number {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError('it is damaged');
  return Number(value);
}

/** Where the archive's directory lies, and how long it is. */
interface Directory {
  at: number;
  size: number;
  /** Bytes before the archive, as those of the program in one that unpacks itself: no place in it counts them. */
  before: number;
}

/** The directory, of so many bytes: where the archive says, or else right before its end record. */
async function directory(blob: Blob, endAt: number, size: number, at: number): Promise<Directory> {
  const before = endAt - size - at;
  const isThere = async (at: number): Promise<boolean> =>
    at + 4 <= blob.size && (await view(blob, at, 4)).getUint32(0, true) === directoryHeader;
  const isMoved = size > 0 && before > 0 && !(await isThere(at)) && (await isThere(at + before));
  return isMoved ? { at: at + before, size, before } : { at, size, before: 0 };
}

/** Where the directory lies and how long it is. Most archives end right there, so that no more is looked at than its end. */
async function findDirectory(blob: Blob): Promise<Directory> {
  return (await findInTail(blob, endSize)) ?? (await findInTail(blob, endSearch)) ?? notWhole();
}

function notWhole(): never {
  throw new ZipError('it is not a whole zip archive');
}

async function findInTail(blob: Blob, bytes: number): Promise<Directory | null> {
  const tailAt = Math.max(0, blob.size - bytes);
  const tail = await view(blob, tailAt, blob.size - tailAt);
  for (let at = tail.byteLength - endSize; at >= 0; --at) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const locatorAt = tailAt + at - zip64LocatorSize;
    const locator = locatorAt >= 0 ? await view(blob, locatorAt, zip64LocatorSize) : null;
    if (locator?.getUint32(0, true) === 0x07064b50) {
      // It stands before its locator, unless it holds more than it has to: then where that says.
      let endAt = locatorAt - zip64EndSize;
      let end = await view(blob, endAt, zip64EndSize);
      if (end.getUint32(0, true) !== zip64End) {
        endAt = u64(locator, 8);
        end = await view(blob, endAt, zip64EndSize);
      }
      if (end.getUint32(0, true) !== zip64End) throw new ZipError('it is damaged');
      return directory(blob, endAt, u64(end, 40), u64(end, 48));
    }
    return directory(blob, tailAt + at, tail.getUint32(at + 12, true), tail.getUint32(at + 16, true));
  }
  return null;
}

/** Sizes and positions over 4 GiB stand in an extra field, in this order, and only those that did not fit. */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (value: number): number => {
      if (value !== unknown32) return value;
      if (next + 8 > extra.byteLength) throw new ZipError('it is damaged');
      next += 8;
      return u64(extra, next - 8);
    };
    entry.size = take(entry.size);
    entry.packedSize = take(entry.packedSize);
    entry.headerAt = take(entry.headerAt);
    return;
  }
}

/** The upper half of code page 437: APPNOTE, appendix D. */
const upper437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Names are UTF-8 where flagged; else code page 437 by the book, but in the wild mostly UTF-8 too. */
function entryName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => upper437[byte - 128] ?? String.fromCharCode(byte)).join('');
  }
}

/** The files of an archive, and the paths of those that can't be read. */
export interface ZipList {
  entries: ZipEntry[];
  /** Those that are encrypted. */
  locked: string[];
  /** Those that share their bytes with others, which could be as many as one likes. */
  shared: string[];
  /** How many empty ones there are beyond those that are held. */
  furtherEmpty: number;
}

/** Lists the files of an archive. Throws ZipError. */
export async function listZip(blob: Blob): Promise<ZipList> {
  const { at: directoryAt, size: directorySize, before } = await findDirectory(blob);
  if (directorySize > archiveListBytes)
    throw new ZipError(`its list of files has more than ${archiveListBytes} bytes`);
  const data = await view(blob, directoryAt, directorySize);
  const entries: ZipEntry[] = [];
  const locked: string[] = [];
  const sharing: string[] = [];
  let left = blob.size;
  let listed = 0;
  let empty = 0;
  let held = 0;
  for (let at = 0; at + directoryHeaderSize <= data.byteLength; ) {
    if (data.getUint32(at, true) !== directoryHeader) break;
    ++listed;
    const flags = data.getUint16(at + 8, true);
    const nameSize = data.getUint16(at + 28, true);
    const extraSize = data.getUint16(at + 30, true);
    const nameAt = at + directoryHeaderSize;
    at = nameAt + nameSize + extraSize + data.getUint16(at + 32, true);
    if (at > data.byteLength) throw new ZipError('it is damaged');
    const header = nameAt - directoryHeaderSize;
    const isEmpty = data.getUint32(header + 16, true) === 0 && data.getUint32(header + 24, true) === 0;
    const isFolder = nameSize > 0 && data.getUint8(nameAt + nameSize - 1) === slash;
    if (isFolder || (isEmpty && ++empty > shared.archiveEmptyEntries)) continue;
    if (++held > shared.archiveEntries)
      throw new ZipError(`it lists more than ${shared.archiveEntries} files`);
    const entry: ZipEntry = {
      path: entryName(new Uint8Array(data.buffer, nameAt, nameSize), (flags & utf8Flag) !== 0),
      method: data.getUint16(header + 10, true),
      crc: data.getUint32(header + 16, true),
      packedSize: data.getUint32(header + 20, true),
      size: data.getUint32(header + 24, true),
      headerAt: data.getUint32(header + 42, true),
    };
    widen(entry, new DataView(data.buffer, nameAt + nameSize, extraSize));
    entry.headerAt += before;
    if (flags & encryptedFlag) locked.push(entry.path);
    else if (entry.packedSize > left) sharing.push(entry.path);
    else {
      left -= entry.packedSize;
      entries.push(entry);
    }
  }
  if (listed === 0 && directorySize > 0) throw new ZipError('it is damaged');
  const furtherEmpty = Math.max(0, empty - shared.archiveEmptyEntries);
  return { entries, locked, shared: sharing, furtherEmpty };
}

/** What a byte makes of the sum once 0, 1, 2 and 3 further ones have come: 256 of each, one after the other. */
const crcTable = new Int32Array(4 * 256);
crcTable.forEach((_, at) => {
  let crc = at < 256 ? at : (crcTable[at - 256] ?? 0);
  for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  crcTable[at] = crc;
});
const crcOf = (byte: number, further: number): number => crcTable[further * 256 + (byte & 255)] ?? 0;

/**
 * CRC-32 of ISO 3309, continued over `bytes`. Start with 0. Four bytes at a time ("slicing", M. Kounavis and F. Berry,
 * 2005): byte by byte it would take longer than to unpack them.
 */
export function crc32(bytes: Uint8Array, before: number): number {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = ~before;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    const word = crc ^ data.getInt32(at, true);
    crc = crcOf(word, 3) ^ crcOf(word >>> 8, 2) ^ crcOf(word >>> 16, 1) ^ crcOf(word >>> 24, 0);
  }
  for (; at < bytes.length; ++at) crc = crcOf(crc ^ data.getUint8(at), 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** As checksums are written: 0a1b2c3d. */
const inHexadecimal = (sum: number): string => sum.toString(16).padStart(8, '0');

/** Does the archive's list say of an entry that it unpacks to more than it may? Then it is refused, whatever it holds. */
export const isTooLarge = (entry: ZipEntry): boolean => entry.size > mostUnpacked(entry.packedSize);

/**
 * Unpacks one entry and hands its bytes on slice by slice, reading `packed` bytes at a time. Throws ZipError where the
 * archive is damaged, where it says something else of the entry, and where that grows to far more than text does.
 */
export async function unzip(
  blob: Blob,
  entry: ZipEntry,
  feed: (bytes: Uint8Array) => void,
  packed = sliceBytes,
): Promise<void> {
  if (entry.method !== stored && entry.method !== deflated) {
    throw new ZipError(`it is packed by a method (number ${entry.method}) that Kinprint does not know`);
  }
  const bytes = await bytesAt(blob, entry.headerAt, localHeaderSize);
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(0, true) !== 0x04034b50) throw new ZipError('the archive is damaged there');
  const start = entry.headerAt + localHeaderSize + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + entry.packedSize;
  if (end > blob.size) throw new ZipError('the archive is cut short');

  const most = mostUnpacked(entry.packedSize);
  let crc = 0;
  let size = 0;
  const take = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > entry.size)
      throw new ZipError(`it has more than the ${entry.size} bytes that the archive's list says`);
    if (size > most) throw new ZipError(growsTooMuch(most));
    crc = crc32(bytes, crc);
    feed(bytes);
  };
  const inflate = entry.method === deflated ? new Inflate(take) : null;
  for (let at = start; at < end; at += packed) {
    const next = Math.min(at + packed, end);
    const bytes = await bytesAt(blob, at, next - at);
    if (inflate) push(inflate, bytes, next === end);
    else take(bytes);
  }
  if (size !== entry.size)
    throw new ZipError(`it has ${size} bytes, where the archive's list says ${entry.size}`);
  if (crc !== entry.crc) {
    const sums = [crc, entry.crc].map(inHexadecimal).join(", where the archive's list says ");
    throw new ZipError(`its checksum (CRC-32) is ${sums}`);
  }
}

function push(inflate: Inflate, bytes: Uint8Array, last: boolean): void {
  try {
    let left = bytes.length;
    for (const piece of pieces(bytes)) inflate.push(piece, (left -= piece.length) === 0 && last);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new ZipError('the archive is damaged there');
    throw error;
  }
}
