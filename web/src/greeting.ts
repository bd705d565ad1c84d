/** What the first view shows beside its words: the tree of the atlas, which comes after the first picture. */
import { atlasOf } from './model/atlas';
import type { State } from './model/state';
import type { Store } from './model/store';
import { loadPack } from './packs/packs';

/** Where it does not come, the first view does without. */
export async function greet(state: Store<State>): Promise<void> {
  try {
    state.change({ atlas: atlasOf(await loadPack('atlas-tree')) });
  } catch {
    state.change({ lacksAtlas: true });
  }
}
