import type { EngineError } from './types';

/** A row that says what is wrong. Errors cost a file, warnings do not. */
export interface Problem {
  file: string;
  message: string;
  isError: boolean;
}

/** Codes of errors after which the file was counted all the same. */
const warningCodes = new Set(['invalid-utf8', 'same-name']);

export function problem(error: EngineError): Problem {
  return { file: error.file, message: error.message, isError: !warningCodes.has(error.code) };
}
