import type { EngineError } from './types';

/** A row that says what is wrong. */
export interface Problem {
  file: string;
  message: string;
  /** Did it cost the file? Of a file that was counted all the same some lines may be lost. */
  isError: boolean;
  /** Was text left out for want of dictionaries? */
  lacksDictionaries?: boolean;
}

/** Codes of errors after which the file was counted all the same. */
const warningCodes = new Set([
  'invalid-utf8',
  'same-name',
  'guessed-text',
  'guessed-encoding',
  'repeated-text',
  'repeated-file',
  'looping-text',
]);

/** `isCounted`: there was text in the file all the same. */
export function problem(error: EngineError, isCounted = false): Problem {
  const { file, message, code } = error;
  const lacksDictionaries = code === 'needs-dictionaries';
  return { file, message, isError: !isCounted && !warningCodes.has(code), lacksDictionaries };
}
