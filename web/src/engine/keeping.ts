/** Texts beside saved counts: put there where people ask for it, and found there again. */
import type { Format } from '../model/types';
import { feedSlices } from './feeding';
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

/** The files as the value of "texts": JSON in pieces, since all of them in one string may be too long. */
export async function kept(files: readonly { file: FileToCount; sources: string[] }[]): Promise<Blob> {
  const pieces: string[] = [];
  for (const { file, sources } of files) {
    const text = await textOf(file);
    const entry = { file: file.name, source: file.source, format: file.format, sources, text };
    pieces.push(`${pieces.length > 0 ? ',\n' : ''}${JSON.stringify(entry)}`);
  }
  return new Blob(['[', ...pieces, ']']);
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
