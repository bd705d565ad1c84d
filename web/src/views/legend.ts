/** Which mark at a leaf is which group. */
import { groupsAmong, type Look } from '../model/look';
import type { State } from '../model/state';
import type { TreeResult } from '../model/types';
import { byId, el, show } from './dom';
import { groupMark } from './group-mark';
import { short } from './labels';

export function legendView(): (state: State) => void {
  const list = byId('legend');
  let shown: TreeResult | null = null;
  let look: Look | null = null;

  return ({ tree, arrangement }) => {
    const result = tree?.result ?? null;
    if (result === shown && arrangement.now.look === look) return;
    shown = result;
    look = arrangement.now.look;
    const groups = groupsAmong(look, result?.sources.map(({ name }) => name) ?? []);
    list.replaceChildren(...groups.map(({ name, slot }) => el('li', '', groupMark(slot), short(name))));
    show(list, groups.length > 0);
  };
}
