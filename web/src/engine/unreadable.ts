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

const filesWith = (code: string, outcomes: readonly FileOutcome[]): string[] => [
  ...new Set(
    outcomes
      .flatMap(({ report }) => report.errors)
      .filter((error) => error.code === code)
      .map(({ file }) => file),
  ),
];

/** The names of those among them. */
export const unreadableFiles = (outcomes: readonly FileOutcome[]): string[] => filesWith(code, outcomes);

/** The names of those with texts that need dictionaries which are not here. */
export const uncutFiles = (outcomes: readonly FileOutcome[]): string[] =>
  filesWith('needs-dictionaries', outcomes);
