/** The table of sources: what was counted, what is being counted, and what could not be. */
import { arrange, nameAfter, type Arrangement } from '../model/arrangement';
import * as format from '../model/format';
import type { Problem } from '../model/problem';
import type { State } from '../model/state';
import type { Underway } from '../model/tally';
import { button, byId, el, setLabel, setText, show } from './dom';
import { sourceMenu } from './source-menu';
import { columns, SourceRow, type RowHandlers } from './source-row';

/** So many messages stand above the sources; the others come when asked for. */
const fewProblems = 3;
/** Milliseconds between two looks at the table while counting: faster than one can read. */
const pause = 200;

function problemRow({ file, message, isError }: Problem): HTMLTableRowElement {
  const cell = el(
    'td',
    '',
    el('span', 'problem-mark', isError ? '!' : 'i'),
    el('strong', 'problem-file', file),
    el('span', 'problem-message', message),
  );
  cell.colSpan = columns;
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
    cell.colSpan = columns;
    rows.push(el('tr', '', cell));
  }
  return rows;
}

function head(): HTMLTableSectionElement {
  const cells = ['Source', 'Texts', 'Words', 'State'].map((label) => {
    const cell = el('th', label === 'Texts' || label === 'Words' ? 'figure' : '', label);
    cell.scope = 'col';
    return cell;
  });
  const more = el('td', 'more');
  setLabel(more, 'Changes');
  return el('thead', '', el('tr', '', ...cells, more));
}

/** What is being read of each source, by the name that it goes by. */
function underwayOf({ busy, arrangement }: State): Map<string, Underway> {
  const all = new Map<string, Underway>();
  for (const { name: part, read, bytes } of busy?.tally?.underway ?? []) {
    const name = nameAfter(arrangement.now, part);
    const known = all.get(name);
    all.set(name, { name, read: read + (known?.read ?? 0), bytes: bytes + (known?.bytes ?? 0) });
  }
  return all;
}

function titleOf(all: number, out: number): string {
  if (all === 0) return 'Sources';
  return out > 0
    ? `Sources (${format.count(all - out)} of ${format.count(all)})`
    : `Sources (${format.count(all)})`;
}

export function sourcesView(handlers: RowHandlers): (state: State) => void {
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
  let edited: SourceRow | null = null;
  /** A source whose row is to have the focus, once it is there: the row that was changed may be gone. */
  let next: { name: string; before: Arrangement } | null = null;

  const menu = sourceMenu();
  const around = {
    menu,
    others: (name: string): Set<string> => new Set([...known.keys()].filter((other) => other !== name)),
    beginEdit: (row: SourceRow): void => {
      if (row !== edited) edited?.leave();
      edited = row;
    },
  };
  const goTo = (name: string): void => {
    if (shown) next = { name, before: shown.arrangement.now };
  };
  const following: RowHandlers = {
    ...handlers,
    onRename: (from, to) => {
      goTo(to);
      handlers.onRename(from, to);
    },
    onMerge: (from, into) => {
      goTo(into);
      handlers.onMerge(from, into);
    },
  };

  const showSources = (state: State): void => {
    const { busy, tree, arrangement } = state;
    const sources = arrange(state.sources, arrangement.now);
    setText(title, titleOf(sources.length, sources.filter(({ isOut }) => isOut).length));
    const counted = new Map(sources.map((source) => [source.name, source]));
    const underway = underwayOf(state);
    const warnings = new Map(
      tree?.result.sources.map(({ name, warnings }, at) => [name, tree.support?.warnings[at] ?? warnings]),
    );
    const little = new Set(tree?.result.leftOut.map(({ name }) => name));
    const canChange = busy === null || busy.stage === 'comparing';
    // In one order from the beginning: rows that move are hard to read, and slow.
    const names = [...new Set([...counted.keys(), ...underway.keys()])].sort();
    const now = new Map<string, SourceRow>();
    for (const name of names) {
      const row = known.get(name) ?? new SourceRow(name, following, around);
      row.update({
        source: counted.get(name),
        underway: underway.get(name),
        warnings: warnings.get(name) ?? [],
        isLittle: little.has(name),
        canChange,
      });
      now.set(name, row);
    }
    const inOrder = [...now.keys()].join('\n') === [...known.keys()].join('\n');
    if (!inOrder) {
      menu.close();
      const focused = document.activeElement;
      rows.replaceChildren(...[...now.values()].map(({ element }) => element));
      if (focused instanceof HTMLElement && rows.contains(focused)) focused.focus({ preventScroll: true });
    }
    known = now;
    if (next && next.before !== arrangement.now) {
      now.get(next.name)?.focus();
      next = null;
    }
  };

  return (state) => {
    const isCounting = state.busy !== null && state.busy.tally !== null;
    if (isCounting && performance.now() - shownAt < pause) return;
    shownAt = performance.now();
    if (shown?.problems !== state.problems) showProblems(state.problems, false);
    showSources(state);
    shown = state;
  };
}
