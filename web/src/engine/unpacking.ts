/** What archives and gzip files have in common when they are unpacked. */
import { shared } from '../limits';

/** The bytes that a gzip file or an archive of so many bytes may unpack to: as many as the command lets them. */
export function mostUnpacked(packed: number): number {
  const fitting = Math.min(packed, Math.floor(shared.unpackedBytes / shared.unpackedRatio));
  return Math.max(fitting * shared.unpackedRatio, shared.unpackedBytesAtLeast);
}

export const growsTooMuch = 'it would grow to far more than text does';
