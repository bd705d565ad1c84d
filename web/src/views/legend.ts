/** Which mark at a leaf is which group. */
import { groupsAmong, plainLook, type Look } from '../model/look';
import type { Shown } from '../model/shown';
import type { State } from '../model/state';
import type { TreeResult } from '../model/types';
import { byId, el, show } from './dom';
import { groupMark } from './group-mark';
import { short } from './labels';

export function legendView(): (state: State, shown: Shown | null) => void {
  const list = byId('legend');
  let result: TreeResult | null = null;
  let look: Look = plainLook;

  return (_, shown) => {
    if (result === (shown?.result ?? null) && look === (shown?.look ?? plainLook)) return;
    result = shown?.result ?? null;
    look = shown?.look ?? plainLook;
    const groups = groupsAmong(look, result?.sources.map(({ name }) => name) ?? []);
    list.replaceChildren(...groups.map(({ name, slot }) => el('li', '', groupMark(slot), short(name))));
    show(list, groups.length > 0);
  };
}
