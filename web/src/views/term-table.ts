/** Terms with how often they are used, each of which opens to show it in the texts. */
import { rate, spread, termHint, usage } from '../model/evidence';
import * as format from '../model/format';
import type { Found } from '../model/passages';
import type { Evidence, Passage, TermEvidence } from '../model/types';
import { button, el, type Child } from './dom';
import { fit } from './labels';

/** So many terms stand there at first; the others come when asked for. */
const fewTerms = 10;
/** Characters of a source's name that fit above its figures; the title has it in full. */
const headCharacters = 18;

export interface TermTable {
  elements: HTMLElement[];
  showFound(found: Found | null): void;
}

interface Column {
  label: string;
  value: (term: TermEvidence) => number | null;
}

/** What is known of no term at all has no column. */
function columns({ a, b }: Evidence, terms: readonly TermEvidence[]): Column[] {
  const all: Column[] = [
    { label: a.name, value: (term) => term.a.rate },
    { label: b.name, value: (term) => term.b.rate },
    { label: 'other sources', value: (term) => term.othersRate },
    { label: 'people', value: (term) => term.humanRate },
  ];
  return all.filter(({ value }) => terms.some((term) => value(term) !== null));
}

function head(columns: readonly Column[]): HTMLElement {
  const cells = columns.map(({ label }) => {
    const cell = el(
      'th',
      'figure',
      fit(label, headCharacters, (text) => Array.from(text).length),
    );
    cell.scope = 'col';
    cell.title = label;
    return cell;
  });
  const term = el('th', '', 'Term');
  term.scope = 'col';
  return el('thead', '', el('tr', '', term, ...cells));
}

function passage({ text, before, match, after }: Passage): HTMLElement {
  return el('li', '', before, el('mark', '', match), after, el('cite', '', text));
}

/** What stands there where no passage does. */
function instead(rate: number, found: Found | null): string {
  if (rate === 0) return 'Never uses it.';
  if (!found?.complete) return 'Looking…';
  return found.unreadable.length > 0 ? 'Not found in what could be read.' : 'Not found in its texts.';
}

/** A term in the texts of one source. */
function inTexts(source: string, term: string, rate: number, found: Found | null): Child[] {
  if (found?.withoutText.includes(source)) return [];
  const passages = found?.passages.find((one) => one.term === term && one.source === source)?.passages ?? [];
  const content =
    passages.length > 0
      ? el('ul', 'passages', ...passages.map(passage))
      : el('p', 'card-members', instead(rate, found));
  return [el('h4', 'passage-source', source), content];
}

/** A term as it is counted, and a word about it where that can't be read. */
function readable(term: string): Child[] {
  const hint = termHint(term);
  return [el('span', 'term', term), ...(hint === '' ? [] : [' ', el('span', 'term-hint', hint)])];
}

function shareBar(share: number, widest: number): HTMLElement {
  const bar = el('span', 'bar-fill');
  bar.style.setProperty('--share', String(widest > 0 ? share / widest : 0));
  const track = el('span', 'bar-track', bar);
  track.title = `${(100 * share).toFixed(1)} %`;
  return track;
}

/** A term: a row that opens another one below it. */
class TermRow {
  readonly rows: HTMLTableRowElement[];
  readonly opener: HTMLButtonElement;
  readonly #details = el('td', '');
  readonly #detailsRow = el('tr', 'term-details', this.#details);
  #found: Found | null = null;

  constructor(
    readonly term: TermEvidence,
    readonly evidence: Evidence,
    columns: readonly Column[],
    widest: number,
    id: string,
  ) {
    this.#detailsRow.hidden = true;
    this.#detailsRow.id = id;
    this.#details.colSpan = columns.length + 1;
    this.opener = button('term-opener', '', () => undefined);
    this.opener.setAttribute('aria-expanded', 'false');
    this.opener.setAttribute('aria-controls', id);
    this.opener.append(...readable(term.term));
    const head = el('th', '', this.opener, shareBar(term.share, widest));
    head.scope = 'row';
    const figures = columns.map(({ value }) => el('td', 'figure', rate(value(term))));
    const row = el('tr', 'term-row', head, ...figures);
    // The whole row opens the term; what the button does comes up to it.
    row.addEventListener('click', () => this.#toggle());
    this.rows = [row, this.#detailsRow];
  }

  showFound(found: Found | null): void {
    // Support comes in all the while: what is being read is left alone by it.
    if (found === this.#found) return;
    this.#found = found;
    if (!this.#detailsRow.hidden) this.#fill();
  }

  #toggle(): void {
    this.#detailsRow.hidden = !this.#detailsRow.hidden;
    this.opener.setAttribute('aria-expanded', String(!this.#detailsRow.hidden));
    if (!this.#detailsRow.hidden) this.#fill();
  }

  #fill(): void {
    const { a, b } = this.evidence;
    const { term } = this.term;
    const facts = [usage(this.term, [a.name, b.name]), spread(this.term, this.evidence)].filter(Boolean);
    this.#details.replaceChildren(
      el('p', 'card-members', facts.join(' ')),
      ...inTexts(a.name, term, this.term.a.rate, this.#found),
      ...inTexts(b.name, term, this.term.b.rate, this.#found),
    );
  }
}

export function termTable(terms: readonly TermEvidence[], evidence: Evidence, label: string): TermTable {
  const shownColumns = columns(evidence, terms);
  const widest = Math.max(...terms.map(({ share }) => share));
  const rows = terms.map(
    (term, at) =>
      new TermRow(term, evidence, shownColumns, widest, `${label.replaceAll(' ', '-').toLowerCase()}-${at}`),
  );
  const few = rows.slice(0, fewTerms);
  const further = rows.slice(fewTerms);
  const body = el('tbody', '', ...few.flatMap(({ rows }) => rows));
  const table = el('table', 'term-table', head(shownColumns), body);
  table.setAttribute('aria-label', label);
  const more = button('link', `Show all ${format.count(terms.length)}`, () => {
    body.append(...further.flatMap(({ rows }) => rows));
    further[0]?.opener.focus();
    more.remove();
  });
  return {
    elements: further.length > 0 ? [table, more] : [table],
    showFound: (found) => {
      for (const row of rows) row.showFound(found);
    },
  };
}
