/** Beside the tree of the atlas, where there is one source, and so no tree of its own: whose style it is. */
import type { State } from '../model/state';
import { byId, show } from './dom';
import { identityView, type IdentityHandlers } from './identity';

export function loneView(handlers: IdentityHandlers): (state: State) => void {
  const box = byId('lone');
  const view = identityView(handlers);
  box.append(view.element);
  return ({ tree, identity }) => {
    const isShown = show(box, !tree && identity !== null);
    document.body.classList.toggle('alone', isShown);
    if (identity && isShown) view.update(identity);
  };
}
