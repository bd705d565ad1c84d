/** Whose style a source is: the candidates with their probabilities, what speaks for the first, and how sure that is. */
import {
  isTold,
  leastOthers,
  likelihood,
  mayBeNone,
  type Among,
  type Identified,
  type TermCase,
} from '../model/identification';
import * as format from '../model/format';
import { isOfParts } from '../model/pieces';
import type { IdentityState } from '../model/state';
import { needsNetwork } from '../packs/packs';
import { answerParts } from './answer-parts';
import { button, el, setHint, setLabel, setText, show, type Child } from './dom';
import { openingTable } from './opening-table';
import { piecesParts } from './pieces';
import { shareRow } from './share-row';

const mostCandidates = 5;

interface IdentityView {
  element: HTMLElement;
  /** Takes the focus when the panel opens. */
  title: HTMLElement;
  update(identity: IdentityState): void;
}

/** The likeliest, with their probabilities; below them that of none. */
export function candidateLists({ candidates, noneOfThese }: Identified): Child[] {
  const rows = candidates
    .slice(0, mostCandidates)
    .map(({ source, vendor, probability }) => shareRow(source, vendor, probability));
  const none =
    noneOfThese === null ? [] : [shareRow('None of these', 'if half of all texts were', noneOfThese)];
  return [el('ol', 'neighbours', ...rows), el('ul', 'neighbours none-of-these', ...none)];
}

/** The same by who makes them, where that is known. */
export function vendors({ vendors, candidates, noneOfThese }: Identified): Child[] {
  if (candidates.every(({ vendor }) => vendor === '')) return [];
  const likely = vendors.filter(({ probability }) => probability >= 0.005);
  const list = format.list(likely.map(({ vendor, probability }) => `${vendor} ${likelihood(probability)}`));
  const what = mayBeNone(noneOfThese) ? 'By maker, if it is by one of these' : 'By maker';
  return [el('p', 'card-members', `${what}: ${list}.`)];
}

function details({ term, count, expected, ofFirst }: TermCase, first: string): Child[] {
  const other = `${format.tenth(expected)} of any of them, ${format.tenth(ofFirst)} of ${first}`;
  return [
    el(
      'p',
      'card-members',
      `“${term}” stands here ${format.plural(count, 'time')}. In a text as long: ${other}.`,
    ),
  ];
}

function evidence(title: string, cases: readonly TermCase[] | undefined, first: string): Child[] {
  if (!cases || cases.length === 0) return [];
  const most = Math.max(...cases.map(({ weight }) => Math.abs(weight)));
  const table = openingTable(
    ['here', 'of any', 'of it'],
    cases.map((one) => ({
      term: one.term,
      bar: { length: most > 0 ? Math.abs(one.weight) / most : 0, title: 'how much it tells' },
      figures: [format.count(one.count), format.tenth(one.expected), format.tenth(one.ofFirst)],
      details: () => details(one, first),
    })),
    title,
  );
  return [el('h3', 'evidence-heading', title), ...table.elements];
}

/** What it was placed among, and who made that. */
function madeOf({ among, atlas, atlasFile }: IdentityState, onShipped: () => void): Child[] {
  if (!atlas || among === 'others') return [];
  const about = `Atlas of ${format.plural(atlas.sources, 'source')}, made ${atlas.date}. ${atlas.about}`;
  if (atlasFile === '') return [el('p', 'card-members', about)];
  // The one file has none.
  if (!needsNetwork) return [el('p', 'card-members', `${atlasFile}: ${about}`)];
  const shipped = button('button small', 'Use the shipped one', onShipped);
  return [el('p', 'card-members', `${atlasFile}: ${about} `, shipped)];
}

/** What is said; `made`: by which atlas, where that is not the shipped one. */
function verdict(result: Identified, made: Child[]): Child[] {
  return [
    ...made,
    el('p', 'identity-finding', result.finding),
    ...result.warnings.map((warning) => el('p', 'card-warning', warning)),
  ];
}

/** As a whole, of whom. */
function ranking(result: Identified): Child[] {
  if (!isTold(result)) return [];
  return [...candidateLists(result), ...vendors(result)];
}

