/** One source in the table: its figures, its menu, and what is changed of it in its place. */
import type { ArrangedSource } from '../model/arrangement';
import * as format from '../model/format';
import type { Underway } from '../model/tally';
import { button, el, setHint, setLabel, setText, show } from './dom';
import { short } from './labels';
import { mergeForm, renameForm } from './source-edit';
import type { SourceMenu } from './source-menu';

export interface RowHandlers {
  onChoose(name: string): void;
  onHover(name: string | null): void;
  onRename(from: string, to: string): void;
  onMerge(from: string, into: string): void;
  onLeaveOut(name: string): void;
  onTakeIn(name: string): void;
}

/** What all rows share. */
export interface RowSurroundings {
  menu: SourceMenu;
  /** The names in the table but this. */
  others(name: string): Set<string>;
  /** Whichever row was being changed before is left. */
  beginEdit(row: SourceRow): void;
}

export interface RowState {
  source: ArrangedSource | undefined;
  underway: Underway | undefined;
  warnings: readonly string[];
  /** Has it too few words for the tree that is shown? */
  isLittle: boolean;
  canChange: boolean;
}

export const columns = 5;
const mostParts = 3;

function setFigure(cell: HTMLTableCellElement, value: number | null): void {
  setText(cell, value === null ? '–' : format.shortCount(value));
  cell.title = value === null ? '' : format.count(value);
}

function percent({ read, bytes }: Underway): string {
  if (read === 0) return 'waiting';
  return `${bytes > 0 ? Math.floor((100 * read) / bytes) : 0} %`;
}

/** Where the source comes from, if that is not its name. */
function origin({ name, parts }: ArrangedSource): string {
  const others = parts.filter((part) => part !== name);
  if (others.length === 0) return '';
  const verb = others.length < parts.length ? 'with' : others.length > 1 ? 'of' : 'was';
  return `${verb} ${format.list(others, mostParts)}`;
}

export class SourceRow {
  readonly element: HTMLTableRowElement;
  readonly #name: HTMLButtonElement;
  readonly #origin = el('span', 'source-origin');
  readonly #head: HTMLTableCellElement;
  readonly #texts = el('td', 'figure');
  readonly #words = el('td', 'figure');
  readonly #state = el('td', 'state');
  readonly #more: HTMLButtonElement;
  readonly #cells: HTMLElement[];
  readonly #choose: () => void;
  #edit: HTMLFormElement | null = null;
  #isOut = false;

  constructor(
    private readonly name: string,
    private readonly handlers: RowHandlers,
    private readonly around: RowSurroundings,
  ) {
    this.#choose = () => handlers.onChoose(name);
    this.#name = button('source-name', short(name), this.#choose);
    setHint(this.#name, name);
    this.#head = el('th', '', this.#name, this.#origin);
    this.#head.scope = 'row';
    this.#more = button('source-more', '', () => this.#openMenu());
    setLabel(this.#more, `Change “${name}”`);
    this.#more.setAttribute('aria-haspopup', 'menu');
    this.#more.setAttribute('aria-expanded', 'false');
    this.#cells = [this.#texts, this.#words, this.#state, el('td', 'more', this.#more)];
    this.element = el('tr', '', this.#head, ...this.#cells);
    this.element.addEventListener('pointerenter', () => handlers.onHover(name));
    this.element.addEventListener('pointerleave', () => handlers.onHover(null));
  }

  update({ source, underway, warnings, isLittle, canChange }: RowState): void {
    this.#isOut = source?.isOut ?? false;
    const isOut = this.#isOut || isLittle;
    this.element.classList.toggle('waiting', source === undefined);
    this.element.classList.toggle('out', isOut);
    this.#name.disabled = isOut;
    const from = source ? origin(source) : '';
    setText(this.#origin, from);
    setHint(this.#origin, source?.parts.join(', ') ?? '');
    show(this.#origin, from !== '' && !this.#edit);
    setFigure(this.#texts, source?.texts ?? null);
    setFigure(this.#words, source?.words ?? null);
    this.#state.classList.toggle('busy', underway !== undefined && underway.read > 0);
    if (underway) setText(this.#state, percent(underway));
    else if (isOut) setText(this.#state, 'left out');
    else if (warnings.length === 0) setText(this.#state, 'counted');
    else this.#state.replaceChildren(this.#why(warnings));
    show(this.#more, source !== undefined);
    this.#more.disabled = !canChange;
    if (!canChange) this.leave();
  }

  /** Brings the keyboard to the row. */
  focus(): void {
    this.#more.focus();
  }

  /** Ends what is being changed, without a change. */
  leave(): void {
    if (!this.#edit) return;
    const hadFocus = this.#edit.contains(document.activeElement);
    this.#edit.remove();
    this.#edit = null;
    this.#head.colSpan = 1;
    for (const node of [this.#name, ...this.#cells]) show(node, true);
    show(this.#origin, this.#origin.textContent !== '');
    if (hadFocus) this.focus();
  }

  #openMenu(): void {
    const { name, handlers, around } = this;
    const others = around.others(name);
    const left = this.#isOut
      ? { label: 'Take in again', onChoose: () => handlers.onTakeIn(name) }
      : { label: 'Leave out', onChoose: () => handlers.onLeaveOut(name) };
    const renaming = {
      label: 'Rename',
      onChoose: () => this.#change(renameForm, (to) => handlers.onRename(name, to)),
    };
    const merging = {
      label: 'Merge with…',
      onChoose: () => this.#change(mergeForm, (into) => handlers.onMerge(name, into)),
    };
    const items = others.size > 0 ? [renaming, merging, left] : [renaming, left];
    around.menu.open(this.#more, `Change “${name}”`, items);
  }

  /** Puts a form in the place of the row's figures; `onDone` hears what it came to. */
  #change(formOf: typeof renameForm, onDone: (value: string) => void): void {
    this.around.beginEdit(this);
    this.#edit = formOf(this.name, this.around.others(this.name), {
      onDone: (value) => {
        this.leave();
        onDone(value);
      },
      onLeave: () => this.leave(),
    });
    for (const node of [this.#name, this.#origin, ...this.#cells]) show(node, false);
    this.#head.colSpan = columns;
    this.#head.append(this.#edit);
    const field = this.#edit.querySelector<HTMLElement>('input, select');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  #why(warnings: readonly string[]): HTMLButtonElement {
    const why = button('warned', 'see why', this.#choose);
    setHint(why, warnings.join(' '));
    return why;
  }
}
