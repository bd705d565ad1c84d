/** The tree on the page: its size, and what pointing, keys and choosing do. */
import { select } from 'd3-selection';
import { buildTree, type Layout, type Node } from '../model/dendrogram';
import { plainLook, type Look } from '../model/look';
import { nearestOne } from '../model/nearest';
import type { Selection, State } from '../model/state';
import { step } from '../model/steps';
import type { Support, TreeResult } from '../model/types';
import { branchCard, sourceCard } from './card';
import { byId, el, show } from './dom';
import { measureLike } from './labels';
import { labelRoom, makeScene, type Room } from './scene';
import type { Tip } from './tip';
import { axisHeight, drawAxis, drawSupport, drawTree, newGroup } from './tree-drawing';

const leftMargin = 12;
const bottomMargin = 12;
const lowestRow = 22;
const highestRow = 36;
/** Fingers need more room than pointers. */
const lowestTouchRow = 28;
const pixelsPerTick = 90;

interface Handlers {
  tip: Tip;
  onChoose(name: string | null): void;
}

export interface TreeView {
  update(state: State, selection: Selection): void;
  /** Marks the leaf of that name, as pointing at it would, without the card. */
  mark(name: string | null): void;
  /** Puts the keyboard where Tab leads to. */
  focus(): void;
}

const svgElement = (className: string): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', className);
  return svg;
};

/** How much room `box` gives to branches, labels and rows. */
function roomIn(box: HTMLElement, tree: TreeResult): Room {
  const style = getComputedStyle(box);
  const width = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const measure = measureLike(box);
  const labels = Math.min(labelRoom(tree, measure), Math.floor(width * 0.5));
  const isNarrow = style.overflowY === 'visible';
  const lowest = isNarrow || matchMedia('(pointer: coarse)').matches ? lowestTouchRow : lowestRow;
  // Where the tree scrolls in a box of its own, it fills that; else the box is as high as the tree.
  const height = isNarrow ? 0 : Math.max(0, box.clientHeight - axisHeight - bottomMargin);
  const rowHeight = Math.min(highestRow, Math.max(lowest, Math.floor(height / tree.sources.length)));
  return { branches: Math.max(40, width - labels - leftMargin), labels, rowHeight, measure };
}

