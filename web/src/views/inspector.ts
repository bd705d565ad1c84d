/** The panel about the source that was chosen. */
import type { Selection, State } from '../model/state';
import { sourceCard } from './card';
import { button, byId, show } from './dom';

export function inspectorView(
  onChoose: (name: string | null) => void,
): (state: State, selection: Selection) => void {
  const panel = byId('inspector');
  const close = button('button small close', 'Close', () => onChoose(null));

  let shown: unknown[] = [];

  return ({ tree, measuring }, { pinned }) => {
    const source = tree?.result.sources.findIndex(({ name }) => name === pinned) ?? -1;
    document.body.classList.toggle('inspecting', source >= 0);
    if (!show(panel, source >= 0) || !tree) return;
    // Support comes in many times a second: whoever is in the panel by keyboard is not thrown out by each.
    const now = [tree.result, pinned, measuring ? null : tree.support];
    if (now.every((one, at) => one === shown[at])) return;
    shown = now;
    panel.replaceChildren(close, ...sourceCard(tree.result, tree.support, source, { onChoose }));
  };
}
