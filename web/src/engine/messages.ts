/** What the page and its workers say to each other. One request, one answer; a failed answer means a dead engine. */
import type { EngineArrangement } from '../model/arrangement';
import type { Identification } from '../model/identification';
import type { ReportInput } from '../model/report';
import type { SavedTable } from '../model/saved-table';
import type {
  Copy,
  CountReport,
  Encoding,
  EngineError,
  Evidence,
  EvidenceOptions,
  Fields,
  Format,
  HashedTexts,
  Names,
  PassageQuery,
  Passages,
  Plan,
  PlanRoot,
  Reading,
  SlopOptions,
  SlopReport,
  SourceCount,
  SourcesOfFile,
  SplitUp,
  Support,
  TreeOptions,
  TreeResult,
  Way,
} from '../model/types';

/** Where an entry of an archive lies; sizes and positions in bytes. */
export interface ZipEntry {
  path: string;
  method: number;
  headerAt: number;
  packedSize: number;
  size: number;
  crc: number;
}

/** One file to count. `name` is what people see; with `entry`, the bytes are that entry of the archive `blob`. */
export interface FileToCount extends Reading {
  key: number;
  name: string;
  source: string;
  /** As its ending has it, or as it was read. */
  format: Format;
  blob: Blob;
  entry: ZipEntry | null;
  /** Is no other file planned for its source? */
  alone: boolean;
  /** As people said, or as it was found out; null where it is to be. */
  encoding: Encoding | null;
  /** Which fields of its records hold what, where people said so. */
  fields: Fields | null;
  /** What its texts go by where it is looked into, one after the other. It is counted under the names that stand in it. */
  namings: Names[];
}

/** What became of one file: a report, or the reason why it could not be read. */
export interface FileOutcome {
  key: number;
  report: CountReport;
}

/** What is counted of a text: the terms, which every tree needs, or the content words, which only slop lists do. */
export type Part = 'terms' | 'content';

export interface CountResult {
  /** As a blob: the browser keeps it outside the page, and on disk when memory is short. */
  counts: Blob;
  outcomes: FileOutcome[];
}

/** What was seen of files before they are counted. */
export interface SurveyResult {
  survey: Blob;
  outcomes: FileOutcome[];
}

export interface PassageResult {
  passages: Passages;
  outcomes: FileOutcome[];
}

/** A file whose text is in the session, and the sources that its texts are of. */
export interface KeptText {
  file: FileToCount;
  /** As `SourcesOfFile` has it. */
  own: string;
  sources: string[];
}

/** Progress of a job: bytes read so far of the file `key`. */
export interface CountProgress {
  key: number;
  bytes: number;
}

export type ReferenceKind = 'baseline' | 'weights' | 'atlas';

