/** The report of whose style a source is, to read, to print and to take home. */
import * as format from '../model/format';
import { isTold, type Identified, type TermCase } from '../model/identification';
import { inWords, isOfParts } from '../model/pieces';
import { dateInWords, fileNameOf, settingsInWords, type Report, type ReportedFile } from '../model/report';
import { reasonOf } from '../model/reason';
import { openDialog } from './dialogs';
import { button, download, el, setLabel, setText, show, type Child } from './dom';
import { candidateLists, measuredParts, vendors } from './identity';

/** Makes the document, with this claim in it. */
type Make = (source: string, claim: string) => Promise<string>;

const mostInputs = 20;
const mostSentences = 4;
function candidates(one: Identified, title: string): Child[] {
  return isTold(one) ? [el('h3', '', title), ...candidateLists(one), ...vendors(one)] : [];
}

function terms(title: string, cases: readonly TermCase[] | undefined): Child[] {
  if (!cases || cases.length === 0) return [];
  const row = (cells: string[], tag: 'td' | 'th'): Child =>
    el('tr', '', ...cells.map((cell) => el(tag, '', cell)));
  const rows = cases.map(({ term, count, expected, ofFirst }) =>
    row([term, format.count(count), format.tenth(expected), format.tenth(ofFirst)], 'td'),
  );
  const head = row(['term', 'here', 'of any', 'of it'], 'th');
  return [
    el(
      'div',
      '',
      el('h3', '', title),
      el('table', 'report-table', el('thead', '', head), el('tbody', '', ...rows)),
    ),
  ];
}

function evidence(one: Identified): Child[] {
  const first = one.candidates[0]?.source ?? '';
  const lists = [...terms(`Speaks for ${first}`, one.for), ...terms(`Speaks against ${first}`, one.against)];
  return lists.length > 0 ? [el('div', 'report-columns', ...lists)] : [];
}

/** In words alone: a sheet has no room for more. */
function inPieces({ pieces }: Identified): Child[] {
  const rows = pieces ? inWords(pieces).map((sentence) => el('li', '', sentence)) : [];
  const rest = rows.length - mostSentences;
  const more = rest > 0 ? [el('li', '', `and ${format.count(rest)} more, in the JSON`)] : [];
  return rows.length > 0
    ? [
        el('h3', '', 'Text by text, from beginning to end'),
        el('ul', 'report-list', ...rows.slice(0, mostSentences), ...more, el('li', '', pieces?.about ?? '')),
      ]
    : [];
}

function inputs(files: readonly ReportedFile[], words: number): Child[] {
  const rest = files.length - mostInputs;
  const rows = files
    .slice(0, mostInputs)
    .map(({ file, bytes, sha256 }) =>
      el('li', '', `${file}, ${format.count(bytes)} bytes, SHA-256 `, el('code', 'hash', sha256)),
    );
  const more = rest > 0 ? [el('li', '', `and ${format.plural(rest, 'more file')}, listed in the JSON`)] : [];
  return [
    el('h3', '', `What was measured: ${format.plural(words, 'word')}`),
    files.length > 0
      ? el('ul', 'report-list', ...rows, ...more)
      : el('p', '', 'Saved counts: the files of the texts are not at hand.'),
  ];
}

function madeWith({ kinprint, icu, atlas, settings, date }: Report): Child[] {
  return [
    el('h3', '', 'How it was measured'),
    el(
      'ul',
      'report-list',
      el('li', '', `Kinprint ${kinprint} (ICU ${icu}), ${dateInWords(date)}.`),
      el(
        'li',
        '',
        `Atlas of ${format.plural(atlas.sources, 'source')}, made ${atlas.date}. ${atlas.about} SHA-256 `,
        el('code', 'hash', atlas.sha256),
      ),
      el('li', '', settingsInWords(settings)),
    ),
  ];
}

function copyButton(text: string, from: HTMLElement): HTMLButtonElement {
  const copy = button('button small', 'Copy', () => {
    navigator.clipboard.writeText(text).then(
      () => setText(copy, 'Copied'),
      () => {
        // Where the page may not write there, people do it themselves.
        getSelection()?.selectAllChildren(from);
        setText(copy, 'Selected: copy it');
      },
    );
  });
  return copy;
}

