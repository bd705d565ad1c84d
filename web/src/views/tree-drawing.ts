/** Draws a laid-out tree into SVG: classes only, so that the page and a downloaded picture can style it each its way. */
import { axisTop } from 'd3-axis';
import { select, type Selection } from 'd3-selection';
import { path } from 'd3-path';
import { at, nearness, type Layout, type Node } from '../model/dendrogram';
import { tame } from '../model/format';
import { guestJoin, guestLeaf } from '../model/guest';
import { leastSupport } from '../model/state';
import { markClass, markShape } from './group-mark';

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** How many shades tell near joins from far ones. */
export const nearnessSteps = 5;
export const axisHeight = 44;
const cornerRadius = 6;
const labelGap = 10;
const dotRadius = 3.5;

export interface Scene {
  layout: Layout;
  /** What stands at a leaf, cut where there is no room. */
  label(leaf: Node): string;
  /** The slot of its group; null where it is in none. */
  mark(leaf: Node): number | null;
  /** Does a guest belong beside it? */
  isAmong(leaf: Node): boolean;
  /** What is said of a node to those who hear the page. */
  describe(node: Node): string;
  /** Room to the right of the leaves, in pixels. */
  labelWidth: number;
  axisTitle: string;
}

/** From a join down or up to the row of its branch, round the corner, and on to the branch. */
function branchPath(join: Node, branch: Node): string {
  const from = at(join);
  const to = at(branch);
  const down = Math.sign(to.y - from.y);
  const radius = Math.max(0, Math.min(cornerRadius, Math.abs(to.y - from.y), to.x - from.x));
  const pen = path();
  pen.moveTo(from.x, from.y);
  pen.lineTo(from.x, to.y - down * radius);
  pen.quadraticCurveTo(from.x, to.y, from.x + radius, to.y);
  pen.lineTo(to.x, to.y);
  return pen.toString();
}

const isGuest = ({ data }: Node): boolean => data.id === guestLeaf;

/** The whole upright of a join, to be pointed at. */
function uprightPath(join: Node): string {
  const branches = join.children ?? [];
  const ys = branches.map((branch) => at(branch).y);
  const pen = path();
  pen.moveTo(at(join).x, Math.min(...ys));
  pen.lineTo(at(join).x, Math.max(...ys));
  return pen.toString();
}

function drawGrid(group: Group, { layout }: Scene, ticks: number): void {
  group
    .append('g')
    .attr('class', 'grid')
    .selectAll('line')
    .data(layout.scale.ticks(ticks))
    .join('line')
    .attr('x1', (tick) => layout.scale(tick))
    .attr('x2', (tick) => layout.scale(tick))
    .attr('y1', 0)
    .attr('y2', layout.height);
}

function item(nodes: Selection<SVGGElement, Node, SVGGElement, unknown>, scene: Scene): void {
  nodes
    .attr('role', 'treeitem')
    .attr('tabindex', -1)
    .attr('aria-level', (node) => node.depth + 1)
    .attr('aria-label', (node) => tame(scene.describe(node)));
}

/** A figure of three digits, and the space around it. */
const figureWidth = 30;

const figureHeight = 12;

/** Has the branch that leads to the join no room for a figure? Then it stands inside the join. */
const isCramped = (node: Node): boolean =>
  node.parent !== null && Math.abs(at(node).x - at(node.parent).x) < figureWidth;

/** Where the figure of a join is anchored, and where it begins. */
function figureAt(node: Node): { x: number; y: number; left: number } {
  const { x, y } = at(node);
  return isCramped(node)
    ? { x: x + 6, y: y + 4, left: x + 6 }
    : { x: x - 7, y: y - 5, left: x - figureWidth };
}

/** The joins whose figures can be read: of those that would overlap the first, nearest to the root, has its own. */
function readableFigures(joins: readonly Node[]): Set<Node> {
  const readable = new Set<Node>();
  const bands = new Map<number, Node[]>();
  for (const join of joins) {
    const { y, left } = figureAt(join);
    const band = Math.floor(y / figureHeight);
    const others = [band - 1, band, band + 1].flatMap((near) => bands.get(near) ?? []);
    const overlaps = others
      .map(figureAt)
      .some((other) => Math.abs(other.left - left) < figureWidth && Math.abs(other.y - y) < figureHeight);
    if (overlaps) continue;
    readable.add(join);
    bands.set(band, [...(bands.get(band) ?? []), join]);
  }
  return readable;
}

