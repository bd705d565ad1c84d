/** What the engine says and is told, as JSON: the page's side of wasm/bindings.cpp. */

/** One thing that went wrong in one file. The message says what to do. */
export interface EngineError {
  file: string;
  text: number | null;
  byte: number | null;
  code: string;
  message: string;
}

export type Format = 'plain' | 'jsonl' | 'profile';

/** One thing that was dropped: a file, a folder or an archive, with the paths inside it. */
export interface PlanRoot {
  kind: 'file' | 'folder' | 'zip';
  paths: string[];
}

export interface PlannedFile {
  root: number;
  path: string;
  source: string;
  format: Format;
}

export interface Plan {
  files: PlannedFile[];
  errors: EngineError[];
}

/** What counting one file gave. */
export interface CountReport {
  file: string;
  sources: string[];
  texts: number;
  words: number;
  errors: EngineError[];
}

export interface SourceCount {
  name: string;
  texts: number;
  words: number;
}

export const distances = ['snr', 'whitened', 'cosine-delta', 'burrows-delta', 'jsd', 'slop-overlap'] as const;
export const linkages = ['average', 'complete', 'single', 'ward', 'neighbour-joining'] as const;
export type Distance = (typeof distances)[number];
export type Linkage = (typeof linkages)[number];

export interface TreeOptions {
  distance: Distance;
  linkage: Linkage;
  terms: number;
  seed: number;
  centre: 'auto' | 'prompts' | 'genre' | 'none';
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
  support: number[];
  nearest: NearestSource[];
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
