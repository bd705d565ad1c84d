/**
 * The ready example: a sealed page that did not fetch it before never will. It offers it nowhere then, and in the first
 * view says what helps.
 */
import { isInReach } from '../packs/packs';
import { button, byId, el, show } from './dom';

export function sampleView(): () => void {
  const offer = byId('sample');
  const reload = button('link', 'Load the page anew', () => location.reload());
  const said = 'This page is sealed, and can no longer fetch the example of 22 models. ';
  const away = el('p', 'actions', el('span', 'aside', said, reload, ' to see it.'));
  offer.after(away);
  const buttons = document.querySelectorAll<HTMLElement>('[data-shows="sample"]');
  return () => {
    const isOffered = isInReach('sample');
    for (const one of buttons) show(one, isOffered);
    show(offer, isOffered);
    show(away, !isOffered);
  };
}
