/** Texts beside saved counts: put there where people ask for it, and found there again. */
import { sessionBytes, sessionTexts, shared } from '../limits';
import { whyNoName } from '../model/names';
import type { SavedTable } from '../model/saved-table';
import { fileBytes } from '../model/tally';
import { formats, standardReading, traits, type Format, type Names } from '../model/types';
import type { Engine } from 'kinprint-engine';
import { feedSlices } from './feeding';
import type { FileToCount, KeptText } from './messages';

/** One file in "texts" of a .kinprint.json. */
interface Entry {
  file: string;
  source: string;
  format: Format;
  /** The sources that its texts are of, by the names that they go by. */
  sources: string[];
  /** What its texts came to go by, one after the other. */
  namings?: Names[];
  text: string;
}

async function textOf(file: FileToCount): Promise<string> {
  const decoder = new TextDecoder(file.encoding ?? 'utf-8');
  let text = '';
  const take = (slice: Uint8Array): void => void (text += decoder.decode(slice, { stream: true }));
  await feedSlices(file, take, () => undefined);
  return text + decoder.decode();
}

/** What is wrong with the texts alone: the counts beside them are not affected. */
export class TextsUnreadable extends Error {}

/** How a .kinprint.json begins whose texts need dictionaries, so that a look at its head tells. */
const beginsWithNeed = '{"dictionaries":true,\n';

export const saysItNeedsDictionaries = (head: Uint8Array): boolean =>
  new TextDecoder().decode(head.subarray(0, beginsWithNeed.length)) === beginsWithNeed;

/** How all others begin, and how all end. */
const opening = '{';
const closing = '}\n';

const insideOf = (counts: Blob): Blob => counts.slice(opening.length, counts.size - closing.length);

/**
 * `counts` with the files as "texts" beside them: JSON in pieces, since all of them in one string may be too long.
 */
export async function withTexts(
  counts: Blob,
  files: readonly KeptText[],
  engine: Pick<Engine, 'needsDictionaries'>,
): Promise<Blob> {
  const pieces: string[] = [];
  let bytes = counts.size;
  let isNeeding = false;
  for (const { file, sources } of files) {
    const text = await textOf(file);
    isNeeding ||= engine.needsDictionaries(new TextEncoder().encode(text.slice(0, shared.sniffBytes)));
    const { name, source, format } = file;
    const namings = file.namings.length > 0 ? { namings: file.namings } : {};
    const entry: Entry = { file: name, source, format, sources, ...namings, text };
    const piece = `${pieces.length > 0 ? ',\n' : ''}${JSON.stringify(entry)}`;
    bytes += piece.length;
    if (bytes > sessionBytes || pieces.length >= sessionTexts) {
      throw new TextsUnreadable(
        'counts and texts together are too large for one file; save them without the texts',
      );
    }
    pieces.push(piece);
  }
  const begin = isNeeding ? beginsWithNeed : opening;
  return new Blob([begin, insideOf(counts), ',\n"texts":[', ...pieces, ']', closing], { type: counts.type });
}

/** `counts` with what people did to their sources as "table" beside them. */
export const withTable = (counts: Blob, table: SavedTable): Blob =>
  new Blob([opening, insideOf(counts), ',\n"table":', JSON.stringify(table), closing], { type: counts.type });

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isName = (value: unknown): value is string => typeof value === 'string' && whyNoName(value) === '';

const listOf = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).map((one) => (one ?? {}) as Record<string, unknown>);

/** Of names that a stranger may have written, those that can be given. */
function usable(names: Record<string, unknown>): Names {
  const renamed = new Map<string, string>();
  for (const { from, to } of listOf(names.renamed))
    if (typeof from === 'string' && isName(to)) renamed.set(from, to);
  const splits = new Map<string, Names['splits'][number]>();
  for (const { from, by, as } of listOf(names.splits)) {
    const trait = traits.find((one) => one === by);
    if (typeof from === 'string' && trait && isName(as)) splits.set(from, { from, by: trait, as });
  }
  return { renamed: [...renamed].map(([from, to]) => ({ from, to })), splits: [...splits.values()] };
}

/** A stranger may have written it. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, source, format, sources, text } = value as Record<string, unknown>;
  return isStrings([file, source, text]) && isStrings(sources) && formats.some((known) => known === format);
}

/** The texts in a .kinprint.json; what is no text is passed over. Throws TextsUnreadable. */
export async function found(session: FileToCount): Promise<KeptText[]> {
  if (fileBytes(session) > sessionBytes) throw new TextsUnreadable('they are too large to be read back');
  const { texts } = JSON.parse(await textOf(session)) as { texts?: unknown };
  const entries = Array.isArray(texts) ? texts.filter(isEntry) : [];
  if (entries.length > sessionTexts) throw new TextsUnreadable(`they are more than ${sessionTexts}`);
  return entries.map(({ file, source, format, sources, namings, text }) => ({
    own: '',
    sources,
    file: {
      key: 0,
      name: file,
      source,
      format,
      alone: true,
      ...standardReading,
      encoding: 'UTF-8',
      fields: null,
      namings: listOf(namings).map(usable),
      entry: null,
      blob: new Blob([text]),
    },
  }));
}
