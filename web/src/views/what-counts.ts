/** What of texts counts: reasoning or answers, texts that repeat another, and what is around an answer. */
import * as format from '../model/format';
import type { FileReading, State } from '../model/state';
import { channels, stripped, type Channel, type Reading, type Stripped } from '../model/types';
import { button, el, setText, show } from './dom';

type OnReading = (changes: Partial<Reading>) => void;

/** A part of the page, and how it follows the state. */
interface Part {
  element: HTMLElement;
  update(state: State): void;
}

const channelNames: Record<Channel, string> = {
  answers: 'their answers',
  reasoning: 'their reasoning',
  both: 'both',
};

const strippedNames: Record<Stripped, string> = {
  wrappers: 'Words around the answer (“Okay, here’s a story …”), titles, counts of words',
  markdown: 'The marks of Markdown, and YAML above it; what they mark stays',
  code: 'Blocks of code',
  prompt: 'The prompt, where the answer says it again',
};

const sumOf = (readings: readonly FileReading[], of: (reading: FileReading) => number): number =>
  readings.reduce((sum, reading) => sum + of(reading), 0);

function channelLine(onReading: OnReading): Part {
  const said = el('span', '');
  const select = el('select', 'select');
  for (const channel of channels) select.append(new Option(channelNames[channel], channel));
  select.addEventListener('change', () => {
    const channel = channels.find((one) => one === select.value);
    if (channel) onReading({ channel });
  });
  const element = el('label', 'records-line', said, ' Compare ', select);
  const update = ({ readings, reading: { channel } }: State): void => {
    const reasoned = sumOf(readings, ({ reasoned }) => reasoned);
    show(element, reasoned > 0 || channel !== 'answers');
    const unanswered = sumOf(readings, ({ unanswered }) => unanswered);
    const torn =
      unanswered > 0 ? ` ${format.plural(unanswered, 'text has', 'texts have')} no answer behind that.` : '';
    setText(said, `In ${format.plural(reasoned, 'text')} a model reasons before it answers.${torn}`);
    select.value = channel;
  };
  return { element, update };
}

/** “2 texts repeat an earlier one and 1 text goes round in circles: left out.” */
function repeatsSaid(readings: readonly FileReading[]): { said: string; all: number } {
  const found: [number, string, string][] = [
    [sumOf(readings, ({ isCopy }) => Number(isCopy)), 'file repeats another', 'files repeat another'],
    [
      sumOf(readings, ({ repeated }) => repeated),
      'text repeats an earlier one',
      'texts repeat an earlier one',
    ],
    [sumOf(readings, ({ looping }) => looping), 'text goes round in circles', 'texts go round in circles'],
  ];
  const parts = found
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => format.plural(count, one, many));
  return { said: format.list(parts), all: found.reduce((sum, [count]) => sum + count, 0) };
}

function repeatsLine(onReading: OnReading): Part {
  const text = el('span', '');
  let keeps = false;
  const other = button('link', '', () => onReading({ keepsRepeats: !keeps }));
  const element = el('p', 'records-line', text, ' ', other);
  const update = ({ readings, reading }: State): void => {
    const { said, all } = repeatsSaid(readings);
    keeps = reading.keepsRepeats;
    show(element, all > 0 || keeps);
    setText(text, `${said || 'What repeats something else'}: ${keeps ? 'counted' : 'left out'}.`);
    const them = all === 1 ? 'it' : 'them';
    setText(other, keeps ? `Leave ${them} out` : `Count ${them}`);
  };
  return { element, update };
}

function stripChoices(onReading: OnReading): Part {
  const boxes = stripped.map((what) => {
    const box = el('input', '');
    box.type = 'checkbox';
    return { what, box, label: el('label', 'strip-choice', box, strippedNames[what]) };
  });
  for (const { box } of boxes) {
    box.addEventListener('change', () => {
      onReading({ strip: boxes.filter(({ box }) => box.checked).map(({ what }) => what) });
    });
  }
  const summary = el('summary', '');
  const lead = el('p', 'strip-lead', 'Leave out of each text:');
  const element = el('details', 'records-line', summary, lead, ...boxes.map(({ label }) => label));
  const update = ({ reading: { strip } }: State): void => {
    const out = strip.length > 0 ? `all but ${format.plural(strip.length, 'thing')}` : 'all of it';
    setText(summary, `What counts of a text: ${out}`);
    for (const { what, box } of boxes) box.checked = strip.includes(what);
  };
  return { element, update };
}

export function whatCounts(onReading: OnReading): Part {
  const parts = [channelLine, repeatsLine, stripChoices].map((part) => part(onReading));
  const element = el('div', '', ...parts.map(({ element }) => element));
  return { element, update: (state) => parts.forEach((part) => part.update(state)) };
}
