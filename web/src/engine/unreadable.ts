/** Files that could not be read: how that is told, and how it is known again. */
import type { EngineError } from '../model/types';
import type { FileOutcome } from './messages';

const code = 'unreadable-file';

export const unreadable = (file: string, message: string): EngineError => ({
  file,
  text: null,
  byte: null,
  code,
  message,
});

/** Of an archive so many empty files are not held: as the command says it (archive.cpp). */
export const furtherEmptyFiles = (archive: string, files: number): EngineError => ({
  file: archive,
  text: null,
  byte: null,
  code: 'empty-file',
  message: `More of the files in it are empty, and were passed over: ${files}.`,
});

/** Of a packed file so many bytes were passed over that stand behind its end: as the command says it (unreadable.hpp). */
export const bytesBehind = (file: string, bytes: number): EngineError => ({
  file,
  text: null,
  byte: null,
  code: 'bytes-behind',
  message:
    `Behind the end of what is packed in this file ${bytes === 1 ? 'is one byte that is' : `are ${bytes} bytes that are`} ` +
    'no part of it. What is packed was counted; get the file anew if there should be more in it.',
});

/** Of a packed file that is damaged or cut short: as the command says it (unreadable.hpp). */
export const tornFile = (file: string, byte: number): EngineError => ({
  file,
  text: null,
  byte: null,
  code: 'torn-file',
  message:
    `This packed file is damaged or cut short. It could be unpacked up to its byte ${byte}, ` +
    'and what came of that was counted, though some of it may be wrong. Get the file anew.',
});

const filesWith = (code: string, outcomes: readonly FileOutcome[]): string[] => [
  ...new Set(
    outcomes
      .flatMap(({ report }) => report.errors)
      .filter((error) => error.code === code)
      .map(({ file }) => file),
  ),
];

/** Could it not be read at all? */
export const isUnreadable = ({ report }: FileOutcome): boolean =>
  report.errors.some((error) => error.code === code);

/** The names of those among them. */
export const unreadableFiles = (outcomes: readonly FileOutcome[]): string[] => filesWith(code, outcomes);

/** The names of those with texts that need dictionaries which are not here. */
export const uncutFiles = (outcomes: readonly FileOutcome[]): string[] =>
  filesWith('needs-dictionaries', outcomes);
