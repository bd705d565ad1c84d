import type { Layout, Node } from './dendrogram';

/**
 * Where an arrow key leads from `node`: up and down along the leaves, left to the join it hangs from, right to its
 * first branch, Home and End to the first and last leaf. null where there is nothing that way.
 */
export function step({ leaves }: Layout, node: Node, key: string): Node | null {
  const inside = node.leaves();
  switch (key) {
    case 'ArrowLeft':
      return node.parent;
    case 'ArrowRight':
      return node.children?.[0] ?? null;
    case 'ArrowUp':
      return leaves[leaves.indexOf(inside[0] ?? node) - 1] ?? null;
    case 'ArrowDown':
      // From a join into its own leaves; from a leaf to the next.
      return node.children ? (inside[0] ?? null) : (leaves[leaves.indexOf(node) + 1] ?? null);
    case 'Home':
      return leaves[0] ?? null;
    case 'End':
      return leaves.at(-1) ?? null;
    default:
      return null;
  }
}
