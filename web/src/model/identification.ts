/** Whose style a source is, as the engine tells it (core/include/kinprint/identify.hpp). */
import type { PieceByPiece } from './pieces';
import type { EngineError } from './types';

export type Verdict = 'clear' | 'likely' | 'open' | 'unlike-all' | 'too-short';

/** Among whom a text is placed: the sources of an atlas, or the others that were dropped. */
export type Among = 'atlas' | 'others';

/** So many others make it worth to ask. */
export const leastOthers = 3;

export interface Candidate {
  source: string;
  /** '' where nobody knows. */
  vendor: string;
  probability: number;
}

/** How often placings were right in trials of so many words. Shares are between 0 and 1. */
export interface Measured {
  words: number;
  texts: number;
  first: number;
  three: number;
  vendor: number;
  calibrationError: number;
  sure: number;
  rightOfSure: number;
  auroc: number;
  detections: number;
  /** Of texts by sources that it does not know: said to be clearly like one, or like none. */
  clearOfUnknown: number;
  unlikeOfUnknown: number;
  /** Of texts by those it knows, the latter. */
  unlikeOfKnown: number;
  /** All that in sentences; none where it does not bear on the text. */
  says: string[];
}

/** How a term speaks for the first candidate: how often it came, and would in such a text by anybody, and by that one. */
export interface TermCase {
  term: string;
  count: number;
  expected: number;
  ofFirst: number;
  weight: number;
}

/** Of a text of fewer than 200 words there are no candidates, and none of what follows `warnings`. */
export interface Identified {
  name: string;
  words: number;
  candidates: Candidate[];
  vendors: { vendor: string; probability: number }[];
  /** Null, too, where nobody tried what the text was placed among; there is no `measured` then. */
  noneOfThese: number | null;
  verdict: Verdict;
  /** The smallest group of the atlas's tree that it belongs to; null where it is too short. */
  among: { sources: string[]; probability: number } | null;
  /** The verdict in a sentence. */
  finding: string;
  warnings: string[];
  coverage?: number;
  strangeness?: number;
  /** Is it so unlike the texts of the atlas that its figures mean nothing? */
  beyond?: boolean;
  measured?: Measured;
  for?: TermCase[];
  against?: TermCase[];
  /** Text by text and piece by piece, where that was asked. */
  pieces?: PieceByPiece;
}

/** Is it as likely as not that it is by none of the atlas? */
export const mayBeNone = (noneOfThese: number | null): boolean => (noneOfThese ?? 0) >= 0.5;

/** Are there figures to show? */
export const isTold = ({ candidates, beyond }: Identified): boolean =>
  candidates.length > 0 && beyond !== true;

export interface Identification {
  atlas: { about: string; date: string; sources: number };
  unknown: Identified[];
  /** What such answers do not prove. */
  limits: string[];
  errors: EngineError[];
}

/** Never all of what is less. */
export const percent = (share: number): string => {
  const whole = Math.round(100 * share);
  return whole === 100 && share < 1 ? 'more than 99 %' : `${whole} %`;
};

/** What stands at a candidate: rounded, and never “0 %” of what may be. */
export function likelihood(probability: number): string {
  if (probability < 0.005) return 'under 1 %';
  return probability >= 0.995 ? 'more than 99 %' : percent(probability);
}
