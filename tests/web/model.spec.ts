/** The pure parts: no page, no engine. */
import { expect, test } from '@playwright/test';
import { at, buildTree, layOut } from '../../web/src/model/dendrogram';
import { certainty, finding } from '../../web/src/model/finding';
import * as format from '../../web/src/model/format';
import { condensedIndex, nearest, nearestPair } from '../../web/src/model/nearest';
import { step } from '../../web/src/model/steps';
import type { Distance, TreeResult } from '../../web/src/model/types';
import { fit } from '../../web/src/views/labels';

/** Four sources on a line at 0, 1, 3 and 7: every distance is a difference. */
const line: TreeResult = {
  kinprint: '',
  icu: '',
  options: { distance: 'jsd', linkage: 'single', terms: 10, seed: 1, centre: 'auto', force: true },
  sources: ['a', 'b', 'c', 'd'].map((name) => ({ name, texts: 1, words: 90_000, warnings: [] })),
  leftOut: [],
  notes: [],
  distances: [1, 3, 7, 2, 6, 4],
  merges: [
    { a: 0, b: 1, height: 1, size: 2 },
    { a: 2, b: 4, height: 2, size: 3 },
    { a: 3, b: 5, height: 4, size: 4 },
  ],
  leafHeights: [0, 0, 0, 0],
  order: [3, 2, 0, 1],
  copheneticCorrelation: null,
  newick: '',
  errors: [],
};

test('the condensed matrix is read as SciPy writes it', () => {
  expect([condensedIndex(4, 0, 1), condensedIndex(4, 0, 3), condensedIndex(4, 3, 2)]).toEqual([0, 2, 5]);
  expect(nearest(line.distances, 4, 2, 2)).toEqual([
    { source: 1, distance: 2 },
    { source: 0, distance: 3 },
  ]);
  expect(nearestPair(line.distances, 4)).toEqual({ a: 0, b: 1, distance: 1 });
  expect(nearestPair([], 1)).toBeNull();
});

const said = (tree: TreeResult): string =>
  finding(tree)
    .map((piece) => (typeof piece === 'string' ? piece : piece.name))
    .join('');

test('the finding does not make a headline of too little text, nor of two by Delta', () => {
  const short = { ...line, sources: line.sources.map((source) => ({ ...source, words: 9 })) };
  expect(said(short)).toBe(
    '4 sources. Nearest pair: a and b, at a distance of 1.00. That is a guess: one of them has too few words to tell.',
  );
  const two = { ...line, sources: line.sources.slice(0, 2), distances: [2], merges: [] };
  const options = { ...line.options, distance: 'cosine-delta' as const };
  expect(said({ ...two, options })).toContain('choose Jensen–Shannon');
  expect(said(two)).toBe('2 sources. Nearest pair: a and b, at a distance of 2.00.');
});

test('the finding names the nearest pair and the loner', () => {
  expect(said(line)).toBe(
    '4 sources. Nearest pair: a and b, at a distance of 1.00. Most on its own: d, 4.00 from its nearest.',
  );
});

test('merges become a tree: leaves one a row, joins at their height, between their branches', () => {
  const root = buildTree(line);
  if (!root) throw new Error('no tree');
  const layout = layOut(root, { width: 400, rowHeight: 10 });
  expect(layout.leaves.map((leaf) => leaf.data.id)).toEqual([3, 2, 0, 1]);
  expect(layout.leaves.map((leaf) => at(leaf).y)).toEqual([5, 15, 25, 35]);
  expect(at(root).x).toBe(0);
  expect(layout.leaves.every((leaf) => at(leaf).x === 400)).toBe(true);
  const pair = root.descendants().find((node) => node.data.id === 4);
  expect(pair && at(pair)).toEqual({ x: 300, y: 30 });
});

test('a tree of 3,000 in a chain is laid out', () => {
  const merges = Array.from({ length: 2999 }, (_, i) => ({
    a: i === 0 ? 0 : 3000 + i - 1,
    b: i + 1,
    height: i + 1,
    size: i + 2,
  }));
  const sources = Array.from({ length: 3000 }, (_, i) => ({
    name: `${i}`,
    texts: 1,
    words: 1,
    warnings: [],
  }));
  const root = buildTree({ sources, merges, leafHeights: [], order: sources.map((_, i) => i) });
  expect(root && layOut(root, { width: 100, rowHeight: 20 }).height).toBe(60_000);
});

test('arrow keys walk the leaves and climb the branches', () => {
  const root = buildTree(line);
  if (!root) throw new Error('no tree');
  const layout = layOut(root, { width: 400, rowHeight: 10 });
  const ids = (keys: string[]): number[] => {
    let node = layout.leaves[0] ?? root;
    return keys.map((key) => (node = step(layout, node, key) ?? node).data.id);
  };
  expect(ids(['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'])).toEqual([2, 0, 1, 1]);
  expect(ids(['End', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home'])).toEqual([1, 4, 5, 2, 3]);
});

test('a leaf of neighbour joining may end above 0', () => {
  const root = buildTree({ ...line, leafHeights: [0, 0.5, 0, 0] });
  if (!root) throw new Error('no tree');
  const layout = layOut(root, { width: 400, rowHeight: 10 });
  expect(layout.leaves.map((leaf) => at(leaf).x)).toEqual([400, 400, 400, 350]);
});

test('the certainty of a nearest source names resamples and methods', () => {
  const nearest = { name: 'b', support: 0.984, methods: ['snr', 'jsd'] as Distance[], asked: 5 };
  expect(certainty(nearest)).toBe(' in 98 % of resamples, by 2 of 5 methods');
  expect(certainty({ ...nearest, support: null })).toBe(' by 2 of 5 methods');
});

test('figures are short and true', () => {
  expect([0, 0.42, 0.0031, 12.57].map(format.distance)).toEqual(['0', '0.420', '0.00310', '12.6']);
  expect([999, 1000, 17_888_768, 2e12].map(format.bytes)).toEqual(['999 B', '1.0 kB', '18 MB', '2.0 TB']);
  expect([410_000, 950].map(format.shortCount)).toEqual(['410k', '950']);
  expect(format.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(format.list(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  expect(format.list([])).toBe('');
});

test('labels are cut in the middle, by whole characters', () => {
  const measure = (text: string): number => Array.from(text).length;
  expect(fit('short', 9, measure)).toBe('short');
  expect(fit('gemma-3-27b-it-antislop', 11, measure)).toBe('gemma…islop');
  expect(fit('🌀🌀🌀🌀🌀🌀', 3, measure)).toBe('🌀…🌀');
});
