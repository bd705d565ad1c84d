/** Which sources have too little text for a place in the tree, and the choice to take them in all the same. */
import { compared } from '../model/arrangement';
import * as format from '../model/format';
import { canLeaveOut, isLittle, wordsForAPlace } from '../model/little';
import { arrangedOf, type State } from '../model/state';
import type { SourceCount } from '../model/types';
import { button, byId, el, setText, show } from './dom';

const mostNames = 4;

function sentence(little: readonly SourceCount[], taken: boolean): string {
  const names = format.list(
    little.map(({ name }) => name),
    mostNames,
  );
  const few = `fewer than ${format.count(wordsForAPlace)} words`;
  return taken
    ? `Taken in with ${few}, so that the places of all are less sure: ${names}.`
    : `Left out of the tree, for ${few}: ${names}. Whose style ${little.length === 1 ? 'it is' : 'they are'} can be asked all the same: choose a name in the table.`;
}

export function leftOutView(onTakeIn: (all: boolean) => void): (state: State) => void {
  const box = byId('left-out');
  const text = el('span', '');
  let taken = false;
  const other = button('link', '', () => onTakeIn(!taken));
  box.append(text, ' ', other);

  return (state) => {
    const { tree, options } = state;
    const sources = compared(arrangedOf(state));
    const little = sources.filter(isLittle);
    if (!show(box, tree !== null && little.length > 0 && canLeaveOut(sources))) return;
    taken = options.force;
    setText(text, sentence(little, taken));
    const them = little.length === 1 ? 'it' : 'them';
    setText(other, taken ? `Leave ${them} out` : `Take ${them} in`);
  };
}
