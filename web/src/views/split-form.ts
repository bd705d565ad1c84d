/** What stands in a row while its source is split: by what it can be, into what, and why it can't be by the rest. */
import * as format from '../model/format';
import { isLittle, wordsForAPlace } from '../model/little';
import type { Trait, Way } from '../model/types';
import { button, el, setText, show } from './dom';
import { rowForm } from './source-edit';
import { short } from './labels';

interface Splitting {
  /** What can be done takes the engine a moment to say. */
  ways: Promise<Way[]>;
  /** Leads to where the fields of records are chosen; null where there are no records. */
  onFields: (() => void) | null;
  onDone(way: Way): void;
  onLeave(): void;
}

const traitNames: Record<Trait, string> = { file: 'By file', genre: 'By genre', prompt: 'By prompt' };

const mostValues = 3;

/** “into 3: a, b and c. 2 have fewer than 5,000 words.” */
function becomes({ parts, by }: Way): string {
  const values = parts.map(({ value }) => short(value === '' ? `no ${by}` : value));
  const shown = by === 'file' ? format.shortPaths(values) : values;
  const little = parts.filter(isLittle).length;
  const few =
    little > 0 ? ` ${format.count(little)} with fewer than ${format.count(wordsForAPlace)} words.` : '';
  return `${format.plural(parts.length, 'source')}: ${format.list(shown, mostValues)}.${few}`;
}

function choice(way: Way, isFirst: boolean): { line: HTMLElement; input: HTMLInputElement } {
  const input = el('input', '');
  input.type = 'radio';
  input.name = 'split-by';
  input.value = way.by;
  input.disabled = way.parts.length === 0;
  input.checked = isFirst;
  const about = el('span', 'source-hint', way.parts.length > 0 ? becomes(way) : way.whyNot);
  const line = el(
    'label',
    'split-way',
    input,
    el('span', '', el('span', 'split-name', traitNames[way.by]), about),
  );
  line.classList.toggle('can-not', input.disabled);
  return { line, input };
}

export function splitForm(name: string, splitting: Splitting): HTMLFormElement {
  const { ways, onFields } = splitting;
  const title = el('span', 'source-hint', `Split “${short(name)}” by what is known of its texts`);
  const hint = el('p', 'source-hint', 'Looking at its texts…');
  hint.setAttribute('role', 'status');
  const list = el('div', 'split-ways');
  list.setAttribute('role', 'radiogroup');
  list.setAttribute('aria-label', title.textContent);
  const fields = el('p', 'source-hint', 'By another field of the records: ');
  fields.append(
    button('link', 'choose it as their source', () => onFields?.()),
    '; they are counted anew.',
  );
  show(fields, onFields !== null);
  let known: Way[] = [];
  const chosen = (): Way | undefined =>
    known.find(({ by }) => list.querySelector<HTMLInputElement>('input:checked')?.value === by);
  const form = rowForm(
    'Split',
    [title, hint, list, fields],
    () => {
      const way = chosen();
      if (way) splitting.onDone(way);
    },
    () => splitting.onLeave(),
  );
  const submit = form.querySelector<HTMLButtonElement>('.primary');
  if (submit) submit.disabled = true;
  const showWays = (found: Way[]): void => {
    known = found;
    const first = found.find(({ parts }) => parts.length > 0);
    const choices = found.map((way) => choice(way, way === first));
    list.replaceChildren(...choices.map(({ line }) => line));
    setText(hint, first ? '' : 'It can’t be split:');
    if (submit) {
      submit.disabled = !first;
      show(submit, first !== undefined);
    }
    form.scrollIntoView({ block: 'nearest' });
    if (form.contains(document.activeElement)) choices.find(({ input }) => input.checked)?.input.focus();
  };
  ways.then(showWays, () => setText(hint, 'Its texts could not be looked at. Try once more.'));
  return form;
}
