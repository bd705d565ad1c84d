/** A source and its share, as a bar; `figure`: what stands at it. */
import { likelihood } from '../model/identification';
import { el } from './dom';

export function shareRow(
  name: string,
  about: string,
  share: number,
  figure = likelihood(share),
): HTMLElement {
  const bar = el('span', 'bar-fill');
  bar.style.setProperty('--share', String(share));
  return el(
    'li',
    '',
    el('span', 'neighbour-name', name, ...(about === '' ? [] : [' ', el('span', 'aside', about)])),
    el('span', 'neighbour-figure', figure),
    el('span', 'bar-track', bar),
  );
}
