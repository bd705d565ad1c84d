/** What stands in a row of the table while its source gets another name or a group, or is put into another. */
import { whyNoGroup } from '../model/look';
import { whyNoName } from '../model/names';
import { tame } from '../model/format';
import { button, el, setLabel, setText, type Child } from './dom';
import { short } from './labels';

interface Editing {
  onDone(value: string): void;
  onLeave(): void;
}

/** A line of its own in the row. Enter keeps what it says, Escape leaves all as it is. */
export function rowForm(
  keep: string,
  fields: Child[],
  onSubmit: () => void,
  onLeave: () => void,
): HTMLFormElement {
  const submit = el('button', 'button small primary', keep);
  const line = el('form', 'source-edit', ...fields, submit, button('button small', 'Cancel', onLeave));
  line.noValidate = true;
  line.addEventListener('submit', (event) => {
    event.preventDefault();
    onSubmit();
  });
  line.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeave();
  });
  return line;
}

/** `others`: the names that other sources go by. */
export function renameForm(name: string, others: ReadonlySet<string>, editing: Editing): HTMLFormElement {
  const input = el('input', 'source-input');
  const before = tame(name);
  input.type = 'text';
  input.value = before;
  input.spellcheck = false;
  input.autocomplete = 'off';
  setLabel(input, `New name of “${name}”`);
  const hint = el('p', 'source-hint');
  hint.setAttribute('role', 'status');
  const value = (): string => input.value.trim();
  const showHint = (): void => {
    const why = whyNoName(value());
    input.setAttribute('aria-invalid', String(why !== ''));
    const isOther = value() !== before && others.has(value());
    setText(hint, why || (isOther ? `“${short(value())}” is there already: the two become one source.` : ''));
  };
  input.addEventListener('input', showHint);
  return rowForm(
    'Rename',
    [input, hint],
    () => {
      if (value() === before) editing.onLeave();
      else if (whyNoName(value()) === '') editing.onDone(value());
      else {
        showHint();
        input.focus();
      }
    },
    () => editing.onLeave(),
  );
}

export function mergeForm(name: string, others: ReadonlySet<string>, editing: Editing): HTMLFormElement {
  const select = el('select', 'select source-select');
  const names = [...others];
  select.append(new Option('Choose a source…', ''));
  names.forEach((other, at) => select.append(new Option(tame(short(other)), String(at))));
  setLabel(select, `Merge “${name}” with`);
  return rowForm(
    'Merge',
    [el('span', 'source-hint', `Merge “${short(name)}” with`), select],
    () => {
      const chosen = select.value === '' ? undefined : names[Number(select.value)];
      if (chosen === undefined) select.focus();
      else editing.onDone(chosen);
    },
    () => editing.onLeave(),
  );
}

let lists = 0;

export interface GroupField {
  element: HTMLElement;
  value(): string;
  /** Says what is wrong with it, if anything, and whether nothing is. */
  isGood(): boolean;
}

/** A field for the name of a group, which offers those that there are. */
export function groupField(label: string, groups: readonly string[], now: string): GroupField {
  const input = el('input', 'source-input');
  const offered = el('datalist', '');
  offered.id = `groups-${++lists}`;
  offered.append(...groups.map((group) => new Option('', tame(group))));
  input.type = 'text';
  input.value = tame(now);
  input.spellcheck = false;
  input.autocomplete = 'off';
  input.setAttribute('list', offered.id);
  setLabel(input, label);
  const hint = el('p', 'source-hint');
  hint.setAttribute('role', 'status');
  const value = (): string => input.value.trim();
  const isGood = (): boolean => {
    const why = whyNoGroup(value());
    input.setAttribute('aria-invalid', String(why !== ''));
    setText(hint, why);
    return why === '';
  };
  input.addEventListener('input', isGood);
  return { element: el('span', 'group-field', input, offered, hint), value, isGood };
}

/** `groups`: those that there are; `now`: that of the source, '' where it is in none. */
export function groupForm(
  name: string,
  groups: readonly string[],
  now: string,
  editing: Editing,
): HTMLFormElement {
  const field = groupField(`Group of “${name}”`, groups, now);
  const about = 'Its mark stands at the leaf and here; no figure changes. Empty: no group.';
  return rowForm(
    'Group',
    [field.element, el('p', 'source-hint', about)],
    () => {
      if (field.isGood()) editing.onDone(field.value());
    },
    () => editing.onLeave(),
  );
}
