/** Which tree the main panel shows: that of the sources or, where it is asked whose style one is, that of the atlas. */
import type { AtlasTree } from './atlas-tree';
import { guestOf, type Guest } from './guest';
import { plainLook, type Look } from './look';
import type { Selection, State } from './state';
import type { Support, TreeResult } from './types';

export interface Shown {
  result: TreeResult;
  support: Support | null;
  look: Look;
  /** Who hangs in it without being part of it. */
  guest: Guest | null;
  /** The leaf that is chosen, by name. */
  pinned: string | null;
  /** Is it that of the sources? */
  isOwn: boolean;
  /** Can a leaf be chosen? */
  canChoose: boolean;
  /** Is another being made in its place? */
  isStale: boolean;
  /** What it is, for those who hear the page. */
  label: string;
}

export function ofAtlas({ result, support }: AtlasTree, guest: Guest | null = null): Shown {
  const label = `Family tree of the ${result.sources.length} models of the atlas. Arrow keys move.`;
  const look = plainLook;
  return {
    result,
    support,
    look,
    guest,
    pinned: null,
    isOwn: false,
    canChoose: false,
    isStale: false,
    label,
  };
}

/** The tree of the atlas that a source is placed in, where it is asked for, and of one that was dropped alone. */
function askedTree({ identity, atlasTree, droppedAtlas, sources, tree, busy }: State): AtlasTree | null {
  const isAlone = !tree && !busy && sources.length === 0;
  if (!identity) return isAlone ? (droppedAtlas?.tree ?? null) : null;
  if (identity.among !== 'atlas' || identity.notice !== null) return null;
  return identity.atlasFile === '' ? atlasTree : (droppedAtlas?.tree ?? null);
}

export function shownTree(state: State, { pinned }: Selection): Shown | null {
  const { tree, identity, busy, arrangement } = state;
  const asked = askedTree(state);
  if (asked) return ofAtlas(asked, identity?.result ? guestOf(identity.result, asked.result) : null);
  return (
    tree && {
      result: tree.result,
      support: tree.support,
      look: arrangement.now.look,
      guest: null,
      pinned,
      isOwn: true,
      canChoose: true,
      isStale: busy?.stage === 'comparing',
      label: 'Family tree of the sources. Arrow keys move, Enter chooses.',
    }
  );
}
