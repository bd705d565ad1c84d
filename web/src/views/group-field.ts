/** The group of one or several sources: its name, and the mark that it goes by. */
import { tame } from '../model/format';
import { firstFree, whyNoGroup, type Look } from '../model/look';
import { el, setHint, setLabel, setText } from './dom';
import { groupColours, groupMark } from './group-mark';
import { nameInput, rowForm, type Editing } from './source-edit';

export interface Grouping {
  /** '' for none. */
  group: string;
  /** The mark that was chosen for it; null where none was. */
  slot: number | null;
}

interface GroupField {
  element: HTMLElement;
  value(): Grouping;
  /** Says what is wrong with it, if anything, and whether nothing is. */
  isGood(): boolean;
}

let fields = 0;

interface MarkChoice {
  element: HTMLElement;
  chosen(): number | null;
  /** As long as none is chosen, that which the group has or will get. */
  show(slot: number): void;
}

function markChoice(id: number): MarkChoice {
  let chosen: number | null = null;
  const radios = groupColours.map((_, slot) => {
    const radio = el('input', '');
    radio.type = 'radio';
    radio.name = `mark-${id}`;
    radio.addEventListener('change', () => (chosen = slot));
    setLabel(radio, `Mark ${slot + 1} of ${groupColours.length}`);
    return radio;
  });
  const element = el(
    'span',
    'marks',
    ...radios.map((radio, slot) => el('label', 'mark-choice', radio, groupMark(slot))),
  );
  element.setAttribute('role', 'radiogroup');
  setLabel(element, 'Mark of the group');
  setHint(element, 'Colour and shape at its leaves. If another group has this mark, the two change marks.');
  return {
    element,
    chosen: () => chosen,
    show: (slot) => {
      if (chosen === null) radios.forEach((radio, at) => (radio.checked = at === slot));
    },
  };
}

/** Offers the groups that there are; `now`: that of the source, '' where it is in none. */
export function groupField(label: string, { slots }: Pick<Look, 'slots'>, now: string): GroupField {
  const input = nameInput(label, tame(now));
  const offered = el('datalist', '');
  const id = ++fields;
  offered.id = `groups-${id}`;
  offered.append(...[...slots.keys()].map((group) => new Option('', tame(group))));
  input.setAttribute('list', offered.id);
  const marks = markChoice(id);
  const hint = el('p', 'source-hint');
  hint.setAttribute('role', 'status');
  const group = (): string => input.value.trim();
  const isGood = (): boolean => {
    const why = whyNoGroup(group());
    input.setAttribute('aria-invalid', String(why !== ''));
    setText(hint, why);
    marks.show(slots.get(group()) ?? firstFree(slots.values()));
    return why === '';
  };
  input.addEventListener('input', isGood);
  isGood();
  return {
    element: el('span', 'group-field', input, marks.element, offered, hint),
    value: () => ({ group: group(), slot: marks.chosen() }),
    isGood,
  };
}

export function groupForm(
  name: string,
  look: Pick<Look, 'slots'>,
  now: string,
  editing: Editing<Grouping>,
): HTMLFormElement {
  const field = groupField(`Group of “${name}”`, look, now);
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
