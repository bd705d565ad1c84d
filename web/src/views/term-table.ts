/** The terms of some evidence, with how often they are used, each of which opens to show it in the texts. */
import { rate, rateOf, spread, usage } from '../model/evidence';
import type { Found } from '../model/passages';
import type { Evidence, TermEvidence, TermUse } from '../model/types';
import { el, type Child } from './dom';
import { inTexts } from './in-texts';
import { openingTable } from './opening-table';

export interface TermTable {
  elements: HTMLElement[];
  showFound(found: Found | null): void;
}

interface Column {
  label: string;
  value: (term: TermEvidence) => number | null;
  /** Where something was expected of the rate. */
  use?: (term: TermEvidence) => TermUse;
}

/** What is known of no term at all has no column. */
function columns({ a, b }: Evidence, terms: readonly TermEvidence[]): Column[] {
  const all: Column[] = [
    { label: a.name, value: (term) => term.a.rate, use: (term) => term.a },
    { label: b.name, value: (term) => term.b.rate, use: (term) => term.b },
    { label: 'other sources', value: (term) => term.othersRate },
    { label: 'people', value: (term) => term.humanRate },
  ];
  return all.filter(({ value }) => terms.some((term) => value(term) !== null));
}

function details(term: TermEvidence, evidence: Evidence, found: Found | null): Child[] {
  const { a, b } = evidence;
  const facts = [usage(term, [a.name, b.name]), spread(term, evidence)].filter(Boolean);
  return [
    el('p', 'card-members', facts.join(' ')),
    ...inTexts(a.name, term.term, term.a.rate, found),
    ...inTexts(b.name, term.term, term.b.rate, found),
  ];
}

export function termTable(terms: readonly TermEvidence[], evidence: Evidence, label: string): TermTable {
  let found: Found | null = null;
  const shownColumns = columns(evidence, terms);
  const widest = Math.max(...terms.map(({ share }) => share));
  const table = openingTable(
    shownColumns.map(({ label }) => label),
    terms.map((term) => ({
      term: term.term,
      bar: { length: widest > 0 ? term.share / widest : 0, title: `${(100 * term.share).toFixed(1)} %` },
      figures: shownColumns.map(({ value, use }) => (use ? rateOf(use(term)) : rate(value(term)))),
      details: () => details(term, evidence, found),
    })),
    label,
  );
  return {
    elements: table.elements,
    showFound: (now) => {
      // Support comes in all the while: what is being read is left alone by it.
      if (now === found) return;
      found = now;
      table.refresh();
    },
  };
}
