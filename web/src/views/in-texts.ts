/** A term where it stands in the texts of a source. */
import type { Found } from '../model/passages';
import type { Passage } from '../model/types';
import { el, type Child } from './dom';

function passage({ text, before, match, after }: Passage): HTMLElement {
  return el('li', '', before, el('mark', '', match), after, el('cite', '', text));
}

/** What stands there where no passage does. */
function instead(rate: number, found: Found | null): string {
  if (rate === 0) return 'Never uses it.';
  if (!found?.complete) return 'Looking…';
  return found.unreadable.length + found.uncut.length > 0
    ? 'Not found in what could be read.'
    : 'Not found in its texts.';
}

/** Nothing where the source came without its texts. `rate`: how often it uses the term. */
export function inTexts(source: string, term: string, rate: number, found: Found | null): Child[] {
  if (found?.withoutText.includes(source)) return [];
  const passages = found?.passages.find((one) => one.term === term && one.source === source)?.passages ?? [];
  const content =
    passages.length > 0
      ? el('ul', 'passages', ...passages.map(passage))
      : el('p', 'card-members', instead(rate, found));
  return [el('h4', 'passage-source', source), content];
}
