/** How much packed files may unpack to: the same as the command lets them (limits.hpp, where the reasons stand). */
const ratio = 500;
const anyway = 64 << 20;

export const archiveEntries = 500_000;

/** The bytes that a gzip file or an archive of so many bytes may unpack to. */
export const mostUnpacked = (packed: number): number => Math.max(packed * ratio, anyway);

export const growsTooMuch = 'it would grow to far more than text does';
