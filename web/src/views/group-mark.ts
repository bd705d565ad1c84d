/** The mark of a group: a colour and a shape, so that neither has to tell it alone. */
import { path } from 'd3-path';

/**
 * Okabe and Ito's seven, then five of Tol's muted ones: sets made to be told apart by the colour-blind, too. The same
 * stand in tokens.css.
 */
export const groupColours = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  '#332288',
  '#999933',
  '#882255',
  '#117733',
  '#cc6677',
];

/** What a mark reaches from its middle, in pixels. */
const reach = 5;

type Point = readonly [x: number, y: number];

function polygon(points: readonly Point[]): string {
  const pen = path();
  points.forEach(([x, y], at) =>
    at === 0 ? pen.moveTo(x * reach, y * reach) : pen.lineTo(x * reach, y * reach),
  );
  pen.closePath();
  return pen.toString();
}

function circle(): string {
  const pen = path();
  pen.arc(0, 0, 0.92 * reach, 0, 2 * Math.PI);
  pen.closePath();
  return pen.toString();
}

const arm = 0.36;
/** Seven, so that with twelve colours no mark comes twice among 84 groups. */
const shapes = [
  circle(),
  polygon([
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ]),
  polygon([
    [0, -1.05],
    [1.05, 0.8],
    [-1.05, 0.8],
  ]),
  polygon([
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ]),
  polygon([
    [0, 1.05],
    [1.05, -0.8],
    [-1.05, -0.8],
  ]),
  polygon([
    [-arm, -1.1],
    [arm, -1.1],
    [arm, -arm],
    [1.1, -arm],
    [1.1, arm],
    [arm, arm],
    [arm, 1.1],
    [-arm, 1.1],
    [-arm, arm],
    [-1.1, arm],
    [-1.1, -arm],
    [-arm, -arm],
  ]),
  polygon(
    Array.from({ length: 10 }, (_, at): Point => {
      const angle = (at * Math.PI) / 5;
      const length = at % 2 === 0 ? 1.2 : 0.55;
      return [length * Math.sin(angle), -length * Math.cos(angle)];
    }),
  ),
];

/** Its outline, around 0, 0. */
export const markShape = (slot: number): string => shapes[slot % shapes.length] ?? '';

export const markClass = (slot: number): string => `mark group-${slot % groupColours.length}`;

/** A picture of its own of it, for the table and the legend. */
export function groupMark(slot: number): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const size = 14;
  svg.setAttribute('class', 'group-mark');
  svg.setAttribute('viewBox', `${-size / 2} ${-size / 2} ${size} ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('class', markClass(slot));
  shape.setAttribute('d', markShape(slot));
  svg.append(shape);
  return svg;
}
