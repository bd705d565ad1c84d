/** Why two sources are near: what they share and what holds them apart, term by term. */
import { nearness, shareOf } from '../model/evidence';
import * as format from '../model/format';
import type { EvidenceState } from '../model/state';
import type { Evidence, TermEvidence, TreeResult } from '../model/types';
import { answerParts } from './answer-parts';
import { button, el, setText, type Child } from './dom';
import { termTable, type TermTable } from './term-table';
import { distanceWords } from './words';

interface EvidenceView {
  element: HTMLElement;
  /** Takes the focus when the panel opens. */
  title: HTMLElement;
  update(evidence: EvidenceState, tree: TreeResult): void;
}

/** How far apart the two are, and by which distance where it is not the tree's. */
function summary(evidence: Evidence, tree: TreeResult): Child[] {
  const { name } = distanceWords[evidence.options.distance];
  const other = distanceWords[tree.options.distance].name;
  const isOther = evidence.options.distance !== tree.options.distance;
  const instead = `The tree’s own distance, ${other}, does not fall into terms: this explains the ${name} distance.`;
  return [
    el(
      'p',
      'evidence-summary',
      `${name} distance: ${format.distance(evidence.distance)}. ${nearness(evidence)}`,
    ),
    ...(isOther ? [el('p', 'card-warning', instead)] : []),
  ];
}

interface Section {
  title: string;
  about: string;
  terms: TermEvidence[];
}

function sections({ together, apart }: Evidence): Section[] {
  return [
    { title: 'What they share', about: 'of what makes them alike', terms: together },
    { title: 'What holds them apart', about: 'of what holds them apart', terms: apart },
  ];
}

function section(
  { title, about, terms }: Section,
  evidence: Evidence,
): { node: Child; table: TermTable | null } {
  const heading = el('h3', 'evidence-heading', title);
  if (terms.length === 0)
    return { node: el('section', '', heading, el('p', 'card-members', 'Nothing.')), table: null };
  const share = Math.round(100 * shareOf(terms));
  const sum = `${format.plural(terms.length, 'term')}, together ${share} % ${about}. Uses in 1,000 words; ▲ more, ▼ less than expected of it:`;
  const table = termTable(terms, evidence, title);
  return { node: el('section', '', heading, el('p', 'card-members', sum), ...table.elements), table };
}

/** What there is to say of the texts as a whole. */
function aboutTexts({ found, result }: EvidenceState): string {
  if (!result) return '';
  if (!found) return 'Looking for these terms in the texts…';
  if (found.withoutText.length === 2)
    return 'Both came as saved counts, which hold no text to show the terms in.';
  const lacking = found.withoutText.map(
    (source) => ` ${source} came as saved counts, which hold no text to show them in.`,
  );
  return `${found.complete ? 'Open a term to see it in the texts.' : 'Looking for these terms in the texts…'}${lacking.join('')}`;
}

const quoted = (files: readonly string[]): string => format.list(files.map((file) => `“${file}”`));

function aboutUncut({ found }: EvidenceState): string {
  const files = found?.uncut ?? [];
  if (files.length === 0) return '';
  return `Terms can’t be shown in ${quoted(files)}: the dictionaries that cut such texts into words are not here.`;
}

function aboutUnreadable({ found }: EvidenceState): string {
  const files = found?.unreadable ?? [];
  if (files.length === 0) return '';
  const [was, it] = files.length === 1 ? ['was', 'it'] : ['were', 'them'];
  return `${quoted(files)} ${was} moved or changed since, so no terms can be shown in ${it}. The figures stand; start over to read ${it} anew.`;
}

export function evidenceView(onBack: () => void): EvidenceView {
  const { title, status, warning, warn } = answerParts();
  const head = el('div', '');
  const body = el('div', '');
  const element = el(
    'div',
    'evidence',
    button('button small', 'Back', onBack),
    title,
    head,
    status,
    warning,
    body,
  );
  let shown: Evidence | null = null;
  let tables: TermTable[] = [];

  const build = (evidence: Evidence, tree: TreeResult): void => {
    const made = sections(evidence).map((one) => section(one, evidence));
    tables = made.map(({ table }) => table).filter((table) => table !== null);
    head.replaceChildren(...summary(evidence, tree));
    body.replaceChildren(
      ...made.map(({ node }) => node),
      ...evidence.notes.map((note) => el('p', 'card-members evidence-note', note)),
    );
  };

  return {
    element,
    title,
    update(evidence, tree) {
      setText(title, `${evidence.a} and ${evidence.b}`);
      const { result, notice } = evidence;
      if (result !== shown) {
        shown = result;
        tables = [];
        head.replaceChildren();
        body.replaceChildren();
        if (result) build(result, tree);
      }
      setText(status, result || notice ? aboutTexts(evidence) : 'Comparing…');
      warn(notice ?? `${aboutUnreadable(evidence)} ${aboutUncut(evidence)}`.trim());
      for (const table of tables) table.showFound(evidence.found);
    },
  };
}
