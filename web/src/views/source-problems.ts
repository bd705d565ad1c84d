/** What could not be counted, and what to know of the rest: above the sources. */
import * as format from '../model/format';
import { fewOfEachKind, type Problem } from '../model/problem';
import { button, byId, el, setLabel, setText, show } from './dom';

/** So many messages stand above the sources; the others come when asked for. */
const fewProblems = 3;

/** One line until it is opened, so that many can be looked through. */
function problemRow({ file, message, isError }: Problem): HTMLLIElement {
  const className = isError ? 'problem' : 'problem mild';
  // That there are more like those before: nothing to be opened.
  if (file === '') return el('li', className, el('p', 'problem-others', message));
  const said = el(
    'summary',
    '',
    el('span', 'problem-mark', isError ? '!' : 'i'),
    el('strong', 'problem-file', file),
    ' ',
    el('span', 'problem-message', message),
  );
  return el('li', className, el('details', '', said));
}

/** Errors before warnings; of many, the first few and a button for the others, of which there are few of each kind. */
function problemRows(problems: Problem[], showAll: boolean, onShow: (all: boolean) => void): HTMLLIElement[] {
  const ordered = fewOfEachKind(problems).sort((a, b) => Number(b.isError) - Number(a.isError));
  const most = showAll ? ordered.length : fewProblems;
  const rows = ordered.slice(0, most).map(problemRow);
  // Of a single one all can be read at once.
  if (rows.length === 1) rows[0]?.querySelector('details')?.toggleAttribute('open', true);
  const others = ordered.length - fewProblems;
  if (others > 0) {
    const label = showAll ? 'Show fewer messages' : `Show ${format.plural(others, 'more message')}`;
    rows.push(
      el(
        'li',
        'problems-more',
        button('link', label, () => onShow(!showAll)),
      ),
    );
  }
  return rows;
}

export function problemsView(): { element: HTMLElement; show(problems: Problem[]): void } {
  const element = el('ul', 'problems');
  setLabel(element, 'Messages of reading');
  const toProblems = byId('to-problems');
  const showProblems = (all: Problem[], showAll: boolean): void => {
    const rows = problemRows(all, showAll, (now) => {
      showProblems(all, now);
      // The button that had the focus is gone.
      element.children[fewProblems]?.querySelector<HTMLElement>('summary, button')?.focus();
    });
    element.replaceChildren(...rows);
    show(element, rows.length > 0);
    const lost = new Set(all.filter(({ isError }) => isError).map(({ file }) => file)).size;
    setText(toProblems, `${format.plural(lost, 'file')} could not be counted: see below`);
    show(toProblems, lost > 0);
  };
  return { element, show: (problems) => showProblems(problems, false) };
}
