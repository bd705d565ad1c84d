/** A table of terms, each a row that opens to say more about it. */
import { termHint } from '../model/evidence';
import * as format from '../model/format';
import { button, el, setHint, type Child } from './dom';
import { fit } from './labels';

/** So many terms stand there at first; the others come when asked for. */
const fewTerms = 10;
/** Characters of a column's name that fit above its figures; the title has it in full. */
const headCharacters = 18;

export interface TermRow {
  term: string;
  /** How long the bar below the term is, from 0 to 1, and what it stands for. */
  bar: { length: number; title: string };
  figures: string[];
  /** What stands there when it is open. */
  details: () => Child[];
}

export interface OpeningTable {
  elements: HTMLElement[];
  /** Says anew what stands in the rows that are open. */
  refresh(): void;
}

function head(columns: readonly string[]): HTMLElement {
  const cells = columns.map((label) => {
    const cell = el(
      'th',
      'figure',
      fit(label, headCharacters, (text) => Array.from(text).length),
    );
    cell.scope = 'col';
    setHint(cell, label);
    return cell;
  });
  const term = el('th', '', 'Term');
  term.scope = 'col';
  return el('thead', '', el('tr', '', term, ...cells));
}

/** A term as it is counted, and a word about it where that can't be read. */
function readable(term: string): Child[] {
  const hint = termHint(term);
  return [el('span', 'term', term), ...(hint === '' ? [] : [' ', el('span', 'term-hint', hint)])];
}

function barOf({ length, title }: TermRow['bar']): HTMLElement {
  const bar = el('span', 'bar-fill');
  bar.style.setProperty('--share', String(length));
  const track = el('span', 'bar-track', bar);
  track.title = title;
  return track;
}

/** A row that opens another one below it. */
class OpeningRow {
  readonly rows: HTMLTableRowElement[];
  readonly opener: HTMLButtonElement;
  readonly #details = el('td', '');
  readonly #detailsRow = el('tr', 'term-details', this.#details);
  readonly #say: () => Child[];

  constructor({ term, bar, figures, details }: TermRow, id: string) {
    this.#say = details;
    this.#detailsRow.hidden = true;
    this.#detailsRow.id = id;
    this.#details.colSpan = figures.length + 1;
    this.opener = button('term-opener', '', () => undefined);
    this.opener.setAttribute('aria-expanded', 'false');
    this.opener.setAttribute('aria-controls', id);
    this.opener.append(...readable(term));
    const head = el('th', '', this.opener, barOf(bar));
    head.scope = 'row';
    const row = el('tr', 'term-row', head, ...figures.map((figure) => el('td', 'figure', figure)));
    // The whole row opens the term; what the button does comes up to it.
    row.addEventListener('click', () => this.#toggle());
    this.rows = [row, this.#detailsRow];
  }

  refresh(): void {
    if (!this.#detailsRow.hidden) this.#details.replaceChildren(...this.#say());
  }

  #toggle(): void {
    this.#detailsRow.hidden = !this.#detailsRow.hidden;
    this.opener.setAttribute('aria-expanded', String(!this.#detailsRow.hidden));
    this.refresh();
  }
}

/** `label` names the table, and no other on the page. */
export function openingTable(
  columns: readonly string[],
  terms: readonly TermRow[],
  label: string,
): OpeningTable {
  const id = label.replaceAll(' ', '-').toLowerCase();
  const rows = terms.map((term, at) => new OpeningRow(term, `${id}-${at}`));
  const few = rows.slice(0, fewTerms);
  const further = rows.slice(fewTerms);
  const body = el('tbody', '', ...few.flatMap(({ rows }) => rows));
  const table = el('table', 'term-table', head(columns), body);
  table.setAttribute('aria-label', label);
  const more = button('link', `Show all ${format.count(terms.length)}`, () => {
    body.append(...further.flatMap(({ rows }) => rows));
    further[0]?.opener.focus();
    more.remove();
  });
  return {
    elements: further.length > 0 ? [table, more] : [table],
    refresh: () => rows.forEach((row) => row.refresh()),
  };
}
