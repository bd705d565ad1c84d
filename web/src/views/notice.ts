/** What failed, and the way on where there is one. */
import type { State } from '../model/state';
import { loadAnewWith } from '../packs/packs';
import { button, byId, el, setText, show } from './dom';

export function noticeView(): (state: State) => void {
  const box = byId('notice');
  const text = el('span', '');
  let lacksDictionaries = false;
  const reload = button('link', 'Load the page anew', () => {
    if (lacksDictionaries) loadAnewWith('dictionaries');
    else location.reload();
  });
  const after = el('span', '', '. Then drop your files again: nothing of them is kept.');
  const way = el('span', '', ' ', reload, after);
  box.append(text, way);

  return ({ notice: failed, helpsToReload, lack, tree, identity }) => {
    lacksDictionaries = lack !== null;
    // That a single source makes no tree is nothing to be told where it is placed in another.
    const notice = !tree && identity?.notice === null ? null : failed;
    const sentences = [notice, lack && `Some texts could not be cut into words. ${lack.message}`].filter(
      Boolean,
    );
    setText(text, sentences.join(' '));
    show(way, helpsToReload || lack?.helpsToReload === true);
    show(box, sentences.length > 0);
  };
}
