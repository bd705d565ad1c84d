/** What the tree says, in a sentence or two, from its data alone. */
import * as format from './format';
import { isLittle } from './little';
import { nearestOne, nearestPair } from './nearest';
import type { NearestSource, Support, TreeResult } from './types';

/** A sentence in pieces, so that names can be set apart without being read as markup. */
export type Phrase = (string | { name: string })[];

const aGuess = ' That is a guess: one of them has too few words to tell.';

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

/** Of two sources each is the other's nearest, whatever they are. Delta, which measures against the others, has nothing to say at all. */
function findingOfTwo({ options, sources, distances }: TreeResult): Phrase {
  if (options.distance === 'cosine-delta' || options.distance === 'burrows-delta') {
    return [
      '2 sources. Delta has nothing to measure two against: choose Jensen–Shannon, or add texts of another writer.',
    ];
  }
  const distance = format.distance(distances[0] ?? 0);
  const phrase = [
    `2 sources, at a distance of ${distance}. Add a third: a distance says little before there is another.`,
  ];
  if (sources.some(isLittle)) phrase.push(aGuess);
  return phrase;
}

/** “, in 98 % of resamples, by 5 of 5 methods”, as far as that is known. */
export function certainty(nearest: NearestSource | undefined): string {
  if (!nearest) return '';
  const share = nearest.support === null ? '' : ` in ${Math.round(100 * nearest.support)} % of resamples,`;
  return `${share} by ${nearest.methods.length} of ${nearest.asked} methods`;
}

/** Of a pair that are each other's nearest, the one that is less often so. */
function lessSure(a: NearestSource | undefined, b: NearestSource | undefined): NearestSource | undefined {
  return (b?.support ?? 1) < (a?.support ?? 1) ? b : a;
}

export function finding(tree: TreeResult, support: Support | null = null): Phrase {
  const { sources, distances } = tree;
  if (sources.length === 2) return findingOfTwo(tree);
  const pair = nearestPair(distances, sources.length);
  if (!pair) return [];
  const name = (source: number): { name: string } => ({ name: sources[source]?.name ?? '' });
  const phrase: Phrase = [
    `${format.count(sources.length)} sources. Nearest pair: `,
    name(pair.a),
    ' and ',
    name(pair.b),
    `, at a distance of ${format.distance(pair.distance)}${support ? `,${certainty(lessSure(support.nearest[pair.a], support.nearest[pair.b]))}` : ''}.`,
  ];
  if ([sources[pair.a], sources[pair.b]].some((source) => source && isLittle(source))) {
    phrase.push(aGuess);
    return phrase;
  }
  const alone = loner(tree);
  if (alone && alone.distance > pair.distance) {
    phrase.push(
      ' Most on its own: ',
      name(alone.source),
      `, ${format.distance(alone.distance)} from its nearest.`,
    );
  }
  return phrase;
}
