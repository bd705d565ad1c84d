/** The report of whose style a source is: what was found of it, with the hashes of what was measured. */
import type { Atlas } from './atlases';
import type { FileToCount, KeptText } from './engine/messages';
import { sha256Of } from './hashing';
import { forEngine, type Arrangement } from './model/arrangement';
import { isoTime, type ReportedFile, type ReportInput } from './model/report';
import type { Reading } from './model/types';
import type { TreeWorker } from './pool/tree-worker';

/** What was dropped: the archive, the folder, or the file itself. */
const rootOf = ({ name }: FileToCount): string => name.split('/', 1)[0] ?? name;

/** Each blob once: an archive, of which several files may come, is one. */
async function inputsOf(files: readonly FileToCount[]): Promise<ReportedFile[]> {
  const blobs = new Map(files.map((file) => [file.blob, file.entry ? rootOf(file) : file.name]));
  const inputs: ReportedFile[] = [];
  for (const [blob, file] of blobs) inputs.push({ file, bytes: blob.size, sha256: await sha256Of(blob) });
  return inputs;
}

/** What of it concerns this source. */
function concerning(source: string, { renamed, splits, look }: Arrangement): Arrangement {
  const own = [...renamed].filter(([, to]) => to === source);
  const names = [source, ...own.map(([from]) => from)];
  const split = [...splits].filter(([, { as }]) => names.some((name) => name.startsWith(as)));
  return { renamed: new Map(own), splits: new Map(split), leftOut: new Set(), look };
}

interface Asked {
  source: string;
  claim: string;
  /** All that was read. */
  known: readonly KeptText[];
  atlas: Atlas;
  arrangement: Arrangement;
  reading: Reading;
}

/** Does what its texts were dropped in hold other sources, too? */
function isShared(source: string, files: readonly FileToCount[], known: readonly KeptText[]): boolean {
  const roots = new Set(files.map(rootOf));
  return known.some(
    ({ file, sources }) => roots.has(rootOf(file)) && sources.some((name) => name !== source),
  );
}

async function inputOf({ source, claim, known, atlas, arrangement, reading }: Asked): Promise<ReportInput> {
  const files = known.filter(({ sources }) => sources.includes(source)).map(({ file }) => file);
  const choices = files.map(({ encoding, fields }) => JSON.stringify([encoding, fields]));
  const isAlike = new Set(choices).size <= 1;
  return {
    claim,
    date: isoTime(new Date()),
    inputs: await inputsOf(files),
    atlasFile: atlas.file,
    atlasSha256: await sha256Of(new Blob([atlas.text])),
    paths: isAlike ? [...new Set(files.map(rootOf))] : [],
    settings: {
      format: 'plain',
      channel: reading.channel,
      keepsRepeats: reading.keepsRepeats,
      strip: reading.strip.join(','),
      encoding: isAlike ? (files[0]?.encoding ?? null) : null,
      fields: isAlike ? (files[0]?.fields ?? null) : null,
      arrangement: forEngine(concerning(source, arrangement)),
      only: isShared(source, files, known) ? [source] : [],
    },
  };
}

/** The document, as the engine writes it. The session knows the atlas by then: its answer is on the page. */
export async function reportOn(asked: Asked, tree: TreeWorker): Promise<string> {
  const report = await inputOf(asked);
  const { document } = await tree.ask('report', { source: asked.source, report });
  return document;
}
