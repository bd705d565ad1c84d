/** What the tree says, in a sentence or two, from its data alone. */
import * as format from './format';
import { nearestOne, nearestPair } from './nearest';
import type { TreeResult } from './types';

/** A sentence in pieces, so that names can be set apart without being read as markup. */
export type Phrase = (string | { name: string })[];

/** The source whose nearest neighbour is farthest away, where there are enough sources for that to say something. */
function loner({ sources, distances }: TreeResult): { source: number; distance: number } | null {
  if (sources.length < 4) return null;
  let best: { source: number; distance: number } | null = null;
  for (let source = 0; source < sources.length; ++source) {
    const distance = nearestOne(distances, sources.length, source)?.distance ?? NaN;
    if (best === null || distance > best.distance) best = { source, distance };
  }
  return best;
}

export function finding(tree: TreeResult): Phrase {
  const { sources, distances } = tree;
  const pair = nearestPair(distances, sources.length);
  if (!pair) return [];
  const name = (source: number): { name: string } => ({ name: sources[source]?.name ?? '' });
  const phrase: Phrase = [
    `${format.count(sources.length)} sources. Nearest pair: `,
    name(pair.a),
    ' and ',
    name(pair.b),
    `, at a distance of ${format.distance(pair.distance)}.`,
  ];
  const alone = loner(tree);
  if (alone) {
    phrase.push(
      ' Most on its own: ',
      name(alone.source),
      `, ${format.distance(alone.distance)} from its nearest.`,
    );
  }
  return phrase;
}
