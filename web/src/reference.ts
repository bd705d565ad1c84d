/** The tables that come with the page: how often people use words, and the weights of terms. */
import type { ReferenceKind } from './engine/messages';
import type { Distance } from './model/types';

export interface Reference {
  kind: ReferenceKind;
  text: string;
}

/** What a distance needs to know beforehand; large, so asked of the page's host only then, and once. */
export async function fetchReference(distance: Distance): Promise<Reference | null> {
  if (distance === 'slop-overlap') {
    return { kind: 'baseline', text: (await import('../../core/data/baseline-en.txt?raw')).default };
  }
  if (distance === 'snr' || distance === 'whitened') {
    return { kind: 'weights', text: (await import('../../core/data/weights-en.json?raw')).default };
  }
  return null;
}
