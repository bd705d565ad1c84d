/** What failed, and the way on where there is one. */
import type { State } from '../model/state';
import { button, byId, el, setText, show } from './dom';

export function noticeView(): (state: State) => void {
  const box = byId('notice');
  const text = el('span', '');
  const reload = button('link', 'Load the page anew', () => location.reload());
  const after = el('span', '', ' Then drop your files again: nothing of them is kept.');
  const way = el('span', '', ' ', reload, after);
  box.append(text, way);

  return ({ notice, helpsToReload }) => {
    setText(text, notice ?? '');
    show(way, helpsToReload);
    show(box, notice !== null);
  };
}
