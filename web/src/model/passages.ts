/** What was found of terms in texts, from several files at once. */
import type { Passage, Passages, TermPassages } from './types';

/** What is found by now, and what could not be looked in. */
export interface Found {
  passages: TermPassages[];
  /** Sources of which there are saved counts alone, which hold no text. */
  withoutText: string[];
  /** Files that could be read when they were counted, and can't be now. */
  unreadable: string[];
  /** Files with texts that need dictionaries which are not here. */
  uncut: string[];
  /** Is there nothing more to come? */
  complete: boolean;
}

/** The first passages of different texts; where those are fewer, further ones of the same texts fill up. */
function choose(passages: Passage[], most: number): Passage[] {
  const texts = new Set<string>();
  const first: Passage[] = [];
  const further: Passage[] = [];
  for (const passage of passages) {
    (texts.has(passage.text) ? further : first).push(passage);
    texts.add(passage.text);
  }
  return [...first, ...further].slice(0, most);
}

/** What several answers to one query say together, in their order; of each term and source no more than `most`. */
export function merge(parts: readonly Passages[], most: number): TermPassages[] {
  const [first] = parts;
  if (!first) return [];
  // Answers to one query name the same terms and sources in the same order.
  return first.found.map(({ term, source }, at) => ({
    term,
    source,
    passages: choose(
      parts.flatMap(({ found }) => found[at]?.passages ?? []),
      most,
    ),
  }));
}
