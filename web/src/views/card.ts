/** What is known about one source, or one branch: the same card in the tip and in the inspector. */
import { certainty } from '../model/finding';
import * as format from '../model/format';
import { nearest, type Neighbour } from '../model/nearest';
import type { NearestSource, Support, TreeResult } from '../model/types';
import { button, el, type Child, setLabel } from './dom';

const mostNeighbours = 5;
const mostMembers = 12;

export interface CardOptions {
  /** Where given, each neighbour is a button that calls it. */
  onChoose?: (name: string) => void;
  /** Where given, each neighbour has a button that asks why it is near. */
  onExplain?: (name: string) => void;
  /** Where given, a button asks what the source over-uses. */
  onList?: () => void;
  /** Where given, a button asks whose style it is. */
  onIdentify?: () => void;
}

function whyButton(name: string, onExplain: (name: string) => void): HTMLButtonElement {
  const why = button('why', 'Why?', () => onExplain(name));
  setLabel(why, `Why is ${name} near?`);
  why.dataset.asks = `why ${name}`;
  return why;
}

function neighbourRow(
  tree: TreeResult,
  { source, distance }: Neighbour,
  farthest: number,
  options: CardOptions,
): Child {
  const name = tree.sources[source]?.name ?? '';
  const { onChoose, onExplain } = options;
  const label = onChoose ? button('link', name, () => onChoose(name)) : el('span', '', name);
  const bar = el('span', 'bar-fill');
  bar.style.setProperty('--share', String(farthest > 0 ? distance / farthest : 0));
  return el(
    'li',
    '',
    el('span', 'neighbour-name', label),
    ...(onExplain ? [whyButton(name, onExplain)] : []),
    el('span', 'neighbour-figure', format.distance(distance)),
    el('span', 'bar-track', bar),
  );
}

/** How sure the nearest one is, by resampling and by method. */
function sureness(nearest: NearestSource | undefined): Child[] {
  if (!nearest) return [];
  return [el('p', 'card-members', `Nearest: ${nearest.name},${certainty(nearest)}.`)];
}

function askButton(question: string, asks: string, onAsk: () => void): HTMLButtonElement {
  const ask = button('button ask', question, onAsk);
  ask.dataset.asks = asks;
  return ask;
}

/** A source: its size, its nearest sources on a scale that ends at its farthest, and what to beware of. */
export function sourceCard(
  tree: TreeResult,
  support: Support | null,
  source: number,
  options: CardOptions = {},
): Child[] {
  const about = tree.sources[source];
  if (!about) return [];
  const others = nearest(tree.distances, tree.sources.length, source, Infinity);
  const farthest = others.at(-1)?.distance ?? 0;
  const rows = others
    .slice(0, mostNeighbours)
    .map((neighbour) => neighbourRow(tree, neighbour, farthest, options));
  return [
    el('h2', 'card-title', about.name),
    el('p', 'card-figures', `${format.plural(about.words, 'word')} in ${format.plural(about.texts, 'text')}`),
    ...(support?.warnings[source] ?? about.warnings).map((warning) => el('p', 'card-warning', warning)),
    ...sureness(support?.nearest[source]),
    el('h3', 'card-heading', 'Nearest sources, by distance'),
    el('ol', 'neighbours', ...rows),
    ...(options.onList ? [askButton('What does it over-use?', 'slop', options.onList)] : []),
    ...(options.onIdentify
      ? [' ', askButton('Whose style is it?', `whose style ${about.name}`, options.onIdentify)]
      : []),
  ];
}

/** A branch: where it joins and what it holds. */
export function branchCard(height: number, members: readonly string[], support?: number): Child[] {
  return [
    el('h2', 'card-title', `${format.plural(members.length, 'source')} joined at ${format.distance(height)}`),
    ...(support === undefined
      ? []
      : [el('p', 'card-figures', `Together in ${Math.round(100 * support)} % of resamples`)]),
    el('p', 'card-members', format.list(members, mostMembers)),
  ];
}
