/** A source text by text, and its long texts piece by piece, as the engine tells it (core/include/kinprint/pieces.hpp). */
import * as format from './format';
import { likelihood, mayBeNone, percent, type Identified } from './identification';

/** Some 450 words of a text, placed by themselves. */
interface Window {
  /** Words of the text before it. */
  from: number;
  words: number;
  /** The likeliest. */
  source: string;
  probability: number;
  noneOfThese: number;
}

/** A part of a text that is all in one style; it begins after `earliest` words at least and `latest` at most. */
export interface Stretch {
  from: number;
  words: number;
  earliest: number;
  latest: number;
  whose: Identified;
}

export interface Course {
  /** Where the text came from. */
  text: string;
  words: number;
  windows: Window[];
  stretches: Stretch[];
}

interface NearestShare {
  source: string;
  vendor: string;
  texts: number;
  share: number;
  /** Of its 95 % interval. */
  low: number;
  high: number;
}

export interface PieceByPiece {
  /** How many texts were placed, each by itself. */
  texts: number;
  nearest: NearestShare[];
  courses: Course[];
  /** How many more texts are as long. */
  unfollowed: number;
  /** What changes of style may be, and how often they are seen. */
  about: string;
}

/** More colours are not told apart: sources beyond these share one that says “another”. */
const mostSlots = 6;

/** A colour for each source that stands in a course, by how much of it is nearest to it. */
export function slotsOf({ windows, stretches }: Course): ReadonlyMap<string, number> {
  const weight = new Map<string, number>();
  for (const { whose } of stretches) {
    const first = whose.candidates[0]?.source;
    // What a stretch is called by comes before what single windows are.
    if (first !== undefined) weight.set(first, (weight.get(first) ?? 0) + windows.length);
  }
  for (const { source } of windows) weight.set(source, (weight.get(source) ?? 0) + 1);
  const names = [...weight].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return new Map(names.slice(0, mostSlots).map((name, slot) => [name, slot]));
}

export interface Patch {
  /** In words. */
  from: number;
  to: number;
  /** Null of a source that has no colour of its own, and where it may well be by none of them. */
  slot: number | null;
  probability: number;
  says: string;
}

const words = ({ from, words }: { from: number; words: number }): string =>
  `Words ${format.count(from + 1)} to ${format.count(from + words)}`;

/** The band along a text: each window stands for what is nearer to its middle than to another's. */
export function bandOf(course: Course, slots: ReadonlyMap<string, number>): Patch[] {
  const middles = course.windows.map((window) => window.from + window.words / 2);
  const between = (at: number): number => ((middles[at - 1] ?? 0) + (middles[at] ?? 0)) / 2;
  return course.windows.map((window, at) => ({
    from: at === 0 ? 0 : between(at),
    to: at === course.windows.length - 1 ? course.words : between(at + 1),
    slot: mayBeNone(window.noneOfThese) ? null : (slots.get(window.source) ?? null),
    probability: mayBeNone(window.noneOfThese) ? window.noneOfThese : window.probability,
    says: `${words(window)}: ${window.source} ${likelihood(window.probability)}, none of these ${likelihood(window.noneOfThese)}`,
  }));
}

/** What stands at a stretch: where it is, whose style, how sure, and where it may begin. */
export interface StretchLine {
  where: string;
  whose: string;
  share: string;
  begins: string;
  /** That it may be by none of the atlas; '' where it is more likely not. */
  doubt: string;
}

/** Whose a stretch is, and how sure that is. */
function whoseLine(whose: Identified): Pick<StretchLine, 'whose' | 'share' | 'doubt'> {
  const [first] = whose.candidates;
  const none = likelihood(whose.noneOfThese ?? 0);
  if (whose.beyond) return { whose: 'unlike the texts of the atlas', share: '', doubt: '' };
  if (whose.verdict === 'unlike-all') return { whose: 'none of the atlas', share: none, doubt: '' };
  if (!first) return { whose: 'too short to tell', share: '', doubt: '' };
  const doubt = mayBeNone(whose.noneOfThese) ? `or by none of these: ${none}` : '';
  return { whose: first.source, share: likelihood(first.probability), doubt };
}

export function stretchLine(stretch: Stretch): StretchLine {
  const { whose, earliest, latest } = stretch;
  const between = `begins, most likely, between words ${format.count(earliest + 1)} and ${format.count(latest + 1)}`;
  return { where: words(stretch), begins: earliest < latest ? between : '', ...whoseLine(whose) };
}

export const changes = ({ stretches }: Course): boolean => stretches.length > 1;

/** Does the style of a text change on its way? */
export const isOfParts = (pieces: PieceByPiece | undefined): boolean =>
  pieces?.courses.some(changes) ?? false;

/** What a course comes to, in a sentence. */
export function courseSentence(course: Course): string {
  const all = format.plural(course.words, 'word');
  const times = course.stretches.length - 1;
  if (times > 1) return `In ${all}, the style changes ${format.count(times)} times.`;
  return times === 1 ? `In ${all}, the style changes once.` : `In ${all}, no change of style is seen.`;
}

/** Those that change first, else in the order of their texts. */
export const coursesInOrder = ({ courses }: PieceByPiece): Course[] =>
  [...courses].sort((one, other) => Number(changes(other)) - Number(changes(one)));

/** “63 % of its 40 texts are nearest to o3 (47 to 76 %, 19 times in 20).”; '' where there are too few. */
export function shareSentence({ texts, nearest }: PieceByPiece): string {
  const [first] = nearest;
  if (!first) return '';
  const interval = `95 % interval ${Math.round(100 * first.low)} to ${percent(first.high)}`;
  return `${percent(first.share)} of its ${format.plural(texts, 'text')} of 200 words or more are nearest to ${first.source} (${interval}).`;
}

/** What was not followed, where there is such. */
export const unfollowedSentence = ({ unfollowed }: PieceByPiece): string =>
  unfollowed > 0
    ? `${format.plural(unfollowed, 'more text')} of 1,000 words or more ${unfollowed === 1 ? 'was' : 'were'} not followed: drop such a text by itself to see its course.`
    : '';

function courseInWords(course: Course): string {
  const parts = course.stretches.map(stretchLine).map(({ where, whose, share, begins, doubt }) => {
    const more = [begins, doubt].filter((said) => said !== '').join('; ');
    return `${where}: ${whose} ${share}${more && ` (${more})`}`;
  });
  return [
    `${course.text}: ${courseSentence(course)}`,
    ...(changes(course) ? [`${parts.join('; ')}.`] : []),
  ].join(' ');
}

/** All of it, in sentences. */
export const inWords = (pieces: PieceByPiece): string[] =>
  [shareSentence(pieces), ...coursesInOrder(pieces).map(courseInWords), unfollowedSentence(pieces)].filter(
    (sentence) => sentence !== '',
  );
