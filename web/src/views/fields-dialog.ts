/** The dialog that asks which field of records is what, beside the first of them. */
import * as format from '../model/format';
import type { Fields, RecordReading } from '../model/types';
import { openDialog } from './dialogs';
import { byId, el, setText } from './dom';

const roles: { role: keyof Fields; label: string }[] = [
  { role: 'text', label: 'Text' },
  { role: 'source', label: 'Source: whose it is' },
  { role: 'prompt', label: 'Prompt: what it answers' },
];

const mostFiles = 3;

/** The first records, a row for each field, so that long names and texts have room. */
function rowsOf({ names, rows }: RecordReading, chosen: Fields): HTMLElement {
  const body = el('tbody', '');
  names.forEach((name, at) => {
    const role = roles.find(({ role }) => chosen[role] === name);
    const head = el('th', '', name);
    head.scope = 'row';
    const cells = rows.map(({ values }) => el('td', '', values[at] ?? ''));
    body.append(el('tr', role ? 'chosen' : '', head, el('td', 'role', role ? role.role : ''), ...cells));
  });
  const table = el('table', 'fields-table', body);
  table.setAttribute('aria-label', 'The first records');
  return table;
}

export function fieldsDialog(
  onFields: (files: string[], fields: Fields) => void,
): (files: string[], reading: RecordReading) => void {
  const dialog = byId('fields') as HTMLDialogElement;
  const choices = byId('fields-choices');
  const rows = byId('fields-rows');
  let files: string[] = [];
  let reading: RecordReading | null = null;
  const selects = roles.map(({ role, label }) => {
    const select = el('select', 'select');
    select.addEventListener('change', () => showRows());
    choices.append(el('label', 'field', el('span', 'field-label', label), select));
    return { role, select };
  });
  const chosen = (): Fields => {
    const fields: Fields = { text: '', source: '', prompt: '' };
    for (const { role, select } of selects) fields[role] = select.value;
    return fields;
  };
  const showRows = (): void => {
    if (reading) rows.replaceChildren(rowsOf(reading, chosen()));
  };
  byId('fields-count').addEventListener('click', () => {
    dialog.close();
    onFields(files, chosen());
  });

  return (which, understood) => {
    files = which;
    reading = understood;
    setText(byId('fields-files'), `${format.list(which, mostFiles)}: the first records, field by field.`);
    for (const { role, select } of selects) {
      const { names, fields, likelySource } = understood;
      const proposed = role === 'source' && fields.source === '' ? likelySource : fields[role];
      select.replaceChildren(
        new Option('as Kinprint finds it', ''),
        ...names.map((name) => {
          const isProposal = name === proposed && name !== fields[role];
          return new Option(isProposal ? `${format.tame(name)} (proposed)` : format.tame(name), name);
        }),
      );
      select.value = names.includes(proposed) ? proposed : '';
    }
    showRows();
    openDialog(dialog);
  };
}
