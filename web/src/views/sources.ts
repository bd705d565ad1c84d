/** The table of sources: what was counted, what is being counted, and what could not be. */
import * as format from '../model/format';
import type { Problem } from '../model/problem';
import type { State } from '../model/state';
import type { Underway } from '../model/tally';
import type { SourceCount } from '../model/types';
import { button, byId, el, setHint, setText, show } from './dom';
import { short } from './labels';

/** So many messages stand above the sources; the others come when asked for. */
const fewProblems = 3;
/** Milliseconds between two looks at the table while counting: faster than one can read. */
const pause = 200;

interface Handlers {
  onChoose(name: string): void;
  onHover(name: string | null): void;
}

function problemRow({ file, message, isError }: Problem): HTMLTableRowElement {
  const cell = el(
    'td',
    '',
    el('span', 'problem-mark', isError ? '!' : 'i'),
    el('strong', 'problem-file', file),
    el('span', 'problem-message', message),
  );
  cell.colSpan = 4;
  return el('tr', isError ? 'problem' : 'problem mild', cell);
}

/** Errors before warnings; of many, the first few and a button for the others. */
function problemRows(problems: Problem[], showAll: boolean, onShowAll: () => void): HTMLTableRowElement[] {
  const ordered = [...problems].sort((a, b) => Number(b.isError) - Number(a.isError));
  const most = showAll ? ordered.length : fewProblems;
  const rows = ordered.slice(0, most).map(problemRow);
  const more = ordered.length - rows.length;
  if (more > 0) {
    const cell = el('td', '', button('link', `Show ${format.plural(more, 'more message')}`, onShowAll));
    cell.colSpan = 4;
    rows.push(el('tr', '', cell));
  }
  return rows;
}

function setFigure(cell: HTMLTableCellElement, value: number | null): void {
  setText(cell, value === null ? '–' : format.shortCount(value));
  cell.title = value === null ? '' : format.count(value);
}

function percent({ read, bytes }: Underway): string {
  if (read === 0) return 'waiting';
  return `${bytes > 0 ? Math.floor((100 * read) / bytes) : 0} %`;
}

/** One source in the table; it stays the same row from its first byte to the end. */
class SourceRow {
  readonly element: HTMLTableRowElement;
  readonly #name: HTMLButtonElement;
  readonly #texts = el('td', 'figure');
  readonly #words = el('td', 'figure');
  readonly #state = el('td', 'state');
  readonly #choose: () => void;

  constructor(name: string, handlers: Handlers) {
    this.#choose = () => handlers.onChoose(name);
    this.#name = button('source-name', short(name), this.#choose);
    setHint(this.#name, name);
    const head = el('th', '', this.#name);
    head.scope = 'row';
    this.element = el('tr', '', head, this.#texts, this.#words, this.#state);
    this.element.addEventListener('pointerenter', () => handlers.onHover(name));
    this.element.addEventListener('pointerleave', () => handlers.onHover(null));
  }

  /** `isOut`: it is not in the tree that is shown. */
  update(
    source: SourceCount | undefined,
    underway: Underway | undefined,
    warnings: readonly string[],
    isOut: boolean,
  ): void {
    this.element.classList.toggle('waiting', source === undefined);
    this.element.classList.toggle('out', isOut);
    this.#name.disabled = isOut;
    setFigure(this.#texts, source?.texts ?? null);
    setFigure(this.#words, source?.words ?? null);
    this.#state.classList.toggle('busy', underway !== undefined && underway.read > 0);
    if (underway) setText(this.#state, percent(underway));
    else if (isOut) setText(this.#state, 'left out');
    else if (warnings.length === 0) setText(this.#state, 'counted');
    else this.#state.replaceChildren(this.#why(warnings));
  }

  #why(warnings: readonly string[]): HTMLButtonElement {
    const why = button('warned', 'see why', this.#choose);
    setHint(why, warnings.join(' '));
    return why;
  }
}

function head(): HTMLTableSectionElement {
  const cells = ['Source', 'Texts', 'Words', 'State'].map((label) => {
    const cell = el('th', label === 'Texts' || label === 'Words' ? 'figure' : '', label);
    cell.scope = 'col';
    return cell;
  });
  return el('thead', '', el('tr', '', ...cells));
}

export function sourcesView(handlers: Handlers): (state: State) => void {
  const problems = el('tbody', 'problems');
  const rows = el('tbody', '');
  const table = el('table', 'source-table', head(), problems, rows);
  byId('sources').append(table);
  const title = byId('sources-title');
  const toProblems = byId('to-problems');
  const showProblems = (all: Problem[], showAll: boolean): void => {
    problems.replaceChildren(...problemRows(all, showAll, () => showProblems(all, true)));
    const lost = new Set(all.filter(({ isError }) => isError).map(({ file }) => file)).size;
    setText(toProblems, `${format.plural(lost, 'file')} could not be counted: see below`);
    show(toProblems, lost > 0);
  };
  let shown: State | null = null;
  let shownAt = 0;
  let known = new Map<string, SourceRow>();

  const showSources = ({ sources, busy, tree }: State): void => {
    const counted = new Map(sources.map((source) => [source.name, source]));
    const underway = new Map((busy?.tally?.underway ?? []).map((one) => [one.name, one]));
    const warnings = new Map(
      tree?.result.sources.map(({ name, warnings }, at) => [name, tree.support?.warnings[at] ?? warnings]),
    );
    const out = new Set(tree?.result.leftOut.map(({ name }) => name));
    // In one order from the beginning: rows that move are hard to read, and slow.
    const names = [...new Set([...counted.keys(), ...underway.keys()])].sort();
    const next = new Map<string, SourceRow>();
    for (const name of names) {
      const row = known.get(name) ?? new SourceRow(name, handlers);
      row.update(counted.get(name), underway.get(name), warnings.get(name) ?? [], out.has(name));
      next.set(name, row);
    }
    const inOrder = [...next.keys()].join('\n') === [...known.keys()].join('\n');
    if (!inOrder) rows.replaceChildren(...[...next.values()].map(({ element }) => element));
    known = next;
  };

  return (state) => {
    const isCounting = state.busy !== null && state.busy.tally !== null;
    if (isCounting && performance.now() - shownAt < pause) return;
    shownAt = performance.now();
    if (shown?.problems !== state.problems) showProblems(state.problems, false);
    setText(title, state.sources.length > 0 ? `Sources (${format.count(state.sources.length)})` : 'Sources');
    showSources(state);
    shown = state;
  };
}
