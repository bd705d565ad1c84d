/** The panel about the source that was chosen. */
import type { Selection, State } from '../model/state';
import { sourceCard } from './card';
import { button, byId, show } from './dom';

export function inspectorView(
  onChoose: (name: string | null) => void,
): (state: State, selection: Selection) => void {
  const panel = byId('inspector');
  const close = button('button small close', 'Close', () => onChoose(null));

  return ({ tree }, { pinned }) => {
    const source = tree?.result.sources.findIndex(({ name }) => name === pinned) ?? -1;
    document.body.classList.toggle('inspecting', source >= 0);
    if (!show(panel, source >= 0) || !tree) return;
    panel.replaceChildren(close, ...sourceCard(tree.result, source, { onChoose }));
  };
}
