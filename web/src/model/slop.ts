/** Slop lists in words and figures: what a source over-uses, and how sure that is. */
import { rate } from './evidence';
import * as format from './format';
import type { SlopEntry, SlopOrder, SourceSlop } from './types';

export const orderWords: Record<SlopOrder, { name: string; about: string }> = {
  ratio: {
    name: 'against people',
    about: 'Words by how many times as often as people it uses them; pairs and triples by how often it does.',
  },
  'log-odds': {
    name: 'against the other sources',
    about: 'What it uses more often than the others here, the surest differences first.',
  },
};

/** One list, what stands in few of the texts kept apart: names and topics are no habits. */
export interface SlopPart {
  title: string;
  habits: SlopEntry[];
  topics: SlopEntry[];
}

export function partsOf({ words, pairs, triples }: SourceSlop): SlopPart[] {
  const part = (title: string, entries: SlopEntry[]): SlopPart => ({
    title,
    habits: entries.filter(({ topical }) => !topical),
    topics: entries.filter(({ topical }) => topical),
  });
  return [part('Words', words), part('Pairs of words', pairs), part('Triples of words', triples)];
}

/** “970 ×”, “3.4 ×”: how many times as often. */
export function times(value: number | null): string {
  if (value === null) return '–';
  return `${value >= 10 ? format.count(Math.round(value)) : value.toFixed(1)} ×`;
}

/** The rate over that of the other sources; null where nothing is known of those. */
export const timesOthers = ({ logRatio }: SlopEntry): number | null =>
  logRatio === null ? null : 2 ** logRatio;

const figure = (value: number): string => value.toFixed(1).replace('-', '−');

/** In how much of what it wrote it stands, and how sure it is that it is over-used. */
export function about(entry: SlopEntry, textsOfSource: number): string {
  const { count, texts, prompts, humanRate, zHuman, zOthers, g2 } = entry;
  const where = `${format.plural(count, 'use')} in ${format.count(texts)} of ${format.plural(textsOfSource, 'text')}`;
  const facts = [texts === prompts ? `${where}.` : `${where}, to ${format.plural(prompts, 'prompt')}.`];
  if (humanRate !== null) facts.push(`People: ${rate(humanRate)} in 1,000 words.`);
  if (zHuman !== null) facts.push(`Log-odds against people: z ${figure(zHuman)}.`);
  if (zOthers !== null && g2 !== null)
    facts.push(`Against the other sources: z ${figure(zOthers)}, log-likelihood ${figure(g2)}.`);
  return facts.join(' ');
}

export const honesty =
  'Log-odds in standard deviations (z): above 2 is more than chance gives. Small words are left out of these lists; the tree looks at all.';
