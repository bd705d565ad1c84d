/** What the engine says and is told, as JSON: the page's side of wasm/bindings.cpp. */

/** One thing that went wrong in one file. The message says what to do. */
export interface EngineError {
  file: string;
  text: number | null;
  byte: number | null;
  code: string;
  message: string;
}

export const formats = ['plain', 'jsonl', 'json', 'csv', 'html', 'profile'] as const;
export type Format = (typeof formats)[number];

export const encodings = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'UTF-32LE',
  'UTF-32BE',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'ISO-8859-2',
  'ISO-8859-7',
  'KOI8-R',
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'gb18030',
  'Big5',
] as const;
/** What a file is written in, as the Encoding Standard has it. */
export type Encoding = (typeof encodings)[number];

/** What models answer, what they reason before that, or both. */
export const channels = ['answers', 'reasoning', 'both'] as const;
export type Channel = (typeof channels)[number];

/** What can be taken out of texts before they are counted. */
export const stripped = ['wrappers', 'markdown', 'code', 'prompt'] as const;
export type Stripped = (typeof stripped)[number];

/** What of texts is counted, the same for all files. */
export interface Reading {
  channel: Channel;
  /** Are texts counted that repeat an earlier one, or themselves? */
  keepsRepeats: boolean;
  strip: readonly Stripped[];
}

/** What is counted where nobody says otherwise. */
export const standardReading: Reading = { channel: 'answers', keepsRepeats: false, strip: [] };

/** Which fields of records hold what; '' where Kinprint is to find that out. */
export interface Fields {
  text: string;
  source: string;
  prompt: string;
}

/** How the records of a file were understood. */
export interface RecordReading {
  fields: Fields;
  /** Was the field of the text found by its looks alone? */
  guessed: boolean;
  /** The field that may say whose each is, where none is known to: a proposal, which is not taken. */
  likelySource: string;
  /** Of the first records. */
  names: string[];
  /** The first three. */
  rows: { text: string; source: string; prompt: string; values: string[] }[];
}

/** One thing that was dropped: a file, a folder or an archive, with the paths inside it. */
export interface PlanRoot {
  kind: 'file' | 'folder' | 'zip';
  paths: string[];
  /** For people. */
  name: string;
}

export interface PlannedFile {
  root: number;
  path: string;
  source: string;
  /** As its ending has it. */
  format: Format;
  /** Is no other file planned for its source? */
  alone: boolean;
  /** Does its ending say that it holds no text? Then its first bytes tell. */
  inDoubt: boolean;
}

/** A file that was read, and the sources that it turned out to hold. */
export interface SourcesOfFile {
  file: string;
  /** Of its texts that say no other, where it is the only file planned for that; else ''. */
  own: string;
  /** As it was read. */
  format: Format;
  sources: string[];
}

/** A file that was read, and what tells its texts from others. */
export interface HashedTexts {
  file: string;
  hashes: string;
}

/** A file that holds what another does, byte by byte. `isSure`: it is to become the same source. */
export interface Copy {
  of: number;
  isSure: boolean;
}

export interface Plan {
  files: PlannedFile[];
  errors: EngineError[];
}

/** What counting one file gave. */
export interface CountReport {
  file: string;
  /** What it turned out to be. */
  format: Format;
  encoding: Encoding;
  /** Where it holds records. */
  records: RecordReading | null;
  sources: string[];
  /** Do all its texts say whose they are, whatever the file is called? */
  namesSources: boolean;
  texts: number;
  words: number;
  /** Texts that hold reasoning, whether it was counted or not. */
  reasoned: number;
  /** Texts of them that end in it, or hold nothing else. */
  unanswered: number;
  /** Texts that an earlier one of the same source holds, counted or not. */
  repeated: number;
  /** Texts that go round in circles, counted or not. */
  looping: number;
  /** What tells its texts from others, each with its source; '' where repeats are kept. */
  textHashes: string;
  /** Those of the tree that saved counts were kept with. */
  options: TreeOptions | null;
  /** How the sources of saved counts looked, as the page kept it. */
  table: unknown;
  /** Have saved counts their texts beside them? */
  hasTexts: boolean;
  errors: EngineError[];
}

export interface SourceCount {
  name: string;
  texts: number;
  words: number;
}

/** What is known of a text by which its source can be split. */
export const traits = ['file', 'genre', 'prompt'] as const;
export type Trait = (typeof traits)[number];

/** Its texts go by `as` and what each has of the trait. */
export interface Split {
  by: Trait;
  as: string;
}

/** A name so far, and the one that it goes by. */
export interface NewName {
  from: string;
  to: string;
}

/** What the texts of sources go by: first they are split, then renamed. */
export interface Names {
  renamed: NewName[];
  splits: (Split & { from: string })[];
}

/** A source before it is renamed; `of` are the names in the files of what is in it. */
export interface SplitSource extends SourceCount {
  of: readonly string[];
}

/** What the splits came to. Of what could not be split, `names` hold a new name instead, and `errors` say why. */
export interface SplitUp {
  sources: SplitSource[];
  names: Names;
  errors: EngineError[];
}

/** What a source would become, split by a trait; no parts where it can't be, and why. */
export interface Way {
  by: Trait;
  parts: (SourceCount & { value: string })[];
  whyNot: string;
}