export interface Calls {
  start: { in: { module: WebAssembly.Module; lock: string }; out: { kinprint: string; icu: string } };
  /** Looks through files for terms that are common. */
  survey: { in: { part: Part; files: FileToCount[] }; out: SurveyResult };
  /** Counts the terms that are common; all, where `common` is null. */
  count: { in: { part: Part; files: FileToCount[]; common: Blob | null }; out: CountResult };
  /** Looks for terms in files. */
  passages: { in: { query: PassageQuery; files: FileToCount[] }; out: PassageResult };
  /** Makes words of scripts without spaces known. */
  dictionaries: { in: { package: Uint8Array<ArrayBuffer> }; out: { loaded: boolean } };
  /** Looks at the heads of some files, and of those of some in archives: does any need dictionaries? */
  sniff: { in: { heads: Blob[]; archives: Blob[] }; out: { needsDictionaries: boolean } };
  /** Which of some files are archives, and which are atlases, by their first bytes. */
  kinds: {
    in: { files: { name: string; head: Blob }[] };
    out: { areArchives: boolean[]; areAtlases: boolean[] };
  };
  /** Why files in doubt are not read, in their order; null of those that are. */
  whyRefused: {
    in: { files: { name: string; blob: Blob; entry: ZipEntry | null }[] };
    out: { refused: (EngineError | null)[] };
  };
  list: { in: { zip: Blob; name: string }; out: { entries: ZipEntry[]; errors: EngineError[] } };
  /** What tells each file from others, in their order; '' of one that can't be read. */
  hash: { in: { files: FileToCount[] }; out: { hashes: string[] } };
  /** Which of these files are copies of one that stands before, which is told by its place. */
  copies: { in: { files: { source: string; hash: string }[] }; out: { copies: (Copy | null)[] } };
  /** Says which copies were left out. */
  nameCopies: { in: { copies: { file: string; of: string }[] }; out: { errors: EngineError[] } };
  plan: { in: { roots: PlanRoot[] }; out: Plan };
  /** What was put together unasked, of all files; of the first `known` of them that was told before. */
  shared: { in: { files: SourcesOfFile[]; known: number }; out: { errors: EngineError[] } };
  /** Which texts several files hold, of all files; of the first `known` of them that was told before. */
  sharedTexts: { in: { files: HashedTexts[]; known: number }; out: { errors: EngineError[] } };
  /** Are these files so large that they are to be looked through first? */
  needsSurvey: { in: { files: { file: string; bytes: number }[] }; out: { needed: boolean } };
  /** Which terms are common by these surveys, and by what was found `before`. */
  common: { in: { part: Part; surveys: Blob[]; before: Blob | null }; out: { common: Blob } };
  addTerms: { in: { counts: Blob }; out: { sources: SourceCount[] } };
  addContent: { in: { counts: Blob }; out: { sources: SourceCount[] } };
  /** Of all that was counted, and of what will be. */
  arrange: { in: { arrangement: EngineArrangement }; out: SplitUp };
  /** What a source would become, split; its parts named after `as`. */
  partings: { in: { name: string; as: string }; out: { ways: Way[] } };
  /** What the engine knows before it sees a text: the table of human word frequencies, the weights of terms, or an atlas. */
  reference: { in: { kind: ReferenceKind; text: string }; out: { errors: EngineError[] } };
  tree: { in: { options: TreeOptions }; out: { result: TreeResult; json: Blob } };
  /** Resamples the last tree so many times more. */
  support: { in: { times: number }; out: { support: Support; json: Blob } };
  /** Takes the distance of two sources apart. */
  compare: { in: { options: EvidenceOptions }; out: Evidence };
  /** What a source over-uses; the session needs its content words and the table of human word frequencies for that. */
  slop: { in: { options: SlopOptions }; out: SlopReport };
  /** Whose style one of them is; the session needs an atlas for that. */
  identify: { in: { source: string }; out: Identification };
  /** The same with text by text, and its long texts piece by piece; these are its files. */
  pieces: { in: { source: string; files: FileToCount[] }; out: Identification };
  /** Whose style one of them is among the others; the session needs an atlas for that, too. */
  identifyAmongOthers: { in: { source: string }; out: Identification };
  /** What was found of a source, as a document: the engine's own text. */
  report: { in: { source: string; report: ReportInput }; out: { document: string } };
  /** With what people did to the sources, where that is to be kept, and the hashes of texts, one after the other. */
  save: { in: { table: SavedTable | null; textHashes: string }; out: { file: Blob } };
  /** Saved counts with these files' texts beside them. */
  keepTexts: { in: { counts: Blob; files: KeptText[] }; out: { file: Blob } | { refused: string } };
  /** What was saved so. */
  findTexts: { in: { session: FileToCount }; out: { files: KeptText[]; refused: string | null } };
}

export type CallName = keyof Calls;

export interface Request<K extends CallName = CallName> {
  id: number;
  call: K;
  input: Calls[K]['in'];
}

export type Reply =
  | { id: number; kind: 'done'; output: Calls[CallName]['out'] }
  | { id: number; kind: 'failed'; reason: string }
  | { id: number; kind: 'progress'; progress: CountProgress };
