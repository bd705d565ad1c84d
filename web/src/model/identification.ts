/** Whose style a source is, as the engine tells it (core/include/kinprint/identify.hpp). */
import type { EngineError } from './types';

export type Verdict = 'clear' | 'likely' | 'open' | 'unlike-all' | 'too-short';

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
  noneOfThese: number | null;
  verdict: Verdict;
  warnings: string[];
  coverage?: number;
  strangeness?: number;
  measured?: Measured;
  for?: TermCase[];
  against?: TermCase[];
}

export interface Identification {
  atlas: { about: string; date: string; sources: number };
  unknown: Identified[];
  errors: EngineError[];
}
