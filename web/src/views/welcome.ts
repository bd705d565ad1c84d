/** The first view: what Kinprint is, where to drop files, and the tree of the atlas, to be explored at once. */
import { finding } from '../model/finding';
import { ofAtlas } from '../model/shown';
import { isFirst, type State } from '../model/state';
import { isInReach } from '../packs/packs';
import { byId, setText, show } from './dom';
import { inElements } from './finding';
import type { Tip } from './tip';
import { treeView } from './tree';
import { supportWords } from './words';

/** `onChoose`: is called with the model that was chosen. */
export function welcomeView(tip: Tip, onChoose: (name: string) => void): (state: State) => void {
  const welcome = byId('welcome');
  const tree = treeView(byId('atlas-tree'), {
    tip,
    onChoose: (name) => name !== null && onChoose(name),
    onEscape: () => undefined,
  });
  let isTold = false;

  return (state) => {
    const { atlasTree: atlas, lacksAtlas } = state;
    const isShown = show(welcome, isFirst(state));
    show(byId('atlas'), !lacksAtlas);
    // Where it is not seen it is not drawn either.
    tree.update(atlas && isShown ? { ...ofAtlas(atlas), canChoose: isInReach('sample') } : null);
    if (!atlas || isTold) return;
    isTold = true;
    byId('atlas-finding').replaceChildren(...inElements(finding(atlas.result, atlas.support)));
    setText(
      byId('atlas-about'),
      `The tree of the atlas that comes with Kinprint, made ${atlas.date}. ${supportWords(atlas.support)}`,
    );
  };
}
