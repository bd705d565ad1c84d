/** What archives and gzip files have in common when they are unpacked. */
import { inflatedAtOnce, shared } from '../limits';

/** The bytes that a gzip file or an archive of so many bytes may unpack to: as many as the command lets them. */
export function mostUnpacked(packed: number): number {
  const fitting = Math.min(packed, Math.floor(shared.unpackedBytes / shared.unpackedRatio));
  return Math.max(fitting * shared.unpackedRatio, shared.unpackedBytesAtLeast);
}

/** Bytes that one packed byte stands for at most, by how DEFLATE is made: a match of 258 in two bits. */
const steepest = 1032;

/** May so many packed bytes unpack to more than they may? */
export const canGrowTooMuch = (packed: number): boolean => packed * steepest > mostUnpacked(packed);

/** Packed bytes in pieces, each so short that what it inflates to fits into memory; one of none, where there are none. */
export function* pieces(packed: Uint8Array): Generator<Uint8Array> {
  let at = 0;
  do yield packed.subarray(at, at + inflatedAtOnce);
  while ((at += inflatedAtOnce) < packed.length);
}

export const growsTooMuch = (most: number): string =>
  `it would grow to far more than text does, to more than ${most} bytes`;