export function treeView(handlers: Handlers): TreeView {
  const { tip } = handlers;
  const box = byId('tree');
  const axis = svgElement('tree-axis');
  const drawing = svgElement('tree-drawing');
  drawing.setAttribute('role', 'tree');
  drawing.setAttribute('aria-label', 'Family tree of the sources. Arrow keys move, Enter chooses.');
  axis.setAttribute('aria-hidden', 'true');
  box.append(el('div', 'axis-box', axis), drawing);

  let shown: { tree: TreeResult; root: Node; layout: Layout | null } | null = null;
  /** The one node that Tab leads to. */
  let tabStop: Node | null = null;
  let drawnAt = '';
  let pinned: string | null = null;
  let support: Support | null = null;
  let look: Look = plainLook;
  let quietUntil = 0;

  const boxSize = (): string => `${box.clientWidth}×${box.clientHeight}`;
  const nodes = () => select(drawing).selectAll<SVGGElement, Node>('.leaf, .join');
  const nameOf = (node: Node): string | null => shown?.tree.sources[node.data.id]?.name ?? null;
  const elementOf = (node: Node): SVGGElement | null =>
    nodes()
      .filter((one) => one === node)
      .node();

  /** Brings out the way from a leaf to the root, or all that hangs from a join. */
  const highlight = (node: Node | null): void => {
    const lit = new Set(node ? [...node.ancestors(), ...(node.children ? node.descendants() : [])] : []);
    if (node?.children) for (const above of node.ancestors().slice(1)) lit.delete(above);
    const isLeaf = node !== null && !node.children;
    const near =
      isLeaf && shown ? nearestOne(shown.tree.distances, shown.tree.sources.length, node.data.id) : null;
    drawing.classList.toggle('has-lit', node !== null);
    select(drawing)
      .selectAll<SVGPathElement, { source: Node; target: Node }>('.branch')
      .classed('lit', ({ source, target }) => lit.has(source) && lit.has(target));
    nodes()
      .classed('lit', (one) => lit.has(one))
      .classed('near', (one) => near !== null && one.data.id === near.source);
  };

  const point = (node: Node, element: Element): void => {
    highlight(node);
    if (!shown) return;
    const { tree } = shown;
    const members = node.leaves().map((leaf) => nameOf(leaf) ?? '');
    const joined = support?.support[node.data.id - tree.sources.length];
    const card = node.children
      ? branchCard(node.data.height, members, joined)
      : sourceCard(tree, support, node.data.id);
    const mark = element.querySelector('text, .knot') ?? element;
    tip.show(card, mark.getBoundingClientRect());
  };
  const leave = (): void => {
    tip.hide();
    highlight(null);
  };

  const showSupport = (): void => {
    if (shown) drawSupport(select(drawing), shown.tree.sources.length, support?.support ?? []);
  };

  /**
   * Chooses what is named `name`. The panels shift then: what comes under the pointer by that, or has the focus again,
   * is not pointed at.
   */
  const choose = (name: string | null): void => {
    leave();
    quietUntil = performance.now() + 400;
    handlers.onChoose(name);
  };
  const makeTabStop = (node: Node): void => {
    tabStop = node;
    nodes().attr('tabindex', (one) => (one === node ? 0 : -1));
  };
  const onKey = (event: KeyboardEvent, node: Node): void => {
    const name = nameOf(node);
    if ((event.key === 'Enter' || event.key === ' ') && name !== null) choose(name);
    else if (event.key === 'Escape') choose(null);
    else {
      const next = shown?.layout ? step(shown.layout, node, event.key) : null;
      if (!next) return;
      makeTabStop(next);
      elementOf(next)?.focus();
    }
    event.preventDefault();
  };

  const markPinned = (): void => {
    nodes()
      .classed('pinned', (node) => pinned !== null && nameOf(node) === pinned)
      .attr('aria-selected', (node) => String(pinned !== null && nameOf(node) === pinned));
  };

  const draw = (): void => {
    const focused = drawing.contains(document.activeElement);
    axis.replaceChildren();
    drawing.replaceChildren();
    if (!shown) return;
    const { tree, root } = shown;
    const scene = makeScene(tree, look, root, roomIn(box, tree));
    const { layout, labelWidth } = scene;
    shown.layout = layout;
    drawnAt = boxSize();
    const width = leftMargin + layout.width + labelWidth;
    const ticks = Math.max(2, Math.floor(layout.width / pixelsPerTick));
    const place = (svg: SVGSVGElement, height: number): void => {
      // So that it can be made to fit a sheet of paper.
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('width', String(width));
      svg.setAttribute('height', String(height));
    };
    place(axis, axisHeight);
    place(drawing, layout.height + bottomMargin);
    drawAxis(newGroup(axis, leftMargin, 0), scene, ticks);
    drawTree(newGroup(drawing, leftMargin, 0), scene, ticks);
    nodes()
      .on('pointerenter', (event: PointerEvent, node) => {
        if (event.pointerType === 'mouse' && performance.now() > quietUntil)
          point(node, event.currentTarget as Element);
      })
      .on('pointerleave', leave)
      .on('focus', (event: FocusEvent, node) => {
        const element = event.currentTarget as Element;
        if (element.matches(':focus-visible') && performance.now() > quietUntil) point(node, element);
      })
      .on('blur', leave)
      .on('click', (_, node) => {
        makeTabStop(node);
        choose(nameOf(node));
      })
      .on('keydown', onKey);
    const stop = tabStop ?? layout.leaves[0];
    if (stop) makeTabStop(stop);
    markPinned();
    showSupport();
    if (focused && stop) elementOf(stop)?.focus();
  };

  const drawIfResized = (): void => {
    if (boxSize() !== drawnAt) draw();
  };
  // A task of its own: what made the room smaller took its time, too.
  new ResizeObserver(() => setTimeout(drawIfResized)).observe(box);

  const setTree = (tree: TreeResult | null): void => {
    leave();
    const root = tree ? buildTree(tree) : null;
    shown = tree && root ? { tree, root, layout: null } : null;
    tabStop = null;
    draw();
  };

  return {
    update({ tree, busy, arrangement }, selection) {
      const known = tree?.support ?? null;
      show(box, tree !== null);
      box.classList.toggle('stale', busy?.stage === 'comparing');
      const result = tree?.result ?? null;
      const isNew = known !== support;
      support = known;
      const { groups, slots } = arrangement.now.look;
      const isMarkedAnew = groups !== look.groups || slots !== look.slots;
      look = arrangement.now.look;
      if (result !== (shown?.tree ?? null)) setTree(result);
      else if (isMarkedAnew) draw();
      else if (isNew) showSupport();
      if (selection.pinned === pinned) return;
      pinned = selection.pinned;
      markPinned();
      drawing.querySelector('.pinned')?.scrollIntoView({ block: 'nearest' });
    },
    focus() {
      if (tabStop) elementOf(tabStop)?.focus({ preventScroll: true });
    },
    mark(name) {
      highlight(shown?.root.leaves().find((leaf) => name !== null && nameOf(leaf) === name) ?? null);
    },
  };
}
