/** The tree as an SVG file of its own: text stays text, and the serializer escapes it. */
import { select } from 'd3-selection';
import { buildTree } from '../model/dendrogram';
import { tame } from '../model/format';
import { groupsAmong, type Look } from '../model/look';
import type { Support, TreeResult } from '../model/types';
import { byId } from './dom';
import { groupColours, markClass, markShape } from './group-mark';
import { fit, measureLike, type Measure } from './labels';
import { labelRoom, makeScene } from './scene';
import { axisHeight, drawAxis, drawSupport, drawTree, newGroup } from './tree-drawing';
import { distanceWords, linkageWords, supportWords } from './words';

const namespace = 'http://www.w3.org/2000/svg';
const margin = 24;
const noteHeight = 20;
const ticks = 6;
const branchWidth = 640;
const rowHeight = 24;

/** A picture has one look, for paper and for light pages; in attributes, since the page's rules forbid inline styles. */
const looks: [selector: string, attributes: Record<string, string>][] = [
  ['text', { fill: '#1c2530' }],
  ['.branch', { fill: 'none', 'stroke-width': '1.75', stroke: '#7f8896' }],
  ['.branch.near-1', { stroke: '#66828f' }],
  ['.branch.near-2', { stroke: '#4b7b84' }],
  ['.branch.near-3', { stroke: '#2b7275' }],
  ['.branch.near-4', { stroke: '#0b615c' }],
  ['.branch.unsure', { 'stroke-dasharray': '2 3' }],
  ['.support', { stroke: 'none', fill: '#5a6270', 'font-size': '11', 'text-anchor': 'end' }],
  ['.support.inside', { 'text-anchor': 'start' }],
  ['.dot', { fill: '#0b615c' }],
  ['.mark', { stroke: '#1c2530', 'stroke-width': '1' }],
  ...groupColours.map((fill, at): [string, Record<string, string>] => [`.group-${at}`, { fill }]),
  ['.grid line', { stroke: '#e8e5de' }],
  ['.axis path, .axis line', { stroke: '#b9b4a8' }],
  ['.axis text, .axis-title', { fill: '#5a6270', 'font-family': 'inherit', 'font-size': '12' }],
];

/** What only serves pointing, keys and screen readers on the page. */
const pageOnly = '.reach, .knot';
const pageOnlyAttributes = ['tabindex', 'role', 'aria-label', 'aria-level', 'aria-expanded'];

function dress(svg: SVGSVGElement): void {
  for (const node of svg.querySelectorAll(pageOnly)) node.remove();
  for (const node of svg.querySelectorAll('[tabindex]')) {
    for (const name of pageOnlyAttributes) node.removeAttribute(name);
  }
  for (const [selector, attributes] of looks) {
    for (const node of svg.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    }
  }
}

function notesOn({ options, kinprint, icu }: TreeResult, support: Support | null): string[] {
  const method = `${distanceWords[options.distance].name}, ${linkageWords[options.linkage].name.toLowerCase()} linkage`;
  const hasFigures = support && support.resamples > 0 && support.support.length > 1;
  const figures = hasFigures ? [supportWords(support)] : [];
  return [...figures, `Likeness is not ancestry. ${method}. Kinprint ${kinprint}, ICU ${icu}.`];
}

/** What stands around the middle of a mark. */
const markReach = 7;

interface Legend {
  entries: { name: string; slot: number; x: number; y: number }[];
  height: number;
}

/** The groups in lines that fit; x and y are of an entry's left end and middle. */
function legendIn({ sources }: TreeResult, look: Look, width: number, measure: Measure): Legend {
  const groups = groupsAmong(
    look,
    sources.map(({ name }) => name),
  );
  let x = 0;
  // Not too near to the tree.
  let y = noteHeight;
  const entries = groups.map((group) => {
    const name = fit(tame(group.name), width - 3 * markReach, measure);
    const room = measure(name) + 6 * markReach;
    if (x > 0 && x + room > width) {
      x = 0;
      y += noteHeight;
    }
    const entry = { name, slot: group.slot, x, y };
    x += room;
    return entry;
  });
  return { entries, height: entries.length > 0 ? y + noteHeight : 0 };
}

/** The whole tree, with every name in full, whatever the size of the window; null where there is no tree. */
export function treeImage(tree: TreeResult, support: Support | null, look: Look): SVGSVGElement | null {
  const root = buildTree(tree);
  if (!root) return null;
  const measure = measureLike(byId('tree'));
  const room = { branches: branchWidth, labels: labelRoom(tree, measure), rowHeight, measure };
  const scene = makeScene(tree, look, root, room);
  const { layout, labelWidth } = scene;
  const width = layout.width + labelWidth + 2 * margin;
  const notes = notesOn(tree, support);
  const legend = legendIn(tree, look, width - 2 * margin, measure);
  const notesHeight = notes.length * noteHeight;
  const height = layout.height + axisHeight + legend.height + notesHeight + 2 * margin;
  // A document of its own: nothing of it is ever part of the page.
  const file = document.implementation.createDocument(namespace, 'svg', null);
  const svg = file.documentElement as unknown as SVGSVGElement;
  const add = (name: string, text: string, attributes: Record<string, string | number>): void => {
    const node = file.createElementNS(namespace, name);
    node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    svg.append(node);
  };
  const whole = { width: String(width), height: String(height) };
  for (const [key, value] of Object.entries(whole)) svg.setAttribute(key, value);
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('font-family', "system-ui, 'Helvetica Neue', Arial, sans-serif");
  svg.setAttribute('font-size', '14');
  add('title', `Which of ${tree.sources.length} sources write alike`, {});
  add('rect', '', { ...whole, fill: '#fff' });
  drawAxis(newGroup(svg, margin, margin), scene, ticks);
  drawTree(newGroup(svg, margin, margin + axisHeight), scene, ticks);
  drawSupport(select(svg), tree.sources.length, support?.support ?? []);
  for (const { name, slot, x, y } of legend.entries) {
    const middle = { x: margin + x + markReach, y: height - margin - notesHeight - legend.height + y };
    const transform = `translate(${middle.x},${middle.y})`;
    add('path', '', { class: markClass(slot), d: markShape(slot), transform });
    add('text', name, { x: middle.x + 2 * markReach, y: middle.y, dy: '0.34em' });
  }
  notes.forEach((note, at) => {
    const y = height - margin - (notes.length - 1 - at) * noteHeight;
    add('text', note, { class: 'axis-title', x: String(margin), y: String(y) });
  });
  dress(svg);
  return svg;
}

/** The same as a file. */
export function treePicture(tree: TreeResult, support: Support | null, look: Look): Blob | null {
  const svg = treeImage(tree, support, look);
  if (!svg) return null;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;
  return new Blob([text], { type: 'image/svg+xml' });
}
