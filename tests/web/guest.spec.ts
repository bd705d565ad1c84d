/** Where a text hangs in a tree that was made without it, and which tree is shown: pure functions, no page. */
import { expect, test } from '@playwright/test';
import { atlasTreeOf, type AtlasTree } from '../../web/src/model/atlas-tree';
import { buildTree, type TreeNode } from '../../web/src/model/dendrogram';
import { guestJoin, guestLeaf, guestOf, placeOf, seat } from '../../web/src/model/guest';
import type { Identified } from '../../web/src/model/identification';
import { shownTree } from '../../web/src/model/shown';
import { firstState, type IdentityState, type State } from '../../web/src/model/state';

function made(text: string): AtlasTree {
  const tree = atlasTreeOf(text);
  if (!tree) throw new Error('The atlas has no tree.');
  return tree;
}

/** a and b are nearest, then c comes in, then d. */
const atlas = made(
  JSON.stringify({
    about: 'Made up.',
    date: '2026-01-31',
    tree: {
      options: firstState.options,
      sources: ['a', 'b', 'c', 'd'].map((name) => ({ name, texts: 1, words: 9000, warnings: [] })),
      distances: [0.2, 0.4, 1, 0.4, 1, 1],
      merges: [
        { a: 0, b: 1, height: 0.2, size: 2, support: 0.9 },
        { a: 2, b: 4, height: 0.4, size: 3, support: 0.4 },
        { a: 3, b: 5, height: 1, size: 4, support: 1 },
      ],
      leafHeights: [0, 0, 0, 0],
      order: [3, 2, 0, 1],
      resamples: 200,
      unmeasured: '',
      nearest: [],
      notes: ['A note.'],
    },
  }),
);

const said = (sources: string[], changes: Partial<Identified> = {}): Identified => ({
  name: 'mine',
  words: 2000,
  candidates: [],
  vendors: [],
  noneOfThese: 0.1,
  verdict: 'likely',
  among: { sources, probability: 0.93 },
  finding: 'Found.',
  warnings: [],
  ...changes,
});

/** The join that the guest hangs from, in the tree that is drawn. */
function joinOf(sources: string[]): TreeNode | undefined {
  const root = buildTree(atlas.result, guestOf(said(sources), atlas.result));
  return root?.descendants().find(({ data }) => data.id === guestJoin)?.data;
}

test('a guest hangs half-way up the branch above its group', () => {
  for (const [sources, id, height] of [
    [['a'], 0, 0.1],
    [['a', 'b'], 4, 0.3],
    [['a', 'b', 'c'], 5, 0.7],
    [['d'], 3, 0.5],
  ] as const) {
    const join = joinOf([...sources]);
    expect(join?.children.map((child) => child.id)).toEqual([id, guestLeaf]);
    expect(join?.height).toBeCloseTo(height, 12);
  }
});

test('of all sources it hangs above the root, and it changes nothing of the tree', () => {
  const before = JSON.stringify(buildTree(atlas.result)?.data);
  const join = joinOf(['a', 'b', 'c', 'd']);
  expect(join?.children[0]?.id).toBe(6);
  expect(join?.height).toBeGreaterThan(1);
  expect(JSON.stringify(join?.children[0])).toBe(before);
  const leaf = { id: 0, height: 0, size: 1, children: [] };
  expect(seat(leaf, new Set([0])).children[0]).toBe(leaf);
});

test('its place is said in words; of what has none there is no guest', () => {
  const words = (one: Identified): string => {
    const guest = guestOf(one, atlas.result);
    return guest ? placeOf(guest) : 'none';
  };
  expect(words(said(['a']))).toBe('it belongs beside a, with 93 %');
  expect(words(said(['a', 'b']))).toBe('it belongs among a and b, with 93 %');
  expect(words(said(['a', 'b', 'c', 'd']))).toBe('it belongs to no smaller group than all');
  expect(words(said(['a', 'b', 'c', 'd'], { verdict: 'unlike-all' }))).toBe('it is like none of these');
  expect(words(said([], { among: null }))).toBe('none');
  expect(words(said(['of another atlas']))).toBe('none');
});

test('the tree of the atlas is shown while it is asked whose style a source is, and only then', () => {
  const own = { result: { ...atlas.result }, json: new Blob(), support: null };
  const state: State = { ...firstState, tree: own, atlasTree: atlas };
  const selection = { pinned: 'a' };
  expect(shownTree(firstState, selection)).toBeNull();
  expect(shownTree(state, selection)).toMatchObject({ isOwn: true, pinned: 'a', guest: null });
  expect(shownTree(state, selection)?.result).toBe(own.result);
  const identity: IdentityState = {
    source: 'mine',
    among: 'atlas',
    others: 0,
    atlasFile: '',
    result: null,
    atlas: null,
    limits: [],
    notice: null,
  };
  const asked = shownTree({ ...state, identity }, selection);
  expect(asked?.result).toBe(atlas.result);
  expect(asked).toMatchObject({ isOwn: false, pinned: null, guest: null });
  const told = shownTree({ ...state, identity: { ...identity, result: said(['a', 'b']) } }, selection);
  expect([...(told?.guest?.among ?? [])]).toEqual([0, 1]);
  expect(shownTree({ ...state, identity: { ...identity, notice: 'Failed.' } }, selection)?.isOwn).toBe(true);
  expect(shownTree({ ...state, identity, atlasTree: null }, selection)?.isOwn).toBe(true);
  expect(shownTree({ ...firstState, atlasTree: atlas, identity }, selection)?.result).toBe(atlas.result);
  const amongOthers: IdentityState = { ...identity, among: 'others' };
  expect(shownTree({ ...state, identity: amongOthers }, selection)?.isOwn).toBe(true);
  const tree = { ...atlas, result: { ...atlas.result } };
  const droppedAtlas = { file: 'mine.json', text: '', tree };
  const byDropped = { ...state, droppedAtlas, identity: { ...identity, atlasFile: 'mine.json' } };
  expect(shownTree(byDropped, selection)?.result).toBe(tree.result);
  const treeless = { ...byDropped, droppedAtlas: { ...droppedAtlas, tree: null } };
  expect(shownTree(treeless, selection)?.isOwn).toBe(true);
  expect(shownTree({ ...firstState, droppedAtlas }, selection)?.result).toBe(tree.result);
  expect(shownTree({ ...state, droppedAtlas }, selection)?.isOwn).toBe(true);
});
