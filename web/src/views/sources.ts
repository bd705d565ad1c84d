/** The table of sources: what was counted, what is being counted, and what could not be. */
import { arrange, nameAfter, type ArrangedSource, type Arrangement } from '../model/arrangement';
import * as format from '../model/format';
import { ordered, plainLook, slotOf, type Look, type Sorting } from '../model/look';
import { arrangedOf, type State } from '../model/state';
import type { Underway } from '../model/tally';
import { byId, el, setLabel, setText, show } from './dom';
import { listenForDragging } from './row-dragging';
import { problemsView } from './source-problems';
import { sourceMenu } from './source-menu';
import { SourceRow, type RowHandlers, type RowState, type RowSurroundings } from './source-row';
import { tableTools } from './table-tools';

/** Milliseconds between two looks at the table while counting: faster than one can read. */
const pause = 200;

/** So many sources of which nothing is counted yet have a row: an archive may hold a hundred thousand files to come. */
const mostWaiting = 200;

export interface TableHandlers extends RowHandlers {
  onOrder(by: Sorting): void;
  /** Moves a source to another place among the names in the table. */
  onMove(names: string[], name: string, place: number): void;
  /** Leads to where the fields of records are chosen. */
  toFields(): void;
}

const headings: { label: string; sorting?: Sorting }[] = [
  { label: 'Source', sorting: 'name' },
  { label: 'Texts', sorting: 'texts' },
  { label: 'Words', sorting: 'words' },
  { label: 'State' },
];

