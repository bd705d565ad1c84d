/** The table of sources: what was counted, what is being counted, and what could not be. */
import * as format from '../model/format';
import type { Problem } from '../model/problem';
import type { State } from '../model/state';
import type { Underway } from '../model/tally';
import type { SourceCount } from '../model/types';
import { button, byId, el } from './dom';

/** So many messages stand above the sources; the others come when asked for. */
const fewProblems = 3;

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

function figure(value: number): HTMLTableCellElement {
  const cell = el('td', 'figure', format.shortCount(value));
  cell.title = format.count(value);
  return cell;
}

function stateCell(
  underway: Underway | undefined,
  warnings: readonly string[] = [],
  onWhy: () => void = () => undefined,
): HTMLTableCellElement {
  if (underway) {
    if (underway.read === 0) return el('td', 'state', 'waiting');
    const share = underway.bytes > 0 ? Math.floor((100 * underway.read) / underway.bytes) : 0;
    return el('td', 'state busy', `${share} %`);
  }
  if (warnings.length > 0) {
    const why = button('warned', 'see why', onWhy);
    why.title = warnings.join(' ');
    return el('td', 'state', why);
  }
  return el('td', 'state', 'counted');
}

function sourceRow(
  source: SourceCount,
  underway: Underway | undefined,
  warnings: readonly string[],
  handlers: Handlers,
): HTMLTableRowElement {
  const choose = (): void => handlers.onChoose(source.name);
  const name = el('th', '', button('source-name', source.name, choose));
  name.scope = 'row';
  const row = el(
    'tr',
    '',
    name,
    figure(source.texts),
    figure(source.words),
    stateCell(underway, warnings, choose),
  );
  row.addEventListener('pointerenter', () => handlers.onHover(source.name));
  row.addEventListener('pointerleave', () => handlers.onHover(null));
  return row;
}

function underwayRow(underway: Underway): HTMLTableRowElement {
  const name = el('th', 'waiting', underway.name);
  name.scope = 'row';
  return el('tr', '', name, el('td', 'figure', '–'), el('td', 'figure', '–'), stateCell(underway));
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
  const showProblems = (all: Problem[], showAll: boolean): void => {
    problems.replaceChildren(...problemRows(all, showAll, () => showProblems(all, true)));
  };
  let shown: State | null = null;
  let shownAt = 0;

  return (state) => {
    // While counting, five new tables a second are enough.
    const isCounting = state.busy?.tally !== null && state.busy !== null;
    if (isCounting && shown?.busy?.tally === state.busy?.tally && performance.now() - shownAt < 200) return;
    shownAt = performance.now();
    if (shown?.problems !== state.problems) showProblems(state.problems, false);
    title.textContent =
      state.sources.length > 0 ? `Sources (${format.count(state.sources.length)})` : 'Sources';

    const underway = new Map((state.busy?.tally?.underway ?? []).map((one) => [one.name, one]));
    const warnings = new Map(state.tree?.result.sources.map((source) => [source.name, source.warnings]));
    const named = new Set(state.sources.map(({ name }) => name));
    rows.replaceChildren(
      ...state.sources.map((source) =>
        sourceRow(source, underway.get(source.name), warnings.get(source.name) ?? [], handlers),
      ),
      ...[...underway.values()].filter(({ name }) => !named.has(name)).map(underwayRow),
    );
    shown = state;
  };
}
