/** Evidence in words and figures: why two sources are alike, and what holds them apart. */
import * as format from './format';
import type { Distance, Evidence, EvidenceDistance, TermEvidence, TermUse } from './types';

const takenApart: readonly Distance[] = ['snr', 'whitened', 'cosine-delta'];

/** A distance that is not made of terms is explained by the first choice. */
export function explainedBy(distance: Distance): EvidenceDistance {
  return takenApart.includes(distance) ? (distance as EvidenceDistance) : 'snr';
}

function ordinal(value: number): string {
  const isTeen = Math.floor(value / 10) % 10 === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${format.count(value)}${ending}`;
}

const place = (rank: number): string => (rank === 1 ? 'nearest' : `${ordinal(rank)} nearest`);

/** How near the two are, as each of them sees it. */
export function nearness({ a, b, sources }: Evidence): string {
  if (sources === 2) return 'There is no third source to compare them with.';
  const others = format.count(sources - 1);
  if (a.rank === 1 && b.rank === 1) return `Each is the nearest to the other, of ${others}.`;
  return `${b.name} is the ${place(a.rank)} of ${others} to ${a.name}; ${a.name} is the ${place(b.rank)} of ${others} to ${b.name}.`;
}

/** Marks that are hard to make out, or to name, where they stand alone. */
const markNames = new Map([
  ['¶', 'new paragraph'],
  ['.', 'full stop'],
  [',', 'comma'],
  [';', 'semicolon'],
  [':', 'colon'],
  ['?', 'question mark'],
  ['!', 'exclamation mark'],
  ['—', 'dash'],
  ['–', 'short dash'],
  ['-', 'hyphen'],
  ["'", 'apostrophe or single quote'],
  ['"', 'quotation mark'],
  ['…', 'ellipsis'],
  ['*', 'asterisk'],
  ['_', 'underscore'],
  ['#', 'hash'],
  ['(', 'opening bracket'],
  [')', 'closing bracket'],
]);

/** A word about what a term is, where that can't be seen: marks alone by their names, “¶” and digits always. */
export function termHint(term: string): string {
  const tokens = term.split(' ');
  const names = tokens.map((token) => markNames.get(token));
  if (names.every((name) => name !== undefined)) return names.join(', ');
  const hints = new Set<string>();
  for (const token of tokens) {
    if (token === '¶') hints.add('new paragraph');
    if (token.includes('0')) hints.add('0: any digit');
  }
  return [...hints].join(', ');
}

/** Occurrences per 1,000 words, to two places so that they stand in line. */
export function rate(value: number | null): string {
  if (value === null) return '–';
  if (value > 0 && value < 0.005) return '<0.01';
  return value.toFixed(2);
}

/** A rate, and whether it is more or less than expected: rates alone do not tell, as of each source something else is. */
export const rateOf = ({ rate: value, expected }: TermUse): string =>
  `${rate(value)}\u202f${value >= expected ? '▲' : '▼'}`;

/** How the two use the term, against what was expected of them. */
export function usage({ use, a, b }: TermEvidence, names: readonly [string, string]): string {
  const expected =
    rate(a.expected) === rate(b.expected) ? rate(a.expected) : `${rate(a.expected)} and ${rate(b.expected)}`;
  const against = `than the ${expected} in 1,000 words expected here`;
  switch (use) {
    case 'both-over':
      return `Both use it more often ${against}.`;
    case 'both-under':
      return `Both use it less often ${against}.`;
    case 'a-over':
      return `${names[0]} uses it more often ${against}, ${names[1]} less.`;
    case 'b-over':
      return `${names[1]} uses it more often ${against}, ${names[0]} less.`;
  }
}

/** In how many of its texts each has it; nothing where that is not known. */
export function spread({ a, b }: TermEvidence, evidence: Evidence): string {
  const of = (texts: number | null, source: Evidence['a']): string | null =>
    texts === null
      ? null
      : `${format.count(texts)} of ${format.plural(source.texts, 'text')} of ${source.name}`;
  const parts = [of(a.texts, evidence.a), of(b.texts, evidence.b)].filter((part) => part !== null);
  return parts.length > 0 ? `In ${parts.join(' and ')}.` : '';
}

/** How much of its list a few terms are. */
export const shareOf = (terms: readonly TermEvidence[]): number =>
  terms.reduce((sum, { share }) => sum + share, 0);