function head(): { element: HTMLTableSectionElement; show(look: Look): void } {
  const cells = headings.map(({ label }) => {
    const cell = el('th', label === 'Texts' || label === 'Words' ? 'figure' : '', label);
    cell.scope = 'col';
    return cell;
  });
  const more = el('td', 'more');
  setLabel(more, 'Changes');
  const show = ({ order }: Look): void =>
    headings.forEach(({ sorting }, at) => {
      const sorted = sorting === 'name' ? 'ascending' : 'descending';
      if (sorting === order) cells[at]?.setAttribute('aria-sort', sorted);
      else cells[at]?.removeAttribute('aria-sort');
    });
  return { element: el('thead', '', el('tr', '', ...cells, more)), show };
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

/** What each row shows, in order. */
function rowStates(
  state: State,
  before: readonly string[],
  isPicking: boolean,
): (RowState & { name: string })[] {
  const { busy, tree, arrangement } = state;
  const { look } = arrangement.now;
  const counted = new Map(
    arrange(arrangedOf(state).sources, arrangement.now).map((source) => [source.name, source]),
  );
  const underway = underwayOf(state);
  const warnings = new Map(
    tree?.result.sources.map(({ name, warnings }, at) => [name, tree.support?.warnings[at] ?? warnings]),
  );
  const little = new Set(tree?.result.leftOut.map(({ name }) => name));
  const sizeOf = (name: string): ArrangedSource =>
    counted.get(name) ?? { name, words: 0, texts: 0, parts: [], isOut: false };
  const waiting = [...underway.keys()].filter((name) => !counted.has(name)).slice(0, mostWaiting);
  const names = [...counted.keys(), ...waiting];
  // Rows that move are hard to read, and slow: while figures grow, each stays where it is.
  const isGrowing = (busy?.tally ?? null) !== null && look.order !== 'name';
  return ordered(names.map(sizeOf), isGrowing ? { ...look, order: before } : look).map(({ name }) => {
    const slot = slotOf(look, name);
    return {
      name,
      source: counted.get(name),
      underway: underway.get(name),
      warnings: warnings.get(name) ?? [],
      isLittle: little.has(name),
      canChange: busy === null || busy.stage === 'comparing',
      group: slot === null ? null : { name: look.groups.get(name) ?? '', slot },
      isPicking,
    };
  });
}

export function sourcesView(handlers: TableHandlers): (state: State) => void {
  const problems = problemsView();
  const rows = el('tbody', '');
  const heading = head();
  const title = byId('sources-title');
  let shown: State | null = null;
  let shownAt = 0;
  let known = new Map<string, SourceRow>();
  let edited: SourceRow | null = null;
  /** Of several that are chosen, the one that was last. */
  let lastPicked: SourceRow | null = null;
  let isPicking = false;
  /** A source whose row is to have the focus, once it is there: the row that was changed may be gone. */
  let next: { name: string; before: Arrangement } | null = null;

  const picked = (): string[] =>
    [...known.values()].filter(({ isPicked }) => isPicked).map(({ name }) => name);
  const tools = tableTools({
    onOrder: (by) => handlers.onOrder(by),
    onGroup: (names, grouping) => handlers.onGroup(names, grouping),
    onPicking: (now) => {
      isPicking = now;
      if (shown) showSources(shown);
    },
  });
  const list = byId('sources');
  list.before(problems.element, tools.element);
  /** For those who don't see rows move: steps of one move are one change. */
  const said = el('span', 'unseen');
  said.setAttribute('role', 'status');
  const table = el('table', 'source-table', heading.element, rows);
  list.append(said, table);

  const menu = sourceMenu();
  const goTo = (name: string): void => {
    if (shown) next = { name, before: shown.arrangement.now };
  };
  const moveTo = (name: string, place: number): void => {
    const names = [...known.keys()];
    goTo(name);
    handlers.onMove(names, name, place);
    const row = Math.max(0, Math.min(names.length - 1, place)) + 1;
    setText(said, `“${name}” is row ${row} of ${names.length}.`);
  };
  const around: RowSurroundings = {
    menu,
    others: (name) => new Set([...known.keys()].filter((other) => other !== name)),
    look: () => shown?.arrangement.now.look ?? plainLook,
    toFields: () => (shown?.readings.some(({ records }) => records) ? () => handlers.toFields() : null),
    beginEdit: (row) => {
      if (row !== edited) edited?.leave();
      edited = row;
    },
    onMove: (name, by) => moveTo(name, [...known.keys()].indexOf(name) + by),
    onPicked: (row, isRange) => {
      const all = [...known.values()];
      const ends = [row, lastPicked ?? row].map((one) => all.indexOf(one)).sort((a, b) => a - b);
      if (isRange) for (const one of all.slice(ends[0], (ends[1] ?? 0) + 1)) one.isPicked = row.isPicked;
      lastPicked = row;
      if (shown) showSources(shown);
    },
  };
  listenForDragging(rows, list, (element, place) => {
    const row = [...known.values()].find((one) => one.element === element);
    if (row) moveTo(row.name, place);
  });
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
    onSplit: (name, way) => {
      goTo(way.parts[0]?.name ?? name);
      handlers.onSplit(name, way);
    },
  };

  const place = (now: Map<string, SourceRow>): void => {
    if ([...now.keys()].join('\n') === [...known.keys()].join('\n')) return;
    menu.close();
    const focused = document.activeElement;
    rows.replaceChildren(...[...now.values()].map(({ element }) => element));
    if (focused instanceof HTMLElement && rows.contains(focused)) focused.focus({ preventScroll: true });
  };
  const showSources = (state: State): void => {
    const { arrangement } = state;
    const states = rowStates(state, [...known.keys()], isPicking);
    const counted = states.flatMap(({ source }) => (source ? [source] : []));
    setText(title, titleOf(counted.length, counted.filter(({ isOut }) => isOut).length));
    const now = new Map<string, SourceRow>();
    for (const { name, ...shown } of states) {
      const row = known.get(name) ?? new SourceRow(name, following, around);
      row.update(shown);
      now.set(name, row);
    }
    place(now);
    known = now;
    show(table, known.size > 0);
    heading.show(arrangement.now.look);
    const canChange = state.busy === null || state.busy.stage === 'comparing';
    tools.update({ look: arrangement.now.look, picked: picked(), canChange, rows: counted.length });
    if (next && next.before !== arrangement.now) {
      // A part may have a shorter name by then.
      (now.get(arrangement.now.renamed.get(next.name) ?? next.name) ?? now.get(next.name))?.focus();
      next = null;
    }
  };

  return (state) => {
    const isCounting = state.busy !== null && state.busy.tally !== null;
    if (isCounting && performance.now() - shownAt < pause) return;
    shownAt = performance.now();
    if (shown?.problems !== state.problems) problems.show(state.problems);
    shown = state;
    // What a split comes to is known in a moment.
    if (arrangedOf(state).isKnown) showSources(state);
  };
}
