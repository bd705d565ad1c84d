/** What files were read as, where that may be wrong, and the choice of another: for all that are alike, and for each. */
import * as format from '../model/format';
import type { FileReading } from '../model/state';
import { encodings, type Encoding } from '../model/types';
import { el } from './dom';

export type OnEncoding = (files: string[], encoding: Encoding) => void;

function choice(encoding: Encoding, onChoose: (encoding: Encoding) => void): HTMLSelectElement {
  const select = el('select', 'select');
  for (const one of encodings) select.append(new Option(one, one));
  select.value = encoding;
  select.addEventListener('change', () => {
    const chosen = encodings.find((one) => one === select.value);
    if (chosen) onChoose(chosen);
  });
  return select;
}

function lineOfOne({ file, encoding, isTorn }: FileReading, onEncoding: OnEncoding): HTMLElement {
  const select = choice(encoding, (chosen) => onEncoding([file], chosen));
  const doubt = isTorn ? ', and not all of it is that' : '';
  return el('label', 'records-line', el('strong', '', file), ' is read as ', select, doubt);
}

function lineOfAll(encoding: Encoding, files: readonly string[], onEncoding: OnEncoding): HTMLElement {
  const select = choice(encoding, (chosen) => onEncoding([...files], chosen));
  const which = format.plural(files.length, 'file');
  const doubt = encoding === 'UTF-8' ? ', with places that are not' : '';
  return el('label', 'records-line', `All ${which} read as ${encoding}${doubt}: `, select);
}

/** Of a thousand files the thousand choices are made only where they are wanted. */
function linesOfEach(readings: readonly FileReading[], isOpen: boolean, onEncoding: OnEncoding): HTMLElement {
  const details = el('details', 'records-line', el('summary', '', 'Choose for each of them'));
  const fill = (): void => details.append(...readings.map((reading) => lineOfOne(reading, onEncoding)));
  if (isOpen) {
    details.open = true;
    fill();
  } else details.addEventListener('toggle', fill, { once: true });
  return details;
}

/** The lines of `readings`; what is opened among them is so the next time. */
export function encodingLines(onEncoding: OnEncoding): (readings: readonly FileReading[]) => HTMLElement[] {
  let opened = new Map<Encoding, HTMLElement>();
  return (readings) => {
    const before = opened;
    opened = new Map();
    const unsure = readings.filter(({ encoding, isTorn }) => encoding !== 'UTF-8' || isTorn);
    return encodings.flatMap((encoding) => {
      const alike = unsure.filter((reading) => reading.encoding === encoding);
      if (alike.length < 2) return alike.map((reading) => lineOfOne(reading, onEncoding));
      const each = linesOfEach(alike, before.get(encoding)?.hasAttribute('open') ?? false, onEncoding);
      opened.set(encoding, each);
      const files = alike.map(({ file }) => file);
      return [lineOfAll(encoding, files, onEncoding), each];
    });
  };
}
