/** What stands in a row of the table while its source gets another name, or is put into another. */
import { whyNoName } from '../model/names';
import { tame } from '../model/format';
import { button, el, setLabel, setText, type Child } from './dom';
import { short } from './labels';

export interface Editing<T = string> {
  onDone(value: T): void;
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

/** For a name, as it stands. */
export function nameInput(label: string, value: string): HTMLInputElement {
  const input = el('input', 'source-input');
  input.type = 'text';
  input.value = value;
  input.spellcheck = false;
  input.autocomplete = 'off';
  setLabel(input, label);
  return input;
}

/** `others`: the names that other sources go by. */
export function renameForm(name: string, others: ReadonlySet<string>, editing: Editing): HTMLFormElement {
  const before = tame(name);
  const input = nameInput(`New name of “${name}”`, before);
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
