/** The tables that come with the page: how often people use words, and the weights of terms. */
import type { ReferenceKind } from './engine/messages';
import type { Distance } from './model/types';
import { loadPack } from './packs/packs';
import type { TreeWorker } from './pool/tree-worker';

export interface Reference {
  kind: ReferenceKind;
  text: string;
}

/** What a distance needs to know beforehand. */
export async function fetchReference(distance: Distance): Promise<Reference | null> {
  if (distance === 'slop-overlap') {
    return { kind: 'baseline', text: await loadPack('baseline') };
  }
  if (distance === 'snr' || distance === 'whitened') {
    return { kind: 'weights', text: await loadPack('weights') };
  }
  return null;
}

/** Hands the session the table that only some distances need. */
export async function loadReference(tree: TreeWorker, distance: Distance): Promise<void> {
  const reference = await fetchReference(distance);
  if (reference) await tree.loadReference(reference.kind, reference.text);
}
