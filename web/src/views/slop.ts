/** What a source over-uses: words, pairs and triples, against people or against the other sources. */
import { rate } from '../model/evidence';
import * as format from '../model/format';
import type { Found } from '../model/passages';
import { about, honesty, orderWords, partsOf, times, timesOthers, type SlopPart } from '../model/slop';
import type { SlopState } from '../model/state';
import { slopOrders, type SlopEntry, type SlopOrder, type SlopReport, type TreeResult } from '../model/types';
import { answerParts } from './answer-parts';
import { button, el, setText, type Child } from './dom';
import { inTexts } from './in-texts';
import { openingTable, type OpeningTable } from './opening-table';

interface Handlers {
  onBack(): void;
  onList(source: string, by: SlopOrder): void;
}

interface SlopView {
  element: HTMLElement;
  /** Takes the focus when the panel opens. */
  title: HTMLElement;
  update(slop: SlopState, tree: TreeResult): void;
}

interface Column {
  label: string;
  value: (entry: SlopEntry) => number | null;
  text: (value: number | null) => string;
}

/** How long the bar of a term is: by what its list is ordered by. */
function strength({ ratio, rate, zOthers }: SlopEntry, by: SlopOrder): number {
  return Math.max(by === 'ratio' ? (ratio ?? rate) : (zOthers ?? 0), 0);
}

/** Where runs stand is not looked for: they pass over the small words between theirs. */
const isWord = ({ term }: SlopEntry): boolean => !term.includes(' ');

/** A source as its lists are shown. */
interface Listed {
  name: string;
  texts: number;
  by: SlopOrder;
}

/** What is known of no term of the list has no column. */
function columns(entries: readonly SlopEntry[], by: SlopOrder): Column[] {
  const all: Column[] = [
    { label: 'in 1,000 words', value: ({ rate }) => rate, text: rate },
    by === 'ratio'
      ? { label: 'times people', value: ({ ratio }) => ratio, text: times }
      : { label: 'times others', value: timesOthers, text: times },
  ];
  return all.filter(({ value }) => entries.some((entry) => value(entry) !== null));
}

function tableOf(
  entries: readonly SlopEntry[],
  source: Listed,
  label: string,
  found: () => Found | null,
): OpeningTable {
  const shown = columns(entries, source.by);
  const strongest = Math.max(...entries.map((entry) => strength(entry, source.by)));
  const rows = entries.map((entry) => {
    const facts = about(entry, source.texts);
    return {
      term: entry.term,
      bar: { length: strongest > 0 ? strength(entry, source.by) / strongest : 0, title: facts },
      figures: shown.map(({ value, text }) => text(value(entry))),
      details: () => [
        el('p', 'card-members', facts),
        ...(isWord(entry) ? inTexts(source.name, entry.term, entry.rate, found()) : []),
      ],
    };
  });
  return openingTable(
    shown.map(({ label }) => label),
    rows,
    label,
  );
}

/** One list; its names and topics are folded away below it. */
function section(
  { title, habits, topics }: SlopPart,
  source: Listed,
  found: () => Found | null,
): { nodes: Child[]; tables: OpeningTable[] } {
  const heading = el('h3', 'evidence-heading', title);
  const main = habits.length > 0 ? tableOf(habits, source, title, found) : null;
  const nodes: Child[] = [heading, ...(main?.elements ?? [el('p', 'card-members', 'None.')])];
  if (topics.length === 0) return { nodes, tables: main ? [main] : [] };
  const more = tableOf(topics, source, `${title} in few texts`, found);
  const summary = el('summary', '', `${format.count(topics.length)} in few of its texts: names and topics`);
  nodes.push(el('details', 'topics', summary, ...more.elements));
  return { nodes, tables: main ? [main, more] : [more] };
}

function statusOf({ report, tally, by, found, notice }: SlopState): string {
  if (tally)
    return `Reading the texts once more for this: ${format.bytes(tally.bytesDone)} of ${format.bytes(tally.bytes)}.`;
  if (!report) return notice ? '' : 'Listing…';
  const [lists] = report.sources;
  const isKnown = lists?.words.some(({ zOthers }) => zOthers !== null) ?? true;
  const instead =
    by === 'log-odds' && !isKnown ? ' Of the others not all is known here, so these are against people.' : '';
  const texts = found?.withoutText.length === 0 ? ' Open a word to see it in the texts.' : '';
  return `${orderWords[by].about}${instead}${texts}`;
}

export function slopView(handlers: Handlers): SlopView {
  const { title, status, warning, warn } = answerParts();
  let source = '';
  const orders = slopOrders.map((by) => ({
    by,
    button: button('button small', orderWords[by].name, () => handlers.onList(source, by)),
  }));
  const choice = el('p', 'switch', ...orders.map(({ button }) => button));
  choice.setAttribute('role', 'group');
  choice.setAttribute('aria-label', 'Measured against');
  const body = el('div', '');
  const element = el(
    'div',
    'evidence',
    button('button small', 'Back', () => handlers.onBack()),
    title,
    choice,
    status,
    warning,
    body,
  );
  let shown: SlopReport | null = null;
  let found: Found | null = null;
  let tables: OpeningTable[] = [];

  const build = ({ report, by }: SlopState, texts: number): void => {
    const [lists] = report?.sources ?? [];
    const made = lists
      ? partsOf(lists).map((part) => section(part, { name: lists.name, texts, by }, () => found))
      : [];
    tables = made.flatMap(({ tables }) => tables);
    body.replaceChildren(
      ...made.map(({ nodes }) => el('section', '', ...nodes)),
      ...(lists ? [el('p', 'card-members evidence-note', honesty)] : []),
    );
  };

  return {
    element,
    title,
    update(slop, { sources }) {
      source = slop.source;
      setText(title, `What ${source} over-uses`);
      for (const { by, button } of orders) button.setAttribute('aria-pressed', String(by === slop.by));
      if (slop.report !== shown) {
        shown = slop.report;
        build(slop, sources.find(({ name }) => name === source)?.texts ?? 0);
      }
      setText(status, statusOf(slop));
      warn(slop.notice ?? '');
      // Support comes in all the while: what is being read is left alone by it.
      if (slop.found === found) return;
      found = slop.found;
      for (const table of tables) table.refresh();
    },
  };
}
