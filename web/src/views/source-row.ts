/** One source in the table: its figures, its menu, and what is changed of it in its place. */
import type { ArrangedSource } from '../model/arrangement';
import * as format from '../model/format';
import type { Look } from '../model/look';
import type { Underway } from '../model/tally';
import type { Way } from '../model/types';
import { button, el, setHint, setLabel, setText, show } from './dom';
import { groupForm, type Grouping } from './group-field';
import { groupMark } from './group-mark';
import { short } from './labels';
import { mergeForm, renameForm } from './source-edit';
import type { MenuItem, SourceMenu } from './source-menu';
import { splitForm } from './split-form';

export interface RowHandlers {
  onChoose(name: string): void;
  /** Asks whose style it is. */
  onIdentify(name: string): void;
  onHover(name: string | null): void;
  onRename(from: string, to: string): void;
  onMerge(from: string, into: string): void;
  onLeaveOut(name: string): void;
  onTakeIn(name: string): void;
  onGroup(names: string[], grouping: Grouping): void;
  /** What it can be split by; the engine is asked. */
  waysToSplit(name: string): Promise<Way[]>;
  onSplit(name: string, way: Way): void;
}

/** What all rows share. */
export interface RowSurroundings {
  menu: SourceMenu;
  /** The names in the table but this. */
  others(name: string): Set<string>;
  look(): Look;
  /** Leads to where the fields of records are chosen; null where there are no records. */
  toFields(): (() => void) | null;
  /** Whichever row was being changed before is left. */
  beginEdit(row: SourceRow): void;
  /** Moves the row down by so many places. */
  onMove(name: string, by: number): void;
  /** Whether it is among several that are chosen was changed. */
  onPicked(row: SourceRow, isRange: boolean): void;
}

export interface RowState {
  source: ArrangedSource | undefined;
  underway: Underway | undefined;
  warnings: readonly string[];
  /** Has it too few words for the tree that is shown? */
  isLittle: boolean;
  canChange: boolean;
  group: { name: string; slot: number } | null;
  /** Are several being chosen? */
  isPicking: boolean;
}

const columns = 5;
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

/** Down by so many rows, by the keys that were pressed; 0 for other keys. */
function rowsOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  if (!altKey || ctrlKey || metaKey) return 0;
  return Number(key === 'ArrowDown') - Number(key === 'ArrowUp');
}

export class SourceRow {
  readonly element: HTMLTableRowElement;
  readonly #name: HTMLButtonElement;
  readonly #origin = el('span', 'source-origin');
  readonly #group = el('span', 'source-group');
  readonly #pick = el('input', 'source-pick');
  readonly #head: HTMLTableCellElement;
  readonly #texts = el('td', 'figure');
  readonly #words = el('td', 'figure');
  readonly #state = el('td', 'state');
  readonly #more: HTMLButtonElement;
  readonly #cells: HTMLElement[];
  readonly #choose: () => void;
  #edit: HTMLFormElement | null = null;
  #isOut = false;
  #isLittle = false;
  #isFixed = true;
  #groupName = '';

