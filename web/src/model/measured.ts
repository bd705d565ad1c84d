/** How far a finding can be trusted: what was measured of others like it. */
import * as format from './format';
import { percent, type Identified } from './identification';
import { isOfParts } from './pieces';

/** How often such findings are right. */
export function measuredOf({ measured, verdict, pieces }: Identified): string {
  // What was measured is of texts by one of these models, from beginning to end.
  if (!measured || verdict === 'unlike-all' || isOfParts(pieces)) return '';
  const { words, texts, first, three, vendor, calibrationError, rightOfSure, detections } = measured;
  return [
    `Measured on ${format.count(texts)} stretches of ${format.count(words)} words by these models, to prompts the atlas had not seen:`,
    `the first is right in ${percent(first)}, its maker in ${percent(vendor)}, one of the first three in ${percent(three)};`,
    `where it has 90 % or more, it is right in ${percent(rightOfSure)}.`,
    `Probabilities are off by ${format.plural(Math.max(1, Math.round(100 * calibrationError)), 'point')} on average.`,
    `Of texts by a model that the atlas does not know, ${percent(detections)} are found out where 5 % of the others are taken for such.`,
  ].join(' ');
}
