/** The dictionaries that each engine is handed when it starts, once some text needs them. */
import { bytesOf } from '../packs/bytes';
import { loadPack } from '../packs/packs';

let known: Uint8Array<ArrayBuffer> | null = null;

export const dictionaries = (): Uint8Array<ArrayBuffer> | null => known;

/** Engines that run already do not hear of them. Throws OutOfReach where they can't be had. */
export async function loadDictionaries(): Promise<void> {
  known ??= bytesOf(await loadPack('dictionaries'));
}
