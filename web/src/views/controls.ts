/** Which distance, which linkage, and what to take home. */
import type { Shown } from '../model/shown';
import { allResamples, type State, type Tree } from '../model/state';
import { centres, distances, linkages, type TreeOptions } from '../model/types';
import { button, byId, el, setText, show } from './dom';
import { canBeCentred, centreWords, distanceWords, linkageWords, supportWords } from './words';

export type DownloadKind = 'svg' | 'html' | 'newick' | 'csv' | 'json' | 'session' | 'session-with-texts';

const downloads: { kind: DownloadKind; label: string; about?: string }[] = [
  { kind: 'svg', label: 'Picture (SVG)' },
  { kind: 'html', label: 'Page with the picture (HTML)' },
  { kind: 'newick', label: 'Tree (Newick)' },
  { kind: 'csv', label: 'Distances (CSV)' },
  { kind: 'json', label: 'Tree and distances (JSON)' },
  {
    kind: 'session',
    label: 'Session, to open here again',
    about: 'The counts of each text, not the texts. Keep it as private as they are: it holds their words.',
  },
  {
    kind: 'session-with-texts',
    label: 'Session with its texts',
    about: 'The texts too, so that terms can be shown in them again.',
  },
];

function choice<T extends string>(
  label: string,
  values: readonly T[],
  name: (value: T) => string,
  onChange: (value: T) => void,
): { field: HTMLElement; select: HTMLSelectElement } {
  const select = el('select', 'select');
  for (const value of values) select.append(new Option(name(value), value));
  select.addEventListener('change', () => {
    const value = values.find((one) => one === select.value);
    if (value !== undefined) onChange(value);
  });
  return { field: el('label', 'field', el('span', 'field-label', label), select), select };
}

function downloadMenu(onDownload: (kind: DownloadKind) => void): HTMLElement {
  const menu = el('details', 'menu');
  const items = downloads.map(({ kind, label, about }) => {
    const item = button('menu-item', label, () => {
      menu.open = false;
      onDownload(kind);
    });
    if (about) item.append(el('span', 'menu-about', about));
    return item;
  });
  menu.append(el('summary', 'button', 'Download'), el('div', 'menu-items', ...items));
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  return menu;
}

const notOwn = 'Downloads are of the tree of your own sources: go back to see it.';

/** What the figures at the branches are, and how far they are. */
function certaintyOf({ result, support }: Tree, { measuring, stopped }: State): string {
  const resamples = support?.resamples ?? 0;
  if (measuring) return `Measuring how sure each branch is: ${resamples} of ${allResamples} resamples.`;
  if (result.sources.length === 2) {
    return 'How sure each branch is can’t be asked of two sources: they are joined whatever they hold.';
  }
  if (support && resamples > 0) return supportWords(support);
  if (stopped) return 'How sure each branch is was not measured: it was stopped.';
  return support ? `How sure each branch is was not measured. ${support.unmeasured}` : '';
}

export function controlsView(
  onOptions: (changes: Partial<TreeOptions>) => void,
  onDownload: (kind: DownloadKind) => void,
  measuring: { stop(): void; goOn(): void },
): (state: State, shown: Shown | null) => void {
  const box = byId('controls');
  const distance = choice(
    'Distance',
    distances,
    (one) => distanceWords[one].name,
    (one) => onOptions({ distance: one }),
  );
  const linkage = choice(
    'Linkage',
    linkages,
    (one) => linkageWords[one].name,
    (one) => onOptions({ linkage: one }),
  );
  const centre = choice(
    'Centring',
    centres,
    (one) => centreWords[one].name,
    (one) => onOptions({ centre: one }),
  );
  const about = el('p', 'controls-about');
  const certainty = el('span', '');
  certainty.id = 'certainty';
  let isMeasuring = false;
  const stop = button('link', 'Stop', () => (isMeasuring ? measuring.stop() : measuring.goOn()));
  const measured = el('p', 'controls-about', certainty, ' ', stop);
  const menu = downloadMenu(onDownload);
  box.append(el('div', 'controls-row', distance.field, linkage.field, centre.field, menu), about, measured);

  return (state, shown) => {
    const { tree, options, busy, stopped } = state;
    const isOwn = shown?.isOwn ?? true;
    isMeasuring = state.measuring;
    if (!show(box, tree !== null)) return;
    // What would be taken home now is not yet what the choices say.
    menu.inert = busy !== null;
    // While the counts are written a choice could not be followed.
    for (const { select } of [distance, linkage, centre]) select.disabled = busy?.stage === 'saving';
    for (const { field } of [distance, linkage]) show(field, isOwn);
    show(centre.field, isOwn && canBeCentred(options.distance));
    show(measured, isOwn);
    distance.select.value = options.distance;
    linkage.select.value = options.linkage;
    centre.select.value = options.centre;
    if (tree) setText(certainty, certaintyOf(tree, state));
    // A button that goes away must not take the keyboard's place on the page with it.
    const canBeStopped = isMeasuring || (stopped && busy === null);
    if (!canBeStopped && document.activeElement === stop) distance.select.focus();
    setText(stop, isMeasuring ? 'Stop' : 'Go on');
    show(stop, canBeStopped);
    const parts = [distanceWords[options.distance].about, linkageWords[options.linkage].about];
    if (canBeCentred(options.distance)) parts.push(centreWords[options.centre].about);
    setText(about, isOwn ? parts.join(' ').trim() : notOwn);
  };
}
