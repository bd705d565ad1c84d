/** How methods are called and explained on the page. */
import { leastSupport } from '../model/state';
import type { Centre, Distance, Linkage, Support } from '../model/types';

export const distanceWords: Record<Distance, { name: string; axis: string; about: string }> = {
  snr: {
    name: 'SNR-weighted',
    axis: 'SNR-weighted distance',
    about:
      'The angle between two sources’ habits, each term weighed by how well it tells writers apart. The first choice.',
  },
  whitened: {
    name: 'Whitened',
    axis: 'Whitened distance',
    about: 'As SNR-weighted, but habits that come and go together count once. Good where prompts differ.',
  },
  'cosine-delta': {
    name: 'Cosine Delta',
    axis: 'Cosine Delta distance',
    about: 'The angle between two sources’ habits, each term’s rate measured against what is usual here.',
  },
  'burrows-delta': {
    name: 'Burrows’s Delta',
    axis: 'Burrows’s Delta',
    about:
      'The mean difference of the rates, each measured against what is usual here. The classic of stylometry.',
  },
  jsd: {
    name: 'Jensen–Shannon',
    axis: 'Jensen–Shannon distance',
    about: 'How well one can tell from a single term which of two sources it came from.',
  },
  'slop-overlap': {
    name: 'Slop overlap',
    axis: 'Slop overlap distance',
    about:
      'How few of their most over-used words, pairs and triples two sources share, against how people write English.',
  },
};

export const linkageWords: Record<Linkage, { name: string; about: string }> = {
  average: { name: 'Average', about: 'Branches meet at the mean distance of their sources.' },
  complete: { name: 'Complete', about: 'Branches meet at the distance of their two most unlike sources.' },
  single: { name: 'Single', about: 'Branches meet at the distance of their two most alike sources.' },
  ward: { name: 'Ward', about: 'Joins what adds the least spread within a branch.' },
  'neighbour-joining': {
    name: 'Neighbour joining',
    about:
      'Branches may differ in length: sources that stray further end further right. Rooted at the midpoint.',
  },
};

export const centreWords: Record<Centre, { name: string; about: string }> = {
  auto: { name: 'Automatic', about: '' },
  prompts: {
    name: 'By prompts',
    about: 'Each source is measured against those that answered the same prompts.',
  },
  genre: { name: 'By genre', about: 'Each source is measured against those that write in the same genres.' },
  none: { name: 'None', about: 'Each source is measured against all, whatever they were asked for.' },
};

/** Only distances that weigh terms can be centred. */
export const canBeCentred = (distance: Distance): boolean => distance === 'snr' || distance === 'whitened';

/** What the figures at the branches are. */
export function supportWords({ resamples, support }: Support): string {
  const figures = `Figures at the branches: in how many of ${resamples} resamples of the texts, in %, their sources stay together.`;
  return support.some((share) => share < leastSupport) ? `${figures} Dotted: in fewer than half.` : figures;
}