export const distances = ['snr', 'whitened', 'cosine-delta', 'burrows-delta', 'jsd', 'slop-overlap'] as const;
export const linkages = ['average', 'complete', 'single', 'ward', 'neighbour-joining'] as const;
export const centres = ['auto', 'prompts', 'genre', 'none'] as const;
export type Distance = (typeof distances)[number];
export type Linkage = (typeof linkages)[number];
export type Centre = (typeof centres)[number];

export interface TreeOptions {
  distance: Distance;
  linkage: Linkage;
  terms: number;
  seed: number;
  centre: Centre;
  /** Take in sources of too few words, too. */
  force: boolean;
}

/** A join of two nodes; ids as in SciPy: below the number of leaves a leaf, then merges in order. */
export interface Merge {
  a: number;
  b: number;
  height: number;
  size: number;
}

export interface TreeSource extends SourceCount {
  warnings: string[];
}

/** A source's nearest one: the share of resamples in which it is so too, and the methods that say the same. */
export interface NearestSource {
  name: string;
  support: number | null;
  methods: Distance[];
  /** How many methods were asked. */
  asked: number;
}

/** How sure a tree is; grows while texts are resampled. `support`: one a merge, empty where nothing can be resampled. */
export interface Support {
  resamples: number;
  /** Why nothing can be resampled; empty where something can. */
  unmeasured: string;
  support: number[];
  nearest: NearestSource[];
  /** As in the tree, with what the other methods say of it. */
  notes: string[];
  /** One list a source. */
  warnings: string[][];
}

/** The engine's tree; `distances` is the condensed matrix, upper triangle row by row. */
export interface TreeResult {
  kinprint: string;
  icu: string;
  options: TreeOptions;
  sources: TreeSource[];
  /** Sources that have too few words for a place in the tree. */
  leftOut: SourceCount[];
  /** What to know of the whole: how it was weighed and centred. */
  notes: string[];
  distances: ArrayLike<number>;
  merges: Merge[];
  /** Of neighbour joining a leaf may end above 0. */
  leafHeights: number[];
  /** Leaves from top to bottom. */
  order: number[];
  copheneticCorrelation: number | null;
  newick: string;
  errors: EngineError[];
}

/** The distances that are made of terms, and so can be taken apart into them. */
export type EvidenceDistance = Extract<Distance, 'snr' | 'whitened' | 'cosine-delta'>;

export interface EvidenceOptions {
  a: string;
  b: string;
  distance: EvidenceDistance;
  terms: number;
  centre: TreeOptions['centre'];
  /** Terms of each list. */
  top: number;
  force: boolean;
}

/** How the two use a term, against what was expected of each. */
export type Use = 'both-over' | 'both-under' | 'a-over' | 'b-over';

/** Rates are per 1,000 words; `texts` is in how many texts, where that is known. */
export interface TermUse {
  rate: number;
  expected: number;
  texts: number | null;
}

/** What one term has to do with a distance; `share` is of all terms that pull the same way. */
export interface TermEvidence {
  term: string;
  contribution: number;
  share: number;
  use: Use;
  a: TermUse;
  b: TermUse;
  othersRate: number | null;
  humanRate: number | null;
}

/** One of the two; the other is its `rank`-th nearest. */
export interface ComparedSource extends SourceCount {
  rank: number;
}

export interface Evidence {
  options: Omit<EvidenceOptions, 'a' | 'b'>;
  notes: string[];
  /** How many sources were compared. */
  sources: number;
  a: ComparedSource;
  b: ComparedSource;
  distance: number;
  sumTogether: number;
  sumApart: number;
  together: TermEvidence[];
  apart: TermEvidence[];
  errors: EngineError[];
}

export interface PassageQuery {
  terms: string[];
  sources: string[];
  /** Passages of each term and source. */
  most: number;
}

/** A term in its place: the three parts joined are one line of the text. `text` is the file, or file:line. */
export interface Passage {
  text: string;
  prompt: string;
  before: string;
  match: string;
  after: string;
}

export interface TermPassages {
  term: string;
  source: string;
  passages: Passage[];
}

export interface Passages {
  found: TermPassages[];
  /** Sources of which saved counts came, which hold no text. */
  withoutText: string[];
}

/** What slop lists are ordered by: the ratio to how people write, or log-odds against the other sources. */
export const slopOrders = ['ratio', 'log-odds'] as const;
export type SlopOrder = (typeof slopOrders)[number];

export interface SlopOptions {
  source: string;
  /** Terms of each list. */
  top: number;
  by: SlopOrder;
}

/** A term that a source over-uses. Rates are per 1,000 words; null is what is not known. */
export interface SlopEntry {
  term: string;
  count: number;
  texts: number;
  prompts: number;
  /** In few of the prompts: a name or a topic rather than a habit. */
  topical: boolean;
  rate: number;
  humanRate: number | null;
  /** To the rate of people. */
  ratio: number | null;
  /** Log-odds in standard deviations (Monroe et al. 2008). */
  zOthers: number | null;
  zHuman: number | null;
  g2: number | null;
  /** To base 2, of the rate to that of the other sources. */
  logRatio: number | null;
}

export interface SourceSlop {
  name: string;
  words: SlopEntry[];
  pairs: SlopEntry[];
  triples: SlopEntry[];
}

export interface SlopReport {
  sources: SourceSlop[];
  errors: EngineError[];
}