function drawJoins(group: Group, scene: Scene): void {
  const joins = scene.layout.root.descendants().filter((node) => node.children);
  const readable = readableFigures(joins);
  const nodes = group
    .append('g')
    .selectAll<SVGGElement, Node>('g')
    .data(joins)
    .join('g')
    .attr('class', (node) => `join near-${nearness(node, scene.layout, nearnessSteps)}`)
    .attr('aria-expanded', 'true');
  item(nodes, scene);
  nodes.append('path').attr('class', 'reach').attr('d', uprightPath);
  nodes
    .filter((node) => readable.has(node))
    .append('text')
    .attr('class', (node) => (isCramped(node) ? 'support inside' : 'support'))
    .attr('x', (node) => figureAt(node).x)
    .attr('y', (node) => figureAt(node).y);
  nodes
    .append('circle')
    .attr('class', 'knot')
    .attr('cx', (node) => at(node).x)
    .attr('cy', (node) => at(node).y)
    .attr('r', dotRadius);
}

function drawLeaves(group: Group, scene: Scene): void {
  const { layout, labelWidth } = scene;
  const nodes = group
    .append('g')
    .selectAll<SVGGElement, Node>('g')
    .data(layout.leaves)
    .join('g')
    .attr('class', 'leaf')
    .classed('guest', isGuest)
    .classed('among', (leaf) => scene.isAmong(leaf))
    .attr('transform', (leaf) => `translate(${at(leaf).x},${at(leaf).y})`);
  item(nodes, scene);
  nodes
    .append('rect')
    .attr('class', 'reach')
    .attr('x', 0)
    .attr('y', -layout.rowHeight / 2)
    .attr('width', labelWidth)
    .attr('height', layout.rowHeight)
    .attr('rx', 5);
  const markOf = (leaf: Node): number => scene.mark(leaf) ?? -1;
  nodes
    .filter((leaf) => markOf(leaf) < 0)
    .append('circle')
    .attr('class', 'dot')
    .attr('r', dotRadius);
  nodes
    .filter((leaf) => markOf(leaf) >= 0)
    .append('path')
    .attr('class', (leaf) => markClass(markOf(leaf)))
    .attr('d', (leaf) => markShape(markOf(leaf)));
  nodes
    .append('text')
    .attr('x', labelGap)
    .attr('dy', '0.34em')
    .text((leaf) => scene.label(leaf));
}

/** Writes support at the joins below `group`, in per cent; the root holds all in any tree. `of`: by merge. */
export function drawSupport(
  group: Selection<SVGSVGElement, unknown, null, undefined>,
  leaves: number,
  of: readonly number[],
): void {
  const supportOf = ({ data }: Node): number | undefined =>
    data.id - leaves < of.length - 1 ? of[data.id - leaves] : undefined;
  // The branch on which a guest hangs is that of what it hangs above.
  const ofBranch = (node: Node): Node =>
    (node.data.id === guestJoin ? node.children?.[0] : undefined) ?? node;
  group
    .selectAll<SVGGElement, Node>('.join')
    .select('.support')
    .text((node) => {
      const support = supportOf(node);
      return support === undefined ? '' : `${Math.round(100 * support)}`;
    });
  group
    .selectAll<SVGPathElement, { source: Node; target: Node }>('.branch')
    .classed('unsure', ({ target }) => (supportOf(ofBranch(target)) ?? 1) < leastSupport);
}

/** The tree with its leaves, its top left at 0, 0. */
export function drawTree(group: Group, scene: Scene, ticks: number): void {
  drawGrid(group, scene, ticks);
  group
    .append('g')
    .attr('class', 'branches')
    .selectAll('path')
    .data(scene.layout.root.links())
    .join('path')
    .attr('class', ({ source }) => `branch near-${nearness(source, scene.layout, nearnessSteps)}`)
    .classed('guest', ({ target }) => isGuest(target))
    .attr('d', ({ source, target }) => branchPath(source, target));
  drawJoins(group, scene);
  drawLeaves(group, scene);
}

/** The axis above the tree, its line at the bottom of `axisHeight`. */
export function drawAxis(group: Group, { layout, axisTitle }: Scene, ticks: number): void {
  group
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${axisHeight - 4})`)
    .call(axisTop(layout.scale).ticks(ticks).tickSizeOuter(0).tickPadding(5));
  group.append('text').attr('class', 'axis-title').attr('x', 0).attr('y', 12).text(`← ${axisTitle}`);
}

export function newGroup(svg: SVGSVGElement, x: number, y: number): Group {
  return select(svg).append('g').attr('transform', `translate(${x},${y})`);
}
