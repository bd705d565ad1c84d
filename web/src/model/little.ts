/** Sources of too little text, and whether the tree takes them in. */
import { shared } from '../limits';
import type { SourceCount } from './types';

/** Below so many words a source's place is a guess: as the engine has it. */
export const { wordsForAPlace } = shared;

export const isLittle = ({ words }: SourceCount): boolean => words < wordsForAPlace;

/** Are there two at least that a tree can be made of without the others? */
export const canLeaveOut = (sources: readonly SourceCount[]): boolean =>
  sources.filter((source) => !isLittle(source)).length >= 2;
