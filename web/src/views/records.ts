/** How files were read, with the choice to say it better: what records hold, encodings, and what of texts counts. */
import * as format from '../model/format';
import type { FileReading, State } from '../model/state';
import { type Fields, type Reading, type RecordReading } from '../model/types';
import { button, byId, el, show, type Child } from './dom';
import { encodingLines, type OnEncoding } from './encodings';
import { fieldsDialog } from './fields-dialog';
import { whatCounts } from './what-counts';

interface Handlers {
  onReading(changes: Partial<Reading>): void;
  onFields(files: string[], fields: Fields): void;
  onEncoding: OnEncoding;
}

/** Files whose records are alike. */
interface Group {
  files: string[];
  reading: RecordReading;
}

function groupsOf(readings: readonly FileReading[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { file, records } of readings) {
    if (!records) continue;
    const kind = JSON.stringify([records.fields, records.names, records.guessed, records.likelySource]);
    const group = groups.get(kind) ?? { files: [], reading: records };
    group.files.push(file);
    groups.set(kind, group);
  }
  return [...groups.values()];
}

const quoted = (field: string): HTMLElement => el('code', '', field);

/** “text from output, source from model” */
function understood({ fields }: RecordReading): Child[] {
  const parts: [string, string][] = [
    ['texts', fields.text],
    ['sources', fields.source],
    ['prompts', fields.prompt],
  ];
  const known = parts.filter(([, field]) => field !== '');
  return known.flatMap(([what, field], at) => [`${at > 0 ? ', ' : ''}${what} from `, quoted(field)]);
}

function groupLine({ files, reading }: Group, onChange: () => void): HTMLElement {
  const which = files.length === 1 ? (files[0] ?? '') : format.plural(files.length, 'file');
  const guess = reading.guessed ? ' No name told which is the text: look whether this is right.' : '';
  const proposed =
    reading.likelySource === ''
      ? []
      : [' All are of one source; ', quoted(reading.likelySource), ' may tell whose they are.'];
  return el(
    'p',
    reading.guessed || proposed.length > 0 ? 'records-line guessed' : 'records-line',
    el('strong', '', which),
    ': ',
    ...understood(reading),
    `.${guess}`,
    ...proposed,
    ' ',
    button('link', 'Change', onChange),
  );
}

/** Brings the keyboard to the choice of the first records' fields. */
export function toRecords(): void {
  const first = byId('records').querySelector('button');
  first?.scrollIntoView({ block: 'nearest' });
  first?.focus();
}

export function recordsView(handlers: Handlers): (state: State) => void {
  const box = byId('records');
  const title = el('h3', 'records-title', 'What the records hold');
  const lines = el('div', '');
  const counts = whatCounts((changes) => handlers.onReading(changes));
  box.append(title, lines, counts.element);
  const open = fieldsDialog((files, fields) => handlers.onFields(files, fields));
  const ofEncodings = encodingLines((files, encoding) => handlers.onEncoding(files, encoding));
  let shown: readonly FileReading[] | null = null;

  return (state) => {
    const { readings, busy } = state;
    if (shown !== readings) {
      shown = readings;
      const groups = groupsOf(readings);
      lines.replaceChildren(
        ...groups.map((group) => groupLine(group, () => open(group.files, group.reading))),
      );
      lines.append(...ofEncodings(readings));
      show(title, groups.length > 0);
    }
    counts.update(state);
    show(box, readings.length > 0 && busy?.stage !== 'opening');
    box.inert = busy !== null;
  };
}
