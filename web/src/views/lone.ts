/** Where there is one source, and so no tree: whose style it is. */
import type { State } from '../model/state';
import { byId, show } from './dom';
import { identityView, type IdentityHandlers } from './identity';

export function loneView(handlers: IdentityHandlers): (state: State) => void {
  const box = byId('lone');
  const view = identityView(handlers);
  box.append(view.element);
  return ({ tree, identity }) => {
    if (show(box, !tree && identity !== null) && identity) view.update(identity);
  };
}
