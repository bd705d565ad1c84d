/** A source text by text, and its long texts from beginning to end. */
import {
  bandOf,
  changes,
  courseSentence,
  coursesInOrder,
  shareSentence,
  slotsOf,
  unfollowedSentence,
  stretchLine,
  type Course,
  type PieceByPiece,
  type Stretch,
} from '../model/pieces';
import * as format from '../model/format';
import { likelihood, mayBeNone, percent } from '../model/identification';
import { el, type Child } from './dom';
import { groupMark } from './group-mark';
import { shareRow } from './share-row';

const mostShares = 5;
/** So many texts stand there; the others when they are asked for. */
const fewCourses = 3;
const bandHeight = 28;
const svgNamespace = 'http://www.w3.org/2000/svg';

function svg(name: string, attributes: Record<string, string | number>, className = ''): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (className !== '') element.setAttribute('class', className);
  return element;
}

/** How sure a window is: the surer the fuller its colour. */
const fullness = (probability: number): number => 0.2 + 0.8 * probability;

function band(course: Course, slots: ReadonlyMap<string, number>): SVGElement {
  const picture = svg(
    'svg',
    {
      viewBox: `0 0 ${course.words} ${bandHeight}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': courseSentence(course),
    },
    'band',
  );
  for (const { from, to, slot, probability, says } of bandOf(course, slots)) {
    const className = slot === null ? 'band-other' : `group-${slot}`;
    const patch = svg('rect', { x: from, y: 0, width: to - from, height: bandHeight }, className);
    patch.setAttribute('fill-opacity', fullness(probability).toFixed(2));
    const title = svg('title', {});
    title.textContent = says;
    patch.append(title);
    picture.append(patch);
  }
  for (const { from, earliest, latest } of course.stretches.slice(1)) {
    const width = latest - earliest;
    picture.append(svg('rect', { x: earliest, y: 0, width, height: bandHeight }, 'band-doubt'));
    picture.append(svg('line', { x1: from, x2: from, y1: 0, y2: bandHeight }, 'band-change'));
  }
  return picture;
}

function line(stretch: Stretch, slots: ReadonlyMap<string, number>): HTMLElement {
  const { where, whose, share, begins, doubt } = stretchLine(stretch);
  const slot = slots.get(whose);
  return el(
    'li',
    'stretch',
    el('span', 'stretch-where', where),
    el('span', 'stretch-whose', ...(slot === undefined ? [] : [groupMark(slot)]), whose),
    el('span', 'stretch-share', share),
    ...[begins, doubt].filter((said) => said !== '').map((said) => el('span', 'stretch-begins aside', said)),
  );
}

/** What the colours stand for, as far as the stretches do not tell it. */
function legend(course: Course, slots: ReadonlyMap<string, number>): Child[] {
  const told = changes(course) ? course.stretches.map((stretch) => stretchLine(stretch).whose) : [];
  const others = [...slots].filter(([name]) => !told.includes(name));
  const entries = others.map(([name, slot]) => el('span', 'stretch-whose', groupMark(slot), name));
  const grey = el('span', 'stretch-whose', el('span', 'grey-mark'), 'perhaps none of the atlas');
  const hasGrey = course.windows.some(({ noneOfThese }) => mayBeNone(noneOfThese));
  const all = [...entries, ...(hasGrey ? [grey] : [])];
  return all.length > 0 ? [el('p', 'band-legend', ...all)] : [];
}

/** What the band shows, in figures: made when they are asked for, since there may be hundreds. */
function windowTable(course: Course): HTMLElement {
  const element = el('details', 'windows', el('summary', '', 'The band in figures'));
  const rows = (): HTMLElement[] =>
    course.windows.map(({ from, words, source, probability, noneOfThese }) =>
      el(
        'tr',
        '',
        el('td', '', `${format.count(from + 1)} to ${format.count(from + words)}`),
        el('td', '', source),
        el('td', '', likelihood(probability)),
        el('td', '', likelihood(noneOfThese)),
      ),
    );
  const heads = ['words', 'nearest', 'among these', 'none of these'].map((name) => el('th', '', name));
  element.addEventListener('toggle', () => {
    if (!element.open || element.childElementCount > 1) return;
    element.append(
      el('table', 'window-table', el('thead', '', el('tr', '', ...heads)), el('tbody', '', ...rows())),
    );
  });
  return element;
}

function along(course: Course): Child[] {
  const slots = slotsOf(course);
  return [
    el('p', 'card-members', el('span', 'course-name', course.text), ' ', courseSentence(course)),
    band(course, slots),
    el(
      'p',
      'band-ends aside',
      el('span', '', 'beginning'),
      el('span', '', `${format.count(course.words)} words`),
    ),
    ...(changes(course)
      ? [el('ol', 'stretches', ...course.stretches.map((stretch) => line(stretch, slots)))]
      : []),
    ...legend(course, slots),
    windowTable(course),
  ];
}

function courses(pieces: PieceByPiece): Child[] {
  const inOrder = coursesInOrder(pieces);
  if (inOrder.length === 0) return [];
  const others = inOrder.slice(fewCourses).flatMap(along);
  const more = format.plural(inOrder.length - fewCourses, 'more text');
  return [
    el('h3', 'evidence-heading', 'From beginning to end'),
    ...inOrder.slice(0, fewCourses).flatMap(along),
    ...(others.length > 0 ? [el('details', 'more-courses', el('summary', '', more), ...others)] : []),
    el(
      'p',
      'card-members evidence-note',
      `${unfollowedSentence(pieces)} Each place of a band is some 450 words, placed by themselves, and so less sure than the whole: the fuller its colour, the surer; grey where they may well be by none of the atlas. ${pieces.about}`.trim(),
    ),
  ];
}

/** Nothing where there is nothing to tell. */
export function piecesParts(pieces: PieceByPiece): Child[] {
  const shares = pieces.nearest
    .slice(0, mostShares)
    .map(({ source, vendor, share }) => shareRow(source, vendor, share, percent(share)));
  return [
    ...(shares.length > 0
      ? [
          el('h3', 'evidence-heading', 'Text by text'),
          el('p', 'card-members', shareSentence(pieces)),
          el('ol', 'neighbours', ...shares),
        ]
      : []),
    ...courses(pieces),
  ];
}
