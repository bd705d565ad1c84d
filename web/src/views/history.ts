/** What was done to the table of sources, to be undone and done again. */
import type { History } from '../model/history';
import type { State } from '../model/state';
import { button, byId, el, setHint, setText, show } from './dom';

const step = (verb: string, what: string | undefined): string =>
  what === undefined ? '' : `${verb} ${what}`;

/** For those who don't see the table change. */
function said(before: History, { undo, redo }: History): string {
  if (undo.length > before.undo.length) return `${step('Done:', undo.at(-1)?.what)}.`;
  if (redo.length > before.redo.length) return `${step('Undone:', redo.at(-1)?.what)}.`;
  return '';
}

export function historyView(onUndo: () => void, onRedo: () => void): (state: State) => void {
  const box = byId('history');
  const undoing = button('button small', '', onUndo);
  const redoing = button('button small', '', onRedo);
  const status = el('span', 'unseen');
  status.setAttribute('role', 'status');
  box.append(undoing, redoing, status);
  let shown: History | null = null;

  const showStep = (node: HTMLButtonElement, label: string, other: HTMLButtonElement): void => {
    // What has the focus must not take the keyboard's place on the page with it.
    const hadFocus = label === '' && document.activeElement === node;
    show(node, label !== '');
    setText(node, label);
    setHint(node, label);
    if (hadFocus) other.focus();
  };

  return ({ arrangement, busy }) => {
    box.inert = busy !== null && busy.stage !== 'comparing';
    if (arrangement === shown) return;
    setText(status, shown ? said(shown, arrangement) : '');
    shown = arrangement;
    const { undo, redo } = arrangement;
    show(box, undo.length + redo.length > 0);
    show(undoing, true);
    show(redoing, true);
    showStep(undoing, step('Undo', undo.at(-1)?.what), redoing);
    showStep(redoing, step('Redo', redo.at(-1)?.what), undoing);
  };
}

const takesText = 'input, textarea, [contenteditable]';

/** Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y (on a Mac with Cmd), where no text field has them for itself. */
export function listenForUndo(onUndo: () => void, onRedo: () => void): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const letter = key.toLowerCase();
    if ((letter !== 'z' && letter !== 'y') || ctrlKey === metaKey || altKey) return;
    if (target instanceof Element && target.closest(takesText)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    if (shiftKey || letter === 'y') onRedo();
    else onUndo();
  });
}
