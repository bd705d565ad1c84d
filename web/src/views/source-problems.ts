/** What could not be counted, and what to know of the rest: above the sources. */
import * as format from '../model/format';
import { fewOfEachKind, type Problem } from '../model/problem';
import { button, byId, el, setText, show } from './dom';
import { columns } from './source-row';

/** So many messages stand above the sources; the others come when asked for. */
const fewProblems = 3;

/** One line, or the sources would have no room, until it is opened. */
function problemRow({ file, message, isError }: Problem): HTMLTableRowElement {
  const said = el(
    'summary',
    '',
    el('span', 'problem-mark', isError ? '!' : 'i'),
    el('strong', 'problem-file', file),
    ' ',
    el('span', 'problem-message', message),
  );
  const cell = el('td', '', el('details', '', said));
  cell.colSpan = columns;
  return el('tr', isError ? 'problem' : 'problem mild', cell);
}

/** Errors before warnings; of many, the first few and a button for the others, of which there are few of each kind. */
function problemRows(problems: Problem[], showAll: boolean, onShowAll: () => void): HTMLTableRowElement[] {
  const ordered = fewOfEachKind(problems).sort((a, b) => Number(b.isError) - Number(a.isError));
  const most = showAll ? ordered.length : fewProblems;
  const rows = ordered.slice(0, most).map(problemRow);
  // Of a single one all can be read at once.
  if (rows.length === 1) rows[0]?.querySelector('details')?.toggleAttribute('open', true);
  const more = ordered.length - rows.length;
  if (more > 0) {
    const cell = el('td', '', button('link', `Show ${format.plural(more, 'more message')}`, onShowAll));
    cell.colSpan = columns;
    rows.push(el('tr', '', cell));
  }
  return rows;
}

export function problemsView(): { element: HTMLElement; show(problems: Problem[]): void } {
  const element = el('tbody', 'problems');
  const toProblems = byId('to-problems');
  const showProblems = (all: Problem[], showAll: boolean): void => {
    element.replaceChildren(...problemRows(all, showAll, () => showProblems(all, true)));
    const lost = new Set(all.filter(({ isError }) => isError).map(({ file }) => file)).size;
    setText(toProblems, `${format.plural(lost, 'file')} could not be counted: see below`);
    show(toProblems, lost > 0);
  };
  return { element, show: (problems) => showProblems(problems, false) };
}
