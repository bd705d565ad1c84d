/** The tree on the page: its size, and what pointing, keys and choosing do. */
import { select } from 'd3-selection';
import { buildTree, type Layout, type Node } from '../model/dendrogram';
import { guestJoin, guestLeaf, isSamePlace } from '../model/guest';
import { nearestOne } from '../model/nearest';
import type { Shown } from '../model/shown';
import { step } from '../model/steps';
import { branchCard, sourceCard } from './card';
import { el, setLabel, show, type Child } from './dom';
import { guestCard } from './guest-card';
import { measureLike } from './labels';
import { labelRoom, makeScene, nameOf, type Room } from './scene';
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
  /** Is called where leaves can be chosen. */
  onChoose(name: string | null): void;
  onEscape(): void;
}

export interface TreeView {
  update(now: Shown | null): void;
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
function roomIn(box: HTMLElement, { result, guest }: Shown): Room {
  const style = getComputedStyle(box);
  const width = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const measure = measureLike(box);
  const labels = Math.min(labelRoom(result, measure, guest), Math.floor(width * 0.5));
  const isNarrow = style.overflowY === 'visible';
  const lowest = isNarrow || matchMedia('(pointer: coarse)').matches ? lowestTouchRow : lowestRow;
  // Where the tree scrolls in a box of its own, it fills that; else the box is as high as the tree.
  const height = isNarrow ? 0 : Math.max(0, box.clientHeight - axisHeight - bottomMargin);
  const rows = result.sources.length + (guest ? 1 : 0);
  const rowHeight = Math.min(highestRow, Math.max(lowest, Math.floor(height / rows)));
  return { branches: Math.max(40, width - labels - leftMargin), labels, rowHeight, measure };
}

/** A tree in `box`, which is empty. */
export function treeView(box: HTMLElement, handlers: Handlers): TreeView {
  const { tip } = handlers;
  const axis = svgElement('tree-axis');
  const drawing = svgElement('tree-drawing');
  drawing.setAttribute('role', 'tree');
  axis.setAttribute('aria-hidden', 'true');
  box.append(el('div', 'axis-box', axis), drawing);

  let shown: Shown | null = null;
  let root: Node | null = null;
  let layout: Layout | null = null;
  /** The one node that Tab leads to. */
  let tabStop: Node | null = null;
  let drawnAt = '';
  let quietUntil = 0;

  const boxSize = (): string => `${box.clientWidth}×${box.clientHeight}`;
  const nodes = () => select(drawing).selectAll<SVGGElement, Node>('.leaf, .join');
  const named = (node: Node): string | null => shown && nameOf(shown.result, shown.guest, node);
  const elementOf = (node: Node): SVGGElement | null =>
    nodes()
      .filter((one) => one === node)
      .node();

  /** Brings out the way from a leaf to the root, or all that hangs from a join. */
  const highlight = (node: Node | null): void => {
    const lit = new Set(node ? [...node.ancestors(), ...(node.children ? node.descendants() : [])] : []);
    if (node?.children) for (const above of node.ancestors().slice(1)) lit.delete(above);
    const isSource = node !== null && !node.children && node.data.id !== guestLeaf;
    const near =
      isSource && shown
        ? nearestOne(shown.result.distances, shown.result.sources.length, node.data.id)
        : null;
    drawing.classList.toggle('has-lit', node !== null);
    select(drawing)
      .selectAll<SVGPathElement, { source: Node; target: Node }>('.branch')
      .classed('lit', ({ source, target }) => lit.has(source) && lit.has(target));
    nodes()
      .classed('lit', (one) => lit.has(one))
      .classed('near', (one) => near !== null && one.data.id === near.source);
  };

  const cardOf = ({ result, support, guest }: Shown, node: Node): Child[] => {
    const { id, height } = node.data;
    if (guest && (id === guestLeaf || id === guestJoin)) return guestCard(guest);
    if (!node.children) return sourceCard(result, support, id);
    const members = node.leaves().flatMap(({ data }) => result.sources[data.id]?.name ?? []);
    return branchCard(height, members, support?.support[id - result.sources.length]);
  };

  const point = (node: Node, element: Element): void => {
    highlight(node);
    if (!shown) return;
    const mark = element.querySelector('text, .knot') ?? element;
    tip.show(cardOf(shown, node), mark.getBoundingClientRect());
  };
  const leave = (): void => {
    tip.hide();
    highlight(null);
  };

  const showSupport = (): void => {
    if (shown) drawSupport(select(drawing), shown.result.sources.length, shown.support?.support ?? []);
  };

  /**
   * Chooses what is named `name`. The panels shift then: what comes under the pointer by that, or has the focus again,
   * is not pointed at.
   */
  const choose = (name: string | null): void => {
    if (!shown?.canChoose) return;
    leave();
    quietUntil = performance.now() + 400;
    handlers.onChoose(name);
  };
  const makeTabStop = (node: Node): void => {
    tabStop = node;
    nodes().attr('tabindex', (one) => (one === node ? 0 : -1));
  };
  const onKey = (event: KeyboardEvent, node: Node): void => {
    const name = named(node);
    if ((event.key === 'Enter' || event.key === ' ') && name !== null) choose(name);
    else if (event.key === 'Escape') {
      leave();
      handlers.onEscape();
    } else {
      const next = layout ? step(layout, node, event.key) : null;
      if (!next) return;
      makeTabStop(next);
      elementOf(next)?.focus();
    }
    event.preventDefault();
  };

  const markPinned = (): void => {
    const isPinned = (node: Node): boolean =>
      typeof shown?.pinned === 'string' && named(node) === shown.pinned;
    nodes()
      .classed('pinned', isPinned)
      .attr('aria-selected', (node) => String(isPinned(node)));
  };

  const draw = (): void => {
    const focused = drawing.contains(document.activeElement);
    axis.replaceChildren();
    drawing.replaceChildren();
    if (!shown || !root) return;
    const scene = makeScene(shown.result, shown.look, root, roomIn(box, shown), shown.guest);
    const { labelWidth } = scene;
    layout = scene.layout;
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
        choose(named(node));
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

  const setTree = (now: Shown | null): void => {
    leave();
    shown = now;
    root = now && buildTree(now.result, now.guest);
    layout = null;
    tabStop = null;
    if (now) setLabel(drawing, now.label);
    draw();
  };

  return {
    update(now) {
      const before = shown;
      show(box, now !== null);
      box.classList.toggle('stale', now?.isStale ?? false);
      box.classList.toggle('fixed', now?.canChoose === false);
      const isSameTree =
        now?.result === before?.result && isSamePlace(now?.guest ?? null, before?.guest ?? null);
      shown = now;
      if (!isSameTree) {
        setTree(now);
        drawing.querySelector('.leaf.guest')?.scrollIntoView({ block: 'nearest' });
      } else if (now?.look.groups !== before?.look.groups || now?.look.slots !== before?.look.slots) draw();
      else if (now?.support !== before?.support) showSupport();
      if (now?.pinned === before?.pinned) return;
      markPinned();
      drawing.querySelector('.pinned')?.scrollIntoView({ block: 'nearest' });
    },
    focus() {
      if (tabStop) elementOf(tabStop)?.focus({ preventScroll: true });
    },
    mark(name) {
      highlight(root?.leaves().find((leaf) => name !== null && named(leaf) === name) ?? null);
    },
  };
}
