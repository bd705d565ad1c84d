/** The card of a text that hangs in the tree of the atlas: probabilities, since it has no distances there. */
import * as format from '../model/format';
import { placeOf, type Guest } from '../model/guest';
import { isTold } from '../model/identification';
import { el, type Child } from './dom';
import { candidateLists } from './identity';

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export function guestCard(guest: Guest): Child[] {
  const { said } = guest;
  return [
    el('h2', 'card-title', guest.name),
    el('p', 'card-figures', `${format.plural(said.words, 'word')}, not one of the models of the atlas`),
    el('p', 'card-members', sentence(placeOf(guest))),
    ...(isTold(said)
      ? [el('h3', 'card-heading', 'Likeliest models, by probability'), ...candidateLists(said)]
      : []),
    el('p', 'card-members', 'It hangs where the probabilities put it; how long its branch is says nothing.'),
  ];
}
