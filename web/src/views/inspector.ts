/** The panel about the source that was chosen, and about what was asked of it: why another is near, what it over-uses. */
import type { Selection, State } from '../model/state';
import type { SlopOrder, TreeResult } from '../model/types';
import { sourceCard } from './card';
import { button, byId, show } from './dom';
import { evidenceView } from './evidence';
import { identityView, type IdentityHandlers } from './identity';
import { slopView } from './slop';

interface Handlers {
  onChoose(name: string | null): void;
  onExplain(a: string, b: string): void;
  onList(source: string, by: SlopOrder): void;
  onIdentify(source: string): void;
  identity: IdentityHandlers;
  onBack(): void;
}

/** What was asked of the source, as the panel shows it. */
interface Answer {
  /** Tells the button that asked (`data-asks`), so that going back leads there. */
  asked: string;
  element: HTMLElement;
  /** Takes the focus when the answer opens. */
  title: HTMLElement;
}

export function inspectorView(handlers: Handlers): (state: State, selection: Selection) => void {
  const panel = byId('inspector');
  const close = button('button small close', 'Close', () => handlers.onChoose(null));
  const evidencePanel = evidenceView(() => handlers.onBack());
  const identityPanel = identityView({ ...handlers.identity, onBack: () => handlers.onBack() });
  const slopPanel = slopView({
    onBack: () => handlers.onBack(),
    onList: (...asked) => handlers.onList(...asked),
  });
  let shown: unknown[] = [];
  let open: Answer | null = null;

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (open) handlers.onBack();
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
      onList: () => handlers.onList(name, 'ratio'),
      onIdentify: () => handlers.onIdentify(name),
    };
    const hadFocus = panel.contains(document.activeElement);
    panel.replaceChildren(close, ...sourceCard(result, support, source, options));
    // What had the focus is gone with the old card; the keyboard's place is still here.
    if (hadFocus) close.focus({ preventScroll: true });
  };

  const answer = ({ evidence, slop, identity }: State, result: TreeResult): Answer | null => {
    if (evidence) {
      evidencePanel.update(evidence, result);
      return { asked: `why ${evidence.b}`, element: evidencePanel.element, title: evidencePanel.title };
    }
    if (slop) {
      slopPanel.update(slop, result);
      return { asked: 'slop', element: slopPanel.element, title: slopPanel.title };
    }
    if (identity) {
      identityPanel.update(identity);
      return {
        asked: `whose style ${identity.source}`,
        element: identityPanel.element,
        title: identityPanel.title,
      };
    }
    return null;
  };

  const showAnswer = (now: Answer): void => {
    const isNew = now.asked !== open?.asked;
    open = now;
    if (!isNew) return;
    shown = [];
    panel.replaceChildren(close, now.element);
    panel.scrollTop = 0;
    now.title.focus({ preventScroll: true });
  };

  const goBack = (state: State, result: TreeResult, source: number): void => {
    const wasInside = panel.contains(document.activeElement);
    const asked = open?.asked;
    open = null;
    showCard(state, result, source);
    if (!wasInside) return;
    const asker = [...panel.querySelectorAll<HTMLElement>('[data-asks]')].find(
      (button) => button.dataset.asks === asked,
    );
    (asker ?? close).focus();
  };

  return (state, { pinned }) => {
    const { tree, busy } = state;
    const source = tree?.result.sources.findIndex(({ name }) => name === pinned) ?? -1;
    // Whose style one is can be asked of what has no place in the tree, too.
    const now = tree && (source >= 0 || state.identity) ? answer(state, tree.result) : null;
    const isShown = source >= 0 || now !== null;
    document.body.classList.toggle('inspecting', isShown);
    document.body.classList.toggle('explaining', now !== null);
    if (!isShown) open = null;
    if (!show(panel, isShown) || !tree) return;
    if (now) showAnswer(now);
    else if (open) goBack(state, tree.result, source);
    else showCard(state, tree.result, source);
    for (const asker of panel.querySelectorAll<HTMLButtonElement>('[data-asks]'))
      asker.disabled = busy !== null;
  };
}
