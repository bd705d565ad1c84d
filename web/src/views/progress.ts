/** How far the counting is, by files and bytes, and the button that stops it. */
import * as format from '../model/format';
import type { Busy, State } from '../model/state';
import type { Tally } from '../model/tally';
import { button, byId, el, setText, show } from './dom';

const words = {
  opening: 'Opening what you dropped',
  surveying: 'Looking for the terms that are common',
  counting: 'Counting',
  comparing: 'Comparing the sources',
  saving: 'Writing the counts',
};

function left(tally: Tally): string {
  const spent = (performance.now() - tally.startedAt) / 1000;
  if (spent < 1.5 || tally.bytesDone === 0) return '';
  const seconds = Math.ceil((spent * (tally.bytes - tally.bytesDone)) / tally.bytesDone);
  if (seconds < 90) return `, about ${format.plural(seconds, 'second')} left`;
  return `, about ${format.plural(Math.ceil(seconds / 60), 'minute')} left`;
}

const isAllRead = ({ bytesDone, bytes }: Tally): boolean => bytesDone >= bytes;

function describe({ stage, tally }: Busy): [title: string, detail: string] {
  if (!tally) return [words[stage], ''];
  const files = `${format.count(tally.filesDone)} of ${format.plural(tally.files, 'file')}`;
  if (tally.bytes === 0) return [`Looking at ${format.plural(tally.files, 'file')}`, files];
  const bytes = `${format.bytes(tally.bytesDone)} of ${format.bytes(tally.bytes)}`;
  // Saved counts are taken apart only when all of them are there, and that takes longer than to read them.
  if (isAllRead(tally)) return ['Putting together what was read', files];
  if (stage === 'surveying') return ['Looking for the terms that are common', `${bytes}${left(tally)}`];
  return [`Counting ${format.plural(tally.files, 'file')}`, `${files}, ${bytes}${left(tally)}`];
}

export function progressView(onCancel: () => void): (state: State) => void {
  const box = byId('progress');
  const title = el('p', 'progress-title');
  const detail = el('p', 'progress-detail');
  const bar = el('progress', 'progress-bar');
  bar.setAttribute('aria-label', 'How much is read');
  title.setAttribute('role', 'status');
  box.append(el('div', 'progress-text', title, detail), button('button small', 'Cancel', onCancel), bar);

  return ({ busy }) => {
    if (!show(box, busy !== null) || !busy) return;
    const [what, how] = describe(busy);
    setText(title, what);
    setText(detail, how);
    const { tally } = busy;
    // How long the rest takes is not known.
    if (tally) bar.value = tally.share;
    else bar.removeAttribute('value');
  };
}