function repeat({ repeat }: Report): Child[] {
  const heading = el('h3', '', 'How to repeat it');
  if (repeat === '') {
    return [heading, el('p', '', 'Its files were read in different ways, so that takes a command for each.')];
  }
  const line = el('code', 'report-command', repeat);
  return [
    heading,
    el('p', '', 'In the folder that holds these files, with the same version of the command:'),
    el('p', 'report-repeat', line, copyButton(repeat, line)),
  ];
}

function body(report: Report): Child[] {
  const one = report.unknown[0];
  if (!one) return [el('p', 'card-warning', 'There is no text of it to be placed.')];
  const isParted = isOfParts(one.pieces);
  const whole = [...candidates(one, isParted ? 'As a whole' : 'Candidates'), ...measuredParts(one, '')];
  const parts = inPieces(one);
  return [
    el('p', 'report-finding', one.finding),
    ...one.warnings.map((warning) => el('p', 'card-warning', warning)),
    // Whose its parts are comes before whose it is as a whole.
    ...(isParted ? [...parts, ...whole] : [...whole, ...parts]),
    ...evidence(one),
    ...inputs(report.inputs, one.words),
    ...madeWith(report),
    el('h3', '', 'What it does not prove'),
    el('ul', 'report-list', ...report.limits.map((limit) => el('li', '', limit))),
    ...repeat(report),
  ];
}

/** Opens the report of a source; what was claimed of each is kept as long as the page is open. */
export function reportView(make: Make): (source: string) => void {
  const claims = new Map<string, string>();
  let source = '';
  /** What is being made, or was last. */
  let making: Promise<string> = Promise.resolve('');
  const title = el('h2', 'report-title');
  title.id = 'report-title';
  title.tabIndex = -1;
  const status = el('p', 'aside');
  status.setAttribute('role', 'status');
  const claim = el('textarea', 'report-claim');
  claim.rows = 2;
  claim.maxLength = 2000;
  claim.placeholder = 'What is said of this text, and by whom? Or leave it empty.';
  setLabel(claim, 'What was claimed');
  const printed = el('p', 'report-claim-printed');
  const content = el('div', 'report-body');

  const printedClaim = (): string => claim.value.trim() || 'Nothing.';
  const update = async (): Promise<void> => {
    setText(printed, printedClaim());
    const mine = make(source, claim.value.trim());
    making = mine;
    setText(status, 'Making the report…');
    try {
      const report = JSON.parse(await mine) as Report;
      if (making !== mine) return;
      content.replaceChildren(...body(report));
      setText(status, '');
    } catch (error) {
      if (making === mine)
        setText(status, `The report could not be made (${reasonOf(error)}). Close it and try again.`);
    }
    show(status, status.textContent !== '');
  };
  const takeHome = async (): Promise<void> => {
    const json = await making.catch(() => '');
    if (json) download(new Blob([`${json}\n`], { type: 'application/json' }), fileNameOf(source));
  };
  const change = (): void => {
    if (claims.get(source) === claim.value) return;
    claims.set(source, claim.value);
    void update();
  };
  claim.addEventListener('change', change);
  // Whoever prints from within the field prints what stands there.
  claim.addEventListener('input', () => setText(printed, printedClaim()));

  const dialog = el(
    'dialog',
    'dialog report',
    el(
      'div',
      'report-actions',
      button('button primary', 'Print', () => window.print()),
      button('button', 'Download JSON', () => void takeHome()),
      button('button', 'Close', () => dialog.close()),
    ),
    el('p', 'report-kind', 'Kinprint report'),
    title,
    el('h3', '', 'What was claimed'),
    claim,
    printed,
    status,
    content,
  );
  dialog.id = 'report';
  dialog.setAttribute('aria-labelledby', title.id);
  document.body.append(dialog);

  return (asked) => {
    source = asked;
    claim.value = claims.get(source) ?? '';
    setText(title, `Whose style is ${source}?`);
    content.replaceChildren();
    show(status, true);
    openDialog(dialog);
    void update();
  };
}
