import { shared } from '../limits';
import { plural } from './format';
import type { EngineError } from './types';

/** A row that says what is wrong. */
export interface Problem {
  file: string;
  message: string;
  /** Did it cost the file? Of a file that was counted all the same some lines may be lost. */
  isError: boolean;
  /** The engine's own word of it; of what the page says itself there is none. */
  error?: EngineError;
  /** Was text left out for want of dictionaries? */
  lacksDictionaries?: boolean;
}

/** Codes of errors after which the file was counted all the same. */
const warningCodes = new Set([
  'other-format',
  'page-files',
  'export-files',
  'unclosed-html',
  'unsafe-path',
  'invalid-utf8',
  'same-name',
  'guessed-text',
  'guessed-encoding',
  'empty-text',
  'repeated-text',
  'repeated-file',
  'shared-text',
  'chat-turns',
  'markup',
  'looping-text',
  'torn-reasoning',
  'bytes-behind',
  'torn-file',
]);

/** `isCounted`: there was text in the file all the same. */
export function problem(error: EngineError, isCounted = false): Problem {
  const { file, message, code } = error;
  const lacksDictionaries = code === 'needs-dictionaries';
  return { file, message, isError: !isCounted && !warningCodes.has(code), error, lacksDictionaries };
}

/**
 * Of each kind those of the first files; where the next one stood, how many files more have such, in what `others` makes
 * of it. What the command says of its errors (`few_of_each_kind`), for what is known of all drops together.
 */
function fewOf<T extends { file: string; message: string }>(
  all: readonly T[],
  kindOf: (one: T) => string,
  others: (one: T) => T,
): T[] {
  const kinds = new Map<string, { named: Set<string>; others: Set<string>; told: T }>();
  const few: T[] = [];
  for (const one of all) {
    const { file } = one;
    const key = kindOf(one);
    const kind = kinds.get(key) ?? { named: new Set(), others: new Set(), told: others(one) };
    kinds.set(key, kind);
    if (file !== '' && kind.named.size < shared.filesPerError) kind.named.add(file);
    if (file === '' || kind.named.has(file)) {
      few.push(one);
      continue;
    }
    if (kind.others.size === 0) few.push(kind.told);
    kind.others.add(file);
  }
  for (const { others, told } of kinds.values())
    told.message = `And ${plural(others.size, 'more file')} like these.`;
  return few;
}

export const fewOfEachKind = (problems: readonly Problem[]): Problem[] =>
  fewOf(
    problems,
    ({ error, isError }) => `${error?.code} ${isError}`,
    ({ isError }) => ({ file: '', message: '', isError }),
  );

/** The engine's errors among them, as the command lists them. */
export const errorsOf = (problems: readonly Problem[]): EngineError[] =>
  fewOf(
    problems.flatMap(({ error }) => error ?? []),
    ({ code }) => code,
    ({ code }) => ({ file: '', text: null, byte: null, code, message: '' }),
  );
