/** A text in a tree that was made without it: where it hangs. Nothing of the tree changes by that. */
import type { TreeNode } from './dendrogram';
import * as format from './format';
import { likelihood, type Identified } from './identification';
import type { TreeResult } from './types';

export interface Guest {
  name: string;
  /** The leaves of the group that it belongs to. */
  among: ReadonlySet<number>;
  /** Are these all there are? */
  isAmongAll: boolean;
  said: Identified;
}

/** Its leaf and its join have ids of their own, below those of all others. */
export const guestLeaf = -1;
export const guestJoin = -2;

/** How much higher than the root it joins where it belongs to no smaller group than all. */
const aboveRoot = 1.12;

/** null where nothing is said of its place. */
export function guestOf(said: Identified, { sources }: TreeResult): Guest | null {
  const names = new Set(said.among?.sources);
  const among = new Set(sources.flatMap(({ name }, id) => (names.has(name) ? [id] : [])));
  if (among.size === 0) return null;
  return { name: said.name, among, isAmongAll: among.size === sources.length, said };
}

/** Are these two, where there are any, in one place, with the same said of it? */
export function isSamePlace(one: Guest | null, other: Guest | null): boolean {
  if (!one || !other) return one === other;
  const isSame = one.name === other.name && one.said.verdict === other.said.verdict;
  return (
    isSame && one.among.size === other.among.size && [...one.among].every((leaf) => other.among.has(leaf))
  );
}

/** Its place in words. */
export function placeOf({ isAmongAll, said }: Guest): string {
  if (said.beyond) return 'it is too unlike the texts of the atlas to have a place among its models';
  if (said.verdict === 'unlike-all') return 'it is like none of these';
  const { sources, probability } = said.among ?? { sources: [], probability: 0 };
  if (isAmongAll) return 'it belongs to no smaller group than all';
  return `it belongs ${sources.length === 1 ? 'beside' : 'among'} ${format.list(sources)}, with ${likelihood(probability)}`;
}

const holds = ({ id, children }: TreeNode, leaf: number): boolean =>
  id === leaf || children.some((child) => holds(child, leaf));

/**
 * The tree with the guest on the branch above the group `among`: half-way between that group's height and that of what
 * it hangs from, and above the root where it is all. `above`: the height that `node` hangs from.
 */
export function seat(
  node: TreeNode,
  among: ReadonlySet<number>,
  above = node.height * (2 * aboveRoot - 1),
): TreeNode {
  const inside = node.children.find((child) => [...among].every((leaf) => holds(child, leaf)));
  if (inside) {
    const children = node.children.map((child) =>
      child === inside ? seat(child, among, node.height) : child,
    );
    return { ...node, children };
  }
  const guest = { id: guestLeaf, height: 0, size: 1, children: [] };
  return { id: guestJoin, height: (node.height + above) / 2, size: node.size, children: [node, guest] };
}
