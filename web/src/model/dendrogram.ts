/** From merges to a tree that can be drawn: pure geometry, no DOM. */
import { hierarchy, type HierarchyNode } from 'd3-hierarchy';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { seat, type Guest } from './guest';
import type { TreeResult } from './types';

/** A leaf (id below the number of sources) or a join of two nodes, at its distance. */
export interface TreeNode {
  id: number;
  height: number;
  size: number;
  children: TreeNode[];
}

export type Node = HierarchyNode<TreeNode>;

/** The root of the tree, its leaves in the engine's order, in which neighbours are most alike; with a guest, where one hangs in it. */
export function buildTree(
  { sources, merges, leafHeights, order }: Pick<TreeResult, 'sources' | 'merges' | 'leafHeights' | 'order'>,
  guest: Guest | null = null,
): Node | null {
  const nodes: TreeNode[] = sources.map((_, id) => ({
    id,
    height: leafHeights[id] ?? 0,
    size: 1,
    children: [],
  }));
  // The row of the topmost leaf below each node.
  const rows: number[] = [];
  order.forEach((leaf, row) => (rows[leaf] = row));
  for (const { a, b, height, size } of merges) {
    const ids = [a, b].sort((one, other) => (rows[one] ?? 0) - (rows[other] ?? 0));
    rows.push(rows[ids[0] ?? 0] ?? 0);
    const children = ids.map((id) => nodes[id]).filter((node) => node !== undefined);
    nodes.push({ id: nodes.length, height, size, children });
  }
  const root = nodes.at(-1);
  if (!root) return null;
  return hierarchy(guest ? seat(root, guest.among) : root);
}

export interface Layout {
  root: Node;
  /** Leaves from top to bottom. */
  leaves: Node[];
  /** Distance to x, the root at the left and 0 at the right. */
  scale: ScaleLinear<number, number>;
  rowHeight: number;
  width: number;
  height: number;
}

export interface Frame {
  /** Room for the branches, without labels, in pixels. */
  width: number;
  rowHeight: number;
}

/** Gives every node its place: leaves one a row, a join at the middle of its branches, x by distance. */
export function layOut(root: Node, { width, rowHeight }: Frame): Layout {
  const leaves = root.leaves();
  // Complete and average linkage never fall, but nothing here depends on it.
  const highest = Math.max(...root.descendants().map((node) => node.data.height), Number.MIN_VALUE);
  const scale = scaleLinear([highest, 0], [0, width]).nice();
  leaves.forEach((leaf, row) => (leaf.y = (row + 0.5) * rowHeight));
  root.eachAfter((node) => {
    node.x = scale(node.data.height);
    const branches = node.children ?? [];
    if (branches.length > 0)
      node.y = branches.reduce((sum, branch) => sum + at(branch).y, 0) / branches.length;
  });
  return { root, leaves, scale, rowHeight, width, height: leaves.length * rowHeight };
}

/** The place of a node that has been laid out. */
export function at(node: Node): { x: number; y: number } {
  return { x: node.x ?? 0, y: node.y ?? 0 };
}

/** How near the members of a node are, in steps from 0 (as far as the tree goes) to `steps` − 1 (nearest). */
export function nearness(node: Node, layout: Layout, steps: number): number {
  const [farthest = 1] = layout.scale.domain();
  const share = farthest > 0 ? 1 - node.data.height / farthest : 1;
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
}
