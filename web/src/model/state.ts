/** All that the page shows, in one place; views draw it and hold nothing of it. */
import { arranged, type Arranged, type Parts } from './arrangement';
import { asCounted, type History } from './history';
import type { AtlasTree } from './atlas-tree';
import type { Among, Identification, Identified } from './identification';
import type { Found } from './passages';
import type { Problem } from './problem';
import type { Tally } from './tally';
import {
  standardReading,
  type Encoding,
  type Evidence,
  type Reading,
  type RecordReading,
  type SlopOrder,
  type SlopReport,
  type SourceCount,
  type Support,
  type TreeOptions,
  type TreeResult,
} from './types';

export interface Tree {
  result: TreeResult;
  /** The engine's own text of it, to download. */
  json: Blob;
  /** How sure it is, as far as that is known by now. */
  support: Support | null;
}

/** How many resamples support is measured by. */
export const allResamples = 200;

/** Below so much support a clade is a guess, and drawn as one. */
export const leastSupport = 0.5;

/** How a file of texts was read: how its records were understood, and how many texts there is a choice about. */
export interface FileReading {
  file: string;
  records: RecordReading | null;
  reasoned: number;
  unanswered: number;
  repeated: number;
  looping: number;
  /** Was it left out, since another file of the same source holds the same? */
  isCopy: boolean;
  encoding: Encoding;
  /** Is it taken for UTF-8, with places that are none? Then it may be something else. */
  isTorn: boolean;
}

/** What cancelling goes back to. */
export interface Settled {
  /** As they were counted, by the names in the files. */
  sources: SourceCount[];
  /** What people want of them. */
  arrangement: History;
  /** What its splits came to, by the engine; null where there were none. */
  parts: Parts | null;
  problems: Problem[];
  readings: FileReading[];
  /** What of texts is counted. */
  reading: Reading;
  tree: Tree | null;
}

export const arrangedOf = ({ sources, arrangement, parts }: Settled): Arranged =>
  arranged(sources, arrangement.now, parts);

/** Is nothing here yet, and nothing said? Then people are told what Kinprint is. */
export const isFirst = ({ busy, tree, sources, problems, notice }: State): boolean =>
  !busy && !tree && sources.length === 0 && problems.length === 0 && notice === null;

/** What is being done now; the tally goes on changing while files are counted. */
export interface Busy {
  stage: 'opening' | 'surveying' | 'counting' | 'comparing' | 'saving';
  tally: Tally | null;
}

/** Why two sources are near; `result` and `found` are null as long as they are waited for. */
export interface EvidenceState {
  a: string;
  b: string;
  result: Evidence | null;
  /** Their terms in their texts. */
  found: Found | null;
  /** What failed. */
  notice: string | null;
}

/** What a source over-uses; `report` and `found` are null as long as they are waited for. */
export interface SlopState {
  source: string;
  by: SlopOrder;
  report: SlopReport | null;
  /** The files that are read once more for it. */
  tally: Tally | null;
  /** Its words in its texts. */
  found: Found | null;
  /** What failed. */
  notice: string | null;
}

/** Whose style a source is; `result` is null as long as it is waited for. */
export interface IdentityState {
  source: string;
  among: Among;
  /** How many others there are. */
  others: number;
  /** The file that the atlas came from; '' of the one that comes with the page. */
  atlasFile: string;
  /** With what is found piece by piece, where there is enough text: that comes later. */
  result: Identified | null;
  atlas: Identification['atlas'] | null;
  /** What the answer does not prove. */
  limits: readonly string[];
  /** What failed. */
  notice: string | null;
}

/** An atlas that was dropped to place texts in. */
export interface DroppedAtlas {
  file: string;
  text: string;
  /** null where it holds none. */
  tree: AtlasTree | null;
}

/** What is not here and won't come. `helpsToReload`: a new page could fetch it. */
export interface Lack {
  message: string;
  helpsToReload: boolean;
}

export interface State extends Settled {
  options: TreeOptions;
  busy: Busy | null;
  /** A sentence about the whole: why there is no tree, or what failed. */
  notice: string | null;
  /** Are texts being resampled behind the tree that is shown? */
  measuring: boolean;
  /** Was that stopped before its end? It can go on. */
  stopped: boolean;
  /** What is explained, if anything; of the tree that is shown. */
  evidence: EvidenceState | null;
  /** The slop lists that are shown, if any; never beside evidence. */
  slop: SlopState | null;
  /** Whose style a source is, if that was asked; never beside the others. */
  identity: IdentityState | null;
  /** The tree of the atlas that comes with the page; null until it is here. */
  atlasTree: AtlasTree | null;
  /** What texts are placed in, in its stead. */
  droppedAtlas: DroppedAtlas | null;
  /** Did it not come? */
  lacksAtlas: boolean;
  /** Is all here that a run needs? From then on the network can be cut. */
  isReady: boolean;
  /** Is more on its way, for what is asked of a text's style? */
  fetchesMore: boolean;
  /** Did a part of it not come? */
  lacksParts: boolean;
  /** Can nothing leave any more? */
  isSealed: boolean;
  /** Could a new page do what the notice says that this one can't? */
  helpsToReload: boolean;
  /** Why the dictionaries that some texts need are not here. */
  lack: Lack | null;
}

/** The source that is looked at, by name: names outlast a change of tree. */
export interface Selection {
  pinned: string | null;
}

export const firstState: State = {
  sources: [],
  arrangement: asCounted,
  parts: null,
  problems: [],
  readings: [],
  reading: standardReading,
  tree: null,
  options: { distance: 'snr', linkage: 'average', terms: 5000, seed: 1, centre: 'auto', force: false },
  busy: null,
  notice: null,
  measuring: false,
  stopped: false,
  evidence: null,
  slop: null,
  identity: null,
  atlasTree: null,
  droppedAtlas: null,
  lacksAtlas: false,
  isReady: false,
  fetchesMore: true,
  lacksParts: false,
  isSealed: false,
  helpsToReload: false,
  lack: null,
};
