/** What the first view shows beside its words: the tree of the atlas, which comes after the first picture. */
import { atlasTreeOf } from './model/atlas-tree';
import type { State } from './model/state';
import type { Store } from './model/store';
import { loadPack } from './packs/packs';

/** Where it does not come, the first view does without. */
export async function greet(state: Store<State>): Promise<void> {
  try {
    state.change({ atlasTree: atlasTreeOf(await loadPack('atlas-tree')) });
  } catch {
    state.change({ lacksAtlas: true });
  }
}