/** Whose its parts are comes before whose it is as a whole. */
function answer(result: Identified, made: Child[]): Child[] {
  const said = verdict(result, made);
  const { pieces } = result;
  if (pieces && isOfParts(pieces)) {
    const whole = el('h3', 'evidence-heading', 'As a whole');
    return [...said, ...piecesParts(pieces), whole, ...ranking(result)];
  }
  // Parts of what is like nothing that the atlas knows say no more.
  return [...said, ...ranking(result), ...(pieces && isTold(result) ? piecesParts(pieces) : [])];
}

/** How often such findings are right. */
export const measuredParts = ({ measured }: Identified, className: string): Child[] =>
  measured && measured.says.length > 0 ? [el('p', className, measured.says.join(' '))] : [];

/** What speaks for and against it, and how far to trust it. */
function grounds(result: Identified, limits: readonly string[]): Child[] {
  const first = result.candidates[0]?.source ?? '';
  return [
    ...evidence(`What speaks for ${first}`, result.for, first),
    ...evidence(`What speaks against ${first}`, result.against, first),
    ...measuredParts(result, 'card-members evidence-note'),
    el('p', 'card-members evidence-note', limits[0] ?? ''),
  ];
}

const amongWords: Record<Among, string> = { atlas: 'The atlas', others: 'The other sources here' };

/** The choice among whom it is placed; `update` shows it where there is one. */
function amongChoice(onChoose: (among: Among) => void): {
  element: HTMLElement;
  update(identity: IdentityState): void;
} {
  const choices = (['atlas', 'others'] as const).map((among) => ({
    among,
    button: button('button small', amongWords[among], () => onChoose(among)),
  }));
  const element = el('p', 'switch among', 'Among: ', ...choices.map((choice) => choice.button));
  element.setAttribute('role', 'group');
  setLabel(element, 'Among whom it is placed');
  return {
    element,
    update: (identity) => {
      show(element, identity.others >= leastOthers);
      for (const choice of choices)
        choice.button.setAttribute('aria-pressed', String(choice.among === identity.among));
    },
  };
}

export interface IdentityHandlers {
  /** Asks it once more, among others. */
  onAmong: (source: string, among: Among) => void;
  /** Asks it once more, by the atlas that comes with the page. */
  onShipped: (source: string) => void;
  /** Opens the report of it. */
  onReport: (source: string) => void;
  /** Not given where there is nothing to go back to. */
  onBack?: () => void;
}

const againstWhom: Record<Among, string> = {
  atlas: 'held against the models of the atlas',
  others: 'held against the other sources here',
};

export function identityView({ onAmong, onShipped, onReport, onBack }: IdentityHandlers): IdentityView {
  const { title, status, warning, warn } = answerParts();
  const said = el('div', '');
  const why = el('div', '');
  const back = onBack ? [button('button small', 'Back', onBack)] : [];
  let asked = '';
  const among = amongChoice((chosen) => onAmong(asked, chosen));
  const report = button('button small', 'Report', () => onReport(asked));
  setHint(report, 'All of it on one page, to print or to keep');
  const actions = el('p', 'report-offer', report);
  const parts = [status, warning, actions, said, why];
  const element = el('div', 'evidence', ...back, title, among.element, ...parts);
  let shown: Identified | null = null;

  return {
    element,
    title,
    update(identity) {
      const { source, result, notice } = identity;
      asked = source;
      setText(title, `Whose style is ${source}?`);
      among.update(identity);
      const placed = result ? `${format.plural(result.words, 'word')}, ${againstWhom[identity.among]}.` : '';
      setText(status, placed || (notice ? '' : 'Placing…'));
      warn(notice ?? '');
      // A report can be repeated: it is by an atlas, which is a file.
      show(actions, result !== null && identity.among === 'atlas');
      if (result === shown) return;
      shown = result;
      const made = madeOf(identity, () => onShipped(asked));
      const isShipped = identity.atlasFile === '';
      said.replaceChildren(...(result ? answer(result, isShipped ? [] : made) : []));
      why.replaceChildren(
        ...(result ? [...grounds(result, identity.limits), ...(isShipped ? made : [])] : []),
      );
    },
  };
}
