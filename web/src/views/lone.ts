/** Where there is one source, and so no tree: whose style it is. */
import type { State } from '../model/state';
import { byId, show } from './dom';
import { identityView } from './identity';

export function loneView(): (state: State) => void {
  const box = byId('lone');
  const view = identityView();
  box.append(view.element);
  return ({ tree, identity }) => {
    if (show(box, !tree && identity !== null) && identity) view.update(identity);
  };
}
