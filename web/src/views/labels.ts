/** Labels that fit: measured in the page's own type, cut in the middle, since models differ at their names' ends. */

export type Measure = (text: string) => number;

/** Measures in the type that `element` is set in. */
export function measureLike(element: Element): Measure {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return (text) => context?.measureText(text).width ?? text.length * 8;
}

/** `text`, or as much of its two ends as fits `width` with an ellipsis between. */
export function fit(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const characters = Array.from(text);
  const cut = (kept: number): string => {
    const end = Math.floor(kept / 2);
    return `${characters.slice(0, kept - end).join('')}…${end > 0 ? characters.slice(-end).join('') : ''}`;
  };
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}

/** A name that is not to fill a sentence or a row: of long ones both ends. */
export const short = (name: string): string => fit(name, 60, (text) => text.length);
