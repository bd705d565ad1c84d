/** What is done to the table as a whole: its order, and several sources chosen to be put into a group. */
import * as format from '../model/format';
import { plainLook, sortings, type Look, type Sorting } from '../model/look';
import { button, el, setHint, setText, show } from './dom';
import { groupField, type Grouping } from './group-field';
import { rowForm } from './source-edit';

interface Handlers {
  onOrder(by: Sorting): void;
  onGroup(names: string[], grouping: Grouping): void;
  /** Begins or ends choosing several. */
  onPicking(isPicking: boolean): void;
}

interface TableState {
  look: Look;
  /** The sources that are chosen by now. */
  picked: string[];
  canChange: boolean;
  rows: number;
}

export interface TableTools {
  element: HTMLElement;
  update(state: TableState): void;
}

const sortingNames: Record<Sorting, string> = {
  name: 'by name',
  words: 'by words',
  texts: 'by texts',
  group: 'by group',
};
const byHand = 'hand';

function orderChoice(onOrder: (by: Sorting) => void): { field: HTMLElement; select: HTMLSelectElement } {
  const select = el('select', 'select small');
  for (const by of sortings) select.append(new Option(sortingNames[by], by));
  const hand = new Option('by hand', byHand);
  hand.disabled = true;
  select.append(hand);
  setHint(
    select,
    'Of this table alone: the tree stays as it is. Drag rows, or press Alt with an arrow key, to order them by hand.',
  );
  select.addEventListener('change', () => {
    const by = sortings.find((one) => one === select.value);
    if (by) onOrder(by);
  });
  return { field: el('label', 'table-order', 'Order ', select), select };
}

/** The form that puts into a group what is chosen in the rows. */
function groupingForm(
  look: Pick<Look, 'slots'>,
  onGroup: (grouping: Grouping) => void,
  onLeave: () => void,
): { element: HTMLFormElement; show(picked: number): void } {
  const field = groupField('Group of the chosen sources', look, '');
  const count = el('p', 'source-hint');
  count.setAttribute('role', 'status');
  const submit = (): void => {
    if (field.isGood()) onGroup(field.value());
  };
  const element = rowForm('Group', [count, field.element], submit, onLeave);
  const button = element.querySelector<HTMLButtonElement>('.primary');
  return {
    element,
    show: (picked) => {
      const what = picked === 0 ? 'Choose sources in the table' : `${format.plural(picked, 'source')} chosen`;
      setText(count, `${what}. Name their group, or leave the field empty for none.`);
      if (button) button.disabled = picked === 0;
    },
  };
}

export function tableTools(handlers: Handlers): TableTools {
  const order = orderChoice((by) => handlers.onOrder(by));
  let state: TableState | null = null;
  let form: ReturnType<typeof groupingForm> | null = null;
  const end = (): void => {
    form?.element.remove();
    form = null;
    show(picking, true);
    handlers.onPicking(false);
    picking.focus();
  };
  const begin = (): void => {
    const group = (grouping: Grouping): void => {
      const names = state?.picked ?? [];
      end();
      handlers.onGroup(names, grouping);
    };
    form = groupingForm(state?.look ?? plainLook, group, end);
    element.append(form.element);
    show(picking, false);
    handlers.onPicking(true);
    form.element.querySelector('input')?.focus();
  };
  const picking = button('button small', 'Group several', begin);
  setHint(
    picking,
    'Choose several sources, and give them a group: a mark at their leaves. No figure changes.',
  );
  const element = el('div', 'table-tools', order.field, picking);

  return {
    element,
    update: (now) => {
      state = now;
      show(element, now.rows > 1);
      element.inert = !now.canChange;
      order.select.value = typeof now.look.order === 'string' ? now.look.order : byHand;
      form?.show(now.picked.length);
    },
  };
}
