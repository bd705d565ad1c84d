/** The sentence above the tree, and what to know of it. */
import { compared } from '../model/arrangement';
import { finding } from '../model/finding';
import { arrangedOf, type State } from '../model/state';
import type { TreeResult } from '../model/types';
import { byId, el, setHint, setText, show } from './dom';
import { short } from './labels';

function nameElement(name: string): HTMLElement {
  const element = el('b', 'name', short(name));
  setHint(element, name);
  return element;
}

/** What stands there as long as there is no tree. */
function instead(state: State): string {
  if (state.busy) return '';
  if (compared(arrangedOf(state)).length === 1) return 'One source so far.';
  if (state.problems.some(({ isError }) => isError)) return 'Nothing could be counted yet.';
  return '';
}

export function findingView(): (state: State) => void {
  const sentence = byId('finding');
  const honesty = byId('honesty');
  const notes = byId('notes');
  let shown: TreeResult | null = null;
  let wasMeasuring = false;

  return (state) => {
    const { tree, measuring } = state;
    if (!tree) setText(sentence, instead(state));
    else if (tree.result !== shown || measuring !== wasMeasuring) {
      const phrase = finding(tree.result, measuring ? null : tree.support);
      sentence.replaceChildren(
        ...phrase.map((piece) => (typeof piece === 'string' ? piece : nameElement(piece.name))),
      );
    }
    shown = tree?.result ?? null;
    wasMeasuring = measuring;
    setText(notes, (tree?.support ?? tree?.result)?.notes.join(' ') ?? '');
    show(notes, notes.textContent !== '');
    show(honesty, tree !== null);
  };
}
