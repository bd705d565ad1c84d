/** The panel about the source that was chosen, and about why another one is near it. */
import type { EvidenceState, Selection, State } from '../model/state';
import type { TreeResult } from '../model/types';
import { sourceCard } from './card';
import { button, byId, show } from './dom';
import { evidenceView } from './evidence';

interface Handlers {
  onChoose(name: string | null): void;
  onExplain(a: string, b: string): void;
  onBack(): void;
}

export function inspectorView(handlers: Handlers): (state: State, selection: Selection) => void {
  const panel = byId('inspector');
  const close = button('button small close', 'Close', () => handlers.onChoose(null));
  const evidencePanel = evidenceView(() => handlers.onBack());
  let shown: unknown[] = [];
  /** What is explained, so that going back leads to where it was asked for. */
  let explained: EvidenceState | null = null;

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (explained) handlers.onBack();
    else handlers.onChoose(null);
  });

  const showCard = ({ tree, measuring }: State, result: TreeResult, source: number): void => {
    // Support comes in many times a second: whoever is in the panel by keyboard is not thrown out by each.
    const support = tree?.support ?? null;
    const now = [result, source, measuring ? null : support];
    if (now.every((one, at) => one === shown[at])) return;
    shown = now;
    const name = result.sources[source]?.name ?? '';
    const options = {
      onChoose: (other: string) => handlers.onChoose(other),
      onExplain: (other: string) => handlers.onExplain(name, other),
    };
    const hadFocus = panel.contains(document.activeElement);
    panel.replaceChildren(close, ...sourceCard(result, support, source, options));
    // What had the focus is gone with the old card; the keyboard's place is still here.
    if (hadFocus) close.focus({ preventScroll: true });
  };

  const showEvidence = (evidence: EvidenceState, result: TreeResult): void => {
    const isNew = evidence.a !== explained?.a || evidence.b !== explained.b;
    evidencePanel.update(evidence, result);
    explained = evidence;
    if (!isNew) return;
    shown = [];
    panel.replaceChildren(close, evidencePanel.element);
    panel.scrollTop = 0;
    evidencePanel.title.focus({ preventScroll: true });
  };

  const goBack = (state: State, result: TreeResult, source: number): void => {
    const wasInside = panel.contains(document.activeElement);
    const asked = explained?.b;
    explained = null;
    showCard(state, result, source);
    if (!wasInside) return;
    const why = [...panel.querySelectorAll<HTMLElement>('.why')].find(
      (button) => button.getAttribute('aria-label') === `Why is ${asked} near?`,
    );
    (why ?? close).focus();
  };

  return (state, { pinned }) => {
    const { tree, busy, evidence } = state;
    const source = tree?.result.sources.findIndex(({ name }) => name === pinned) ?? -1;
    document.body.classList.toggle('inspecting', source >= 0);
    document.body.classList.toggle('explaining', source >= 0 && evidence !== null);
    if (!show(panel, source >= 0) || !tree) return;
    if (evidence) showEvidence(evidence, tree.result);
    else if (explained) goBack(state, tree.result, source);
    else showCard(state, tree.result, source);
    for (const why of panel.querySelectorAll<HTMLButtonElement>('.why')) why.disabled = busy !== null;
  };
}
