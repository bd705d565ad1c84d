/** Texts beside saved counts: put there where people ask for it, and found there again. */
import type { Format } from '../model/types';
import { feedSlices } from './feeding';
import { headBytes } from './heads';
import type { FileToCount, KeptText } from './messages';

/** One file in "texts" of a .kinprint.json. */
interface Entry {
  file: string;
  source: string;
  format: Format;
  /** The sources that its texts are of. */
  sources: string[];
  text: string;
}

async function textOf(file: FileToCount): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  await feedSlices(
    file,
    (slice) => (text += decoder.decode(slice, { stream: true })),
    () => undefined,
  );
  return text + decoder.decode();
}

/** How a .kinprint.json begins whose texts need dictionaries, so that a look at its head tells. */
const beginsWithNeed = '{"dictionaries":true,\n';

export const saysItNeedsDictionaries = (head: Uint8Array): boolean =>
  new TextDecoder().decode(head.subarray(0, beginsWithNeed.length)) === beginsWithNeed;

/**
 * `counts` with the files as "texts" beside them: JSON in pieces, since all of them in one string may be too long.
 * `needsDictionaries` asks that of the head of a text.
 */
export async function withTexts(
  counts: Blob,
  files: readonly KeptText[],
  needsDictionaries: (head: Uint8Array) => boolean,
): Promise<Blob> {
  const pieces: string[] = [];
  let isNeeding = false;
  for (const { file, sources } of files) {
    const text = await textOf(file);
    isNeeding ||= needsDictionaries(new TextEncoder().encode(text.slice(0, headBytes)));
    const entry = { file: file.name, source: file.source, format: file.format, sources, text };
    pieces.push(`${pieces.length > 0 ? ',\n' : ''}${JSON.stringify(entry)}`);
  }
  const [opening, closing] = ['{', '}\n'];
  const inside = counts.slice(opening.length, counts.size - closing.length);
  const begin = isNeeding ? beginsWithNeed : opening;
  return new Blob([begin, inside, ',\n"texts":[', ...pieces, ']', closing], { type: counts.type });
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** A stranger may have written it. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, source, format, sources, text } = value as Record<string, unknown>;
  return isStrings([file, source, text]) && isStrings(sources) && (format === 'plain' || format === 'jsonl');
}

/** The texts in a .kinprint.json; what is no text is passed over. */
export async function found(session: FileToCount): Promise<KeptText[]> {
  const { texts } = JSON.parse(await textOf(session)) as { texts?: unknown };
  const entries = Array.isArray(texts) ? texts.filter(isEntry) : [];
  return entries.map(({ file, source, format, sources, text }) => ({
    sources,
    file: { key: 0, name: file, source, format, whole: true, entry: null, blob: new Blob([text]) },
  }));
}
