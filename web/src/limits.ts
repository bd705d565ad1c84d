/** Every cap of the page's own code on untrusted input: a name, a unit and a reason each. */

/**
 * Those that the core has, too: the page unpacks archives by itself, and asks some things before there is an engine. They
 * stand in core/include/kinprint under the same names, with their reasons; a test holds both to the same numbers.
 */
export const shared = {
  archiveEntries: 500_000,
  archiveEmptyEntries: 50_000,
  unpackedRatio: 500,
  unpackedBytesAtLeast: 64 * 2 ** 20,
  unpackedBytes: 2 ** 40,
  sniffBytes: 4096,
  nameBytes: 512,
  filesPerError: 20,
  wordsForAPlace: 5000,
};

/** Bytes of an archive's list, which is read in one: of as many files as one may hold, with paths of 450 bytes. */
export const archiveListBytes = shared.archiveEntries * 500;

/** Bytes read at a time: large enough to be fast, small enough to report progress and keep memory low. */
export const sliceBytes = 2 ** 20;

/**
 * Bytes of an archive that are read at a time where less is asked for: a read of a few takes as long, and small files lie
 * close.
 */
export const aheadBytes = 16 * 2 ** 10;

/** Bytes of a gzip file whose text is handed on together, once they are known to be whole: as many as in the command. */
export const gzipBytesAtOnce = 32 * 2 ** 10;

/**
 * Packed bytes that are inflated at a time: they give a thousand times as many at most, which take their memory several
 * times over while they grow. Of fewer, text would be inflated more slowly.
 */
export const inflatedAtOnce = 8 * 2 ** 10;

/** Dropped files at whose heads it is looked before they are read, and files in each archive: together below a second. */
export const headsOfDrop = 1000;
export const headsInArchive = 200;

/** Bytes of a session with its texts. A string of the browser's holds about so much, and texts are read back as one. */
export const sessionBytes = 400e6;

/** Texts kept with a session. More are no collection that anybody saved here. */
export const sessionTexts = 20_000;

/** Groups of sources of a session. More are no picture that anybody could read. */
export const sessionGroups = 1000;