  constructor(
    readonly name: string,
    private readonly handlers: RowHandlers,
    private readonly around: RowSurroundings,
  ) {
    // What has no place in the tree can be asked about all the same.
    this.#choose = () => (this.#isLittle ? handlers.onIdentify(name) : handlers.onChoose(name));
    this.#name = button('source-name', short(name), this.#choose);
    setHint(this.#name, name);
    const grip = el('span', 'source-grip');
    setHint(grip, 'Drag to move the row, or press Alt with an arrow key');
    this.#pick.type = 'checkbox';
    setLabel(this.#pick, `Choose “${name}”`);
    this.#pick.addEventListener('click', ({ shiftKey }) => around.onPicked(this, shiftKey));
    this.#head = el('th', '', grip, this.#pick, this.#name, this.#group, this.#origin);
    this.#head.scope = 'row';
    this.#more = button('source-more', '', () => this.#openMenu());
    setLabel(this.#more, `Change “${name}”`);
    this.#more.setAttribute('aria-haspopup', 'menu');
    this.#more.setAttribute('aria-expanded', 'false');
    this.#cells = [this.#texts, this.#words, this.#state, el('td', 'more', this.#more)];
    this.element = el('tr', '', this.#head, ...this.#cells);
    this.element.addEventListener('pointerenter', () => handlers.onHover(name));
    this.element.addEventListener('pointerleave', () => handlers.onHover(null));
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  update({ source, underway, warnings, isLittle, canChange, group, isPicking }: RowState): void {
    this.#isOut = source?.isOut ?? false;
    this.#isLittle = isLittle;
    this.#isFixed = !canChange || source === undefined;
    this.element.classList.toggle('waiting', source === undefined);
    this.element.classList.toggle('out', this.#isOut || isLittle);
    this.element.classList.toggle('fixed', this.#isFixed);
    this.#name.disabled = this.#isOut;
    const from = source ? origin(source) : '';
    setText(this.#origin, from);
    setHint(this.#origin, source?.parts.join(', ') ?? '');
    this.#showGroup(group);
    this.#showAbout();
    this.element.classList.toggle('picking', isPicking);
    show(this.#pick, isPicking && !this.#isFixed && !this.#edit);
    if (!isPicking) this.isPicked = false;
    setFigure(this.#texts, source?.texts ?? null);
    setFigure(this.#words, source?.words ?? null);
    this.#state.classList.toggle('busy', underway !== undefined && underway.read > 0);
    if (underway) setText(this.#state, percent(underway));
    else if (this.#isOut) setText(this.#state, 'left out');
    else if (isLittle) setText(this.#state, 'too short');
    else if (warnings.length === 0) setText(this.#state, 'counted');
    else this.#state.replaceChildren(this.#why(warnings));
    show(this.#more, source !== undefined);
    this.#more.disabled = !canChange;
    if (!canChange) this.leave();
  }

  get isPicked(): boolean {
    return this.#pick.checked;
  }

  set isPicked(now: boolean) {
    this.#pick.checked = now;
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
    this.#showAbout();
    if (hadFocus) this.focus();
  }

  /** What stands below the name, unless the row is being changed. */
  #showAbout(): void {
    for (const node of [this.#group, this.#origin]) show(node, node.textContent !== '' && !this.#edit);
  }

  #showGroup(group: RowState['group']): void {
    const name = group?.name ?? '';
    const isNew = name !== this.#groupName || this.#group.dataset.slot !== String(group?.slot);
    if (!isNew) return;
    this.#groupName = name;
    this.#group.dataset.slot = String(group?.slot);
    this.#group.replaceChildren(...(group ? [groupMark(group.slot), format.tame(short(name))] : []));
    setHint(this.#group, name);
  }

  #onKey(event: KeyboardEvent): void {
    const by = rowsOf(event);
    if (by === 0 || this.#isFixed || this.#edit) return;
    event.preventDefault();
    this.around.onMove(this.name, by);
  }

  #openMenu(): void {
    const { name, around } = this;
    const others = around.others(name);
    around.menu.open(this.#more, `Change “${name}”`, this.#menuItems(others.size > 0));
  }

  #menuItems(hasOthers: boolean): MenuItem[] {
    const { name, handlers, around } = this;
    const others = around.others(name);
    const done = <T>(then: (value: T) => void) => ({
      onDone: (value: T) => {
        this.leave();
        then(value);
      },
      onLeave: () => this.leave(),
    });
    const renaming = done((to: string) => handlers.onRename(name, to));
    const merging = done((into: string) => handlers.onMerge(name, into));
    const grouping = done((grouping: Grouping) => handlers.onGroup([name], grouping));
    const splitting = done((way: Way) => handlers.onSplit(name, way));
    const forms: [label: string, form: () => HTMLFormElement][] = [
      ['Rename', () => renameForm(name, others, renaming)],
      ['Merge with…', () => mergeForm(name, others, merging)],
      [
        'Split…',
        () =>
          splitForm(name, { ways: handlers.waysToSplit(name), onFields: around.toFields(), ...splitting }),
      ],
      ['Group…', () => groupForm(name, around.look(), this.#groupName, grouping)],
    ];
    const changing = forms.map(([label, form]) => ({ label, onChoose: () => this.#change(form()) }));
    const moving = [-1, 1].map((by) => ({
      label: by < 0 ? 'Move up' : 'Move down',
      onChoose: () => around.onMove(name, by),
    }));
    const leaving = this.#isOut
      ? { label: 'Take in again', onChoose: () => handlers.onTakeIn(name) }
      : { label: 'Leave out', onChoose: () => handlers.onLeaveOut(name) };
    const asking = this.#isOut
      ? []
      : [{ label: 'Whose style is it?', onChoose: () => handlers.onIdentify(name) }];
    if (hasOthers) return [...asking, ...changing, ...moving, leaving];
    return [...asking, ...changing.filter(({ label }) => !label.startsWith('Merge')), leaving];
  }

  /** Puts a form in the place of the row's figures. */
  #change(form: HTMLFormElement): void {
    this.around.beginEdit(this);
    this.#edit = form;
    for (const node of [this.#pick, this.#name, ...this.#cells]) show(node, false);
    this.#showAbout();
    this.#head.colSpan = columns;
    this.#head.append(form);
    const fields = form.querySelectorAll<HTMLElement>('input, select, button:enabled');
    const field = [...fields].find((one) => one.offsetParent !== null);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  #why(warnings: readonly string[]): HTMLButtonElement {
    const why = button('warned', 'see why', this.#choose);
    setHint(why, warnings.join(' '));
    return why;
  }
}
