/** Whose style a source is: the candidates with their probabilities, what speaks for the first, and how sure that is. */
import {
  identityHonesty,
  likelihood,
  measuredOf,
  type Identification,
  type Identified,
  type TermCase,
} from '../model/identification';
import * as format from '../model/format';
import type { PieceByPiece } from '../model/pieces';
import type { IdentityState } from '../model/state';
import { answerParts } from './answer-parts';
import { button, el, setText, type Child } from './dom';
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

/** The likeliest, with their probabilities. */
export function candidateList({ candidates }: Identified): HTMLElement {
  const rows = candidates
    .slice(0, mostCandidates)
    .map(({ source, vendor, probability }) => shareRow(source, vendor, probability));
  return el('ol', 'neighbours', ...rows);
}

function vendorsOf({ vendors }: Identified): string {
  const likely = vendors.filter(({ probability }) => probability >= 0.005);
  return `By maker: ${format.list(likely.map(({ vendor, probability }) => `${vendor} ${likelihood(probability)}`))}.`;
}

const tenth = (value: number): string => (value < 10 ? value.toFixed(1) : format.count(Math.round(value)));

function details({ term, count, expected, ofFirst }: TermCase, first: string): Child[] {
  const other = `${tenth(expected)} of any model of the atlas, ${tenth(ofFirst)} of ${first}`;
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
      figures: [format.count(one.count), tenth(one.expected), tenth(one.ofFirst)],
      details: () => details(one, first),
    })),
    title,
  );
  return [el('h3', 'evidence-heading', title), ...table.elements];
}

/** What is said, and of whom. */
function verdict(result: Identified): Child[] {
  const isPlaced = result.candidates.length > 0;
  return [
    el('p', 'identity-finding', result.finding),
    ...result.warnings.map((warning) => el('p', 'card-warning', warning)),
    ...(isPlaced ? [candidateList(result), el('p', 'card-members', vendorsOf(result))] : []),
  ];
}

/** What speaks for and against it, and how far to trust it. */
function grounds(result: Identified, atlas: Identification['atlas'] | null): Child[] {
  const first = result.candidates[0]?.source ?? '';
  return [
    ...evidence(`What speaks for ${first}`, result.for, first),
    ...evidence(`What speaks against ${first}`, result.against, first),
    ...(first === '' ? [] : [el('p', 'card-members evidence-note', measuredOf(result))]),
    el('p', 'card-members evidence-note', identityHonesty),
    ...(atlas
      ? [
          el(
            'p',
            'card-members',
            `Atlas of ${format.plural(atlas.sources, 'model')}, made ${atlas.date}. ${atlas.about}`,
          ),
        ]
      : []),
  ];
}

/** Where there is nothing to go back to, no `onBack` is given. */
export function identityView(onBack?: () => void): IdentityView {
  const { title, status, warning, warn } = answerParts();
  const said = el('div', '');
  const piecewise = el('div', '');
  const why = el('div', '');
  const back = onBack ? [button('button small', 'Back', onBack)] : [];
  const element = el('div', 'evidence', ...back, title, status, warning, said, piecewise, why);
  let shown: Identified | null = null;
  let shownPieces: PieceByPiece | null = null;

  return {
    element,
    title,
    update({ source, result, pieces, atlas, notice }) {
      setText(title, `Whose style is ${source}?`);
      setText(
        status,
        result
          ? `${format.plural(result.words, 'word')}, before the models of the atlas.`
          : notice
            ? ''
            : 'Placing…',
      );
      warn(notice ?? '');
      if (pieces !== shownPieces) piecewise.replaceChildren(...(pieces ? piecesParts(pieces) : []));
      shownPieces = pieces;
      if (result === shown) return;
      shown = result;
      said.replaceChildren(...(result ? verdict(result) : []));
      why.replaceChildren(...(result ? grounds(result, atlas) : []));
    },
  };
}
