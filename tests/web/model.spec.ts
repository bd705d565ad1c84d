/** The pure parts: no page, no engine. */
import { expect, test } from '@playwright/test';
import * as arrangement from '../../web/src/model/arrangement';
import * as history from '../../web/src/model/history';
import * as look from '../../web/src/model/look';
import { whyNoName } from '../../web/src/model/names';
import { at, buildTree, layOut } from '../../web/src/model/dendrogram';
import { explainedBy, nearness, rate, spread, termHint, usage } from '../../web/src/model/evidence';
import { certainty, finding } from '../../web/src/model/finding';
import * as format from '../../web/src/model/format';
import { condensedIndex, nearest, nearestPair } from '../../web/src/model/nearest';
import { merge } from '../../web/src/model/passages';
import { arrangementOf, notKept, savedTable } from '../../web/src/model/saved-table';
import { step } from '../../web/src/model/steps';
import type { Distance, Evidence, Passages, TermEvidence, TreeResult } from '../../web/src/model/types';
import { fit } from '../../web/src/views/labels';

/** Four sources on a line at 0, 1, 3 and 7: every distance is a difference. */
const line: TreeResult = {
  kinprint: '',
  icu: '',
  options: { distance: 'jsd', linkage: 'single', terms: 10, seed: 1, centre: 'auto', force: false },
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
  expect(said(two)).toContain('2 sources, at a distance of 2.00. Add a third');
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

const source = (name: string, rank: number): Evidence['a'] => ({ name, rank, texts: 300, words: 9 });
const pair: Evidence = {
  options: { distance: 'snr', terms: 10, centre: 'auto', top: 20, force: false },
  notes: [],
  sources: 22,
  a: source('o3', 1),
  b: source('kimi-k2', 2),
  distance: 0.2,
  sumTogether: 0.9,
  sumApart: -0.1,
  together: [],
  apart: [],
  errors: [],
};
const yet: TermEvidence = {
  term: 'yet',
  contribution: 0.1,
  share: 0.1,
  use: 'both-over',
  a: { rate: 2, expected: 0.6, texts: 280 },
  b: { rate: 1.5, expected: 0.6001, texts: 1 },
  othersRate: 0.6,
  humanRate: 0.3,
};

test('how near two are is said from both sides', () => {
  expect(nearness(pair)).toBe('kimi-k2 is the nearest of 21 to o3; o3 is the 2nd nearest of 21 to kimi-k2.');
  const ranked = (rank: number): string => nearness({ ...pair, sources: 200, b: source('kimi-k2', rank) });
  expect([3, 11, 12, 21, 113].map((rank) => /the (\S+) nearest/.exec(ranked(rank))?.[1])).toEqual([
    '3rd',
    '11th',
    '12th',
    '21st',
    '113th',
  ]);
  expect(nearness({ ...pair, b: source('kimi-k2', 1) })).toBe('Each is the nearest to the other, of 21.');
  expect(nearness({ ...pair, sources: 2 })).toContain('no third source');
});

test('distances that are not made of terms are explained by the first choice', () => {
  expect((['whitened', 'cosine-delta', 'jsd', 'slop-overlap'] as const).map(explainedBy)).toEqual([
    'whitened',
    'cosine-delta',
    'snr',
    'snr',
  ]);
});

test('terms are told in words where they can’t be read', () => {
  expect(['¶', '. ¶', '¶ the', 'yet the', ', and', '000 %'].map(termHint)).toEqual([
    'new paragraph',
    'full stop, new paragraph',
    'new paragraph',
    '',
    '',
    '0: any digit',
  ]);
  expect([null, 0, 0.001, 0.005, 72.228].map(rate)).toEqual(['–', '0.00', '<0.01', '0.01', '72.23']);
  expect(usage(yet, ['o3', 'kimi-k2'])).toBe(
    'Both use it more often than the 0.60 in 1,000 words expected here.',
  );
  expect(usage({ ...yet, use: 'b-over' }, ['o3', 'kimi-k2'])).toMatch(/^kimi-k2 uses it more .*, o3 less\.$/);
  expect(spread(yet, pair)).toBe('In 280 of 300 texts of o3 and 1 of 300 texts of kimi-k2.');
  expect(spread({ ...yet, a: { ...yet.a, texts: null } }, pair)).toBe('In 1 of 300 texts of kimi-k2.');
});

test('passages of several files become few, of different texts first', () => {
  const passage = (text: string, match: string): Passages['found'][0]['passages'][0] => ({
    text,
    prompt: '',
    before: '',
    match,
    after: '',
  });
  const part = (...passages: Passages['found'][0]['passages']): Passages => ({
    found: [{ term: 'yet', source: 'o3', passages }],
    withoutText: [],
  });
  const matches = (...parts: Passages[]): string[] =>
    merge(parts, 2).flatMap(({ passages }) => passages.map(({ match }) => match));
  expect(matches(part(passage('a', '1'), passage('a', '2')), part(passage('b', '3')))).toEqual(['1', '3']);
  expect(matches(part(passage('a', '1'), passage('a', '2')), part())).toEqual(['1', '2']);
  expect(matches(part(), part())).toEqual([]);
  expect(merge([], 2)).toEqual([]);
});

test.describe('the arrangement', () => {
  const { arrange, follow, whereTo } = arrangement;
  const { asCounted, leaveOut, merge, redo, rename, takeIn, undo } = history;
  const counted = ['a', 'b', 'c'].map((name, at) => ({ name, texts: 1, words: 10 ** at }));
  const rows = ({ now }: history.History): string[] =>
    arrange(counted, now).map(
      ({ name, words, parts, isOut }) => `${name} ${words} ${parts.join('+')}${isOut ? ' out' : ''}`,
    );

  test('sources are renamed, put together and left out', () => {
    expect(rows(asCounted)).toEqual(['a 1 a', 'b 10 b', 'c 100 c']);
    const renamed = rename(asCounted, counted, 'a', 'x');
    expect(rows(renamed)).toEqual(['b 10 b', 'c 100 c', 'x 1 a']);
    const merged = merge(renamed, counted, 'x', 'c');
    expect(rows(merged)).toEqual(['b 10 b', 'c 101 a+c']);
    expect(rows(rename(renamed, counted, 'b', 'x'))).toEqual(['c 100 c', 'x 11 a+b']);
    const out = leaveOut(merged, 'c');
    expect(rows(out)).toEqual(['b 10 b', 'c 101 a+c out']);
    expect(rows(rename(out, counted, 'c', 'y'))).toEqual(['b 10 b', 'y 101 a+c out']);
    expect(rows(merge(out, counted, 'c', 'b'))).toEqual(['b 111 a+b+c']);
    expect(rows(takeIn(out, 'c'))).toEqual(rows(merged));
  });

  test('two may change places, and a name that is free again is free', () => {
    let table = rename(asCounted, counted, 'a', 'x');
    table = rename(table, counted, 'b', 'a');
    table = rename(table, counted, 'x', 'b');
    expect(rows(table)).toEqual(['a 10 b', 'b 1 a', 'c 100 c']);
    expect(rows(rename(rename(table, counted, 'a', 'y'), counted, 'b', 'a'))).toEqual(
      rows(rename(rename(asCounted, counted, 'b', 'y'), counted, 'a', 'a')),
    );
  });

  test('whatever was done is undone, and done again until something else is', () => {
    const one = rename(asCounted, counted, 'a', 'x');
    const two = leaveOut(one, 'x');
    expect(rows(undo(two))).toEqual(rows(one));
    expect(rows(undo(undo(two)))).toEqual(rows(asCounted));
    expect(rows(redo(redo(undo(undo(two)))))).toEqual(rows(two));
    expect(undo(asCounted)).toBe(asCounted);
    expect(redo(two)).toBe(two);
    expect(leaveOut(undo(two), 'b').redo).toEqual([]);
    expect(two.undo.map(({ what }) => what)).toEqual(['renaming “a”', 'leaving out “x”']);
  });

  test('what comes under an old name goes where that went', () => {
    const { now } = rename(rename(asCounted, counted, 'a', 'x'), counted, 'x', 'y');
    expect(whereTo(now, ['a', 'x', 'b'])).toBe('“a” goes by “y” here. “x” goes by “y” here.');
    expect(follow(counted, asCounted.now, now, 'a')).toBe('y');
    const again = rename(rename(asCounted, counted, 'a', 'x'), counted, 'x', 'y');
    const taken = rename(again, counted, 'b', 'x');
    expect(whereTo(taken.now, ['x'])).toBe('');
  });

  test('names that no source can have are refused', () => {
    for (const name of ['', ' ', 'a\nb', 'a\u202eb', '\ud800', 'é'.repeat(257)]) {
      expect(whyNoName(name)).not.toBe('');
      expect(rename(asCounted, counted, 'a', name)).toBe(asCounted);
    }
    expect(whyNoName('日本語 “x” 👩‍🚀')).toBe('');
    const hostile = [...counted, { name: 'a\u202eb', texts: 1, words: 5 }];
    const { now } = merge(asCounted, hostile, 'a', 'a\u202eb');
    expect(arrange(hostile, now).map(({ name }) => name)).toEqual(['a b', 'b', 'c']);
  });

  const way = { by: 'file' as const, whyNot: '' };
  const partsOf = (as: string, ...files: string[]) =>
    files.map((value, at) => ({ value, name: `${as} · ${value}`, texts: 1, words: 10 ** at }));

  test('a source is split, also what will come under its names, and its parts are sources like others', () => {
    const renamed = leaveOut(rename(asCounted, counted, 'a', 'x'), 'x');
    const parts = partsOf('x', 'd/one.txt', 'd/two.txt');
    const split = history.split(renamed, counted, 'x', { ...way, parts });
    expect([...split.now.splits]).toEqual([
      ['a', { by: 'file', as: 'x' }],
      ['x', { by: 'file', as: 'x' }],
    ]);
    const known = [...parts, ...counted.slice(1)];
    const shown = (table: history.History): string[] =>
      arrange(known, table.now).map(({ name, words, isOut }) => `${name} ${words}${isOut ? ' out' : ''}`);
    expect(shown(split)).toEqual(['b 10', 'c 100', 'x · one.txt 1 out', 'x · two.txt 10 out']);
    expect(shown(rename(split, known, 'x · one.txt', 'y'))).toContain('y 1 out');
    expect(shown(merge(split, known, 'x · two.txt', 'b'))).toEqual(['b 20', 'c 100', 'x · one.txt 1 out']);
    expect(undo(split).now).toBe(renamed.now);
    expect(whereTo(split.now, ['a', 'x', 'b'])).toBe('“a” is split by file here. “x” is split by file here.');
    // The file's own name for it is free for another.
    const other = history.split(rename(renamed, counted, 'b', 'a'), counted, 'x', { ...way, parts });
    expect([...other.now.splits.keys()]).toEqual(['a', 'x']);
  });

  test('what stands in files goes by all that its source is split into', () => {
    const parts = partsOf('a', 'one', 'two').map((part) => ({ ...part, of: ['a'] }));
    const { now } = history.split(asCounted, counted, 'a', { ...way, parts });
    const sources = [...parts, { name: 'b', texts: 1, words: 10, of: ['b'] }];
    const names = arrangement.namesOf(now);
    const known = { now, sources, names, isKnown: true };
    expect(arrangement.namesAfter(known, ['b', 'a'])).toEqual(['b', 'a · one', 'a · two']);
    expect(arrangement.arranged(counted, now, null).isKnown).toBe(false);
    expect(arrangement.arranged(counted, now, { sources, names, splits: now.splits }).isKnown).toBe(true);
  });

  test('paths lose the folders that all are in', () => {
    expect(format.shortPaths(['m/a/1.txt', 'm/a/2.txt'])).toEqual(['1.txt', '2.txt']);
    expect(format.shortPaths(['m/a/1.txt', 'm/ab/1.txt'])).toEqual(['a/1.txt', 'ab/1.txt']);
    expect(format.shortPaths(['a', 'b/c'])).toEqual(['a', 'b/c']);
    expect(format.shortPaths(['m/a', ''])).toEqual(['m/a', '']);
    expect(format.shortPaths(['/a', '/b'])).toEqual(['a', 'b']);
    expect(format.shortPaths([])).toEqual([]);
  });

  test('groups go with their sources, and have the first colour that is free', () => {
    const { group } = history;
    const groups = ({ now }: history.History): unknown => Object.fromEntries(now.look.groups);
    const slots = ({ now }: history.History): unknown => Object.fromEntries(now.look.slots);
    const two = group(group(asCounted, ['a', 'b'], 'G'), ['c'], 'H');
    expect(groups(two)).toEqual({ a: 'G', b: 'G', c: 'H' });
    expect(slots(two)).toEqual({ G: 0, H: 1 });
    expect(two.undo.map(({ what }) => what)).toEqual(['grouping 2 sources in “G”', 'grouping “c” in “H”']);
    expect(group(two, ['a'], 'G')).toBe(two);
    expect(group(two, ['a'], 'bad\nname')).toBe(two);
    expect(slots(group(group(two, ['a', 'b'], ''), ['a'], 'I'))).toEqual({ I: 0, H: 1 });
    expect(groups(rename(two, counted, 'a', 'x'))).toEqual({ x: 'G', b: 'G', c: 'H' });
    expect(groups(merge(two, counted, 'a', 'c'))).toEqual({ b: 'G', c: 'H' });
    const parts = partsOf('a', 'one', 'two');
    expect(groups(history.split(two, counted, 'a', { ...way, parts }))).toEqual({
      'a · one': 'G',
      'a · two': 'G',
      b: 'G',
      c: 'H',
    });
    // What is compared stays what it was.
    expect(arrangement.comparesAlike(two.now, asCounted.now)).toBe(true);
    expect(look.slotOf(two.now.look, 'c')).toBe(1);
    expect(look.slotOf(two.now.look, 'nobody')).toBe(null);
  });

  test('the table is ordered by what it shows, or by hand', () => {
    const names = (table: history.History): string =>
      look
        .ordered(arrange(counted, table.now), table.now.look)
        .map(({ name }) => name)
        .join('');
    expect(names(asCounted)).toBe('abc');
    expect(names(history.order(asCounted, 'words'))).toBe('cba');
    expect(names(history.order(asCounted, 'texts'))).toBe('abc');
    expect(names(history.order(history.group(asCounted, ['c'], 'G'), 'group'))).toBe('cab');
    const moved = history.move(asCounted, ['a', 'b', 'c'], 'a', 1);
    expect(names(moved)).toBe('bac');
    const further = history.move(moved, ['b', 'a', 'c'], 'a', 2);
    expect(names(further)).toBe('bca');
    expect(further.undo.length).toBe(1);
    expect(undo(further).now).toBe(asCounted.now);
    expect(history.move(further, ['b', 'c', 'a'], 'a', 3)).toBe(further);
    expect(names(rename(further, counted, 'c', 'z'))).toBe('bza');
    expect(names(merge(further, counted, 'b', 'a'))).toBe('ac');
    // What is new comes last.
    expect(look.ordered([{ name: 'A', texts: 1, words: 1 }, ...counted], further.now.look).at(-1)?.name).toBe(
      'A',
    );
  });

  test('what names went to is saved and read back, but for those of sources', () => {
    const { now } = rename(rename(asCounted, counted, 'a', 'z'), counted, 'b', 'a');
    const saved: unknown = JSON.parse(JSON.stringify(savedTable(now)));
    const kept = [{ name: 'a' }, { name: 'c' }, { name: 'z' }].map((one) => ({ ...one, texts: 1, words: 1 }));
    expect([...arrangementOf(saved, kept).renamed]).toEqual([['b', 'a']]);
    expect(savedTable(asCounted.now)).toBe(null);
    for (const bad of [null, 3, { renamed: 1 }, { renamed: [null, 1, { from: 'a' }, { from: 'b', to: '' }] }])
      expect(arrangementOf(bad, kept)).toEqual(asCounted.now);
    expect(notKept(now)).toBe(null);
  });

  test('how sources look is saved and read back, whatever a stranger wrote', () => {
    const { now } = history.move(history.group(asCounted, ['b', 'a'], 'G'), ['a', 'b', 'c'], 'c', 0);
    const saved: unknown = JSON.parse(JSON.stringify(look.savedLook(now.look)));
    expect(look.lookOf(saved)).toEqual(now.look);
    for (const bad of [
      null,
      3,
      [],
      {},
      { order: 'size' },
      { order: [1], groups: 1 },
      {
        groups: [
          null,
          1,
          { name: '', sources: ['a'] },
          { name: 'a\nb', sources: [] },
          { name: 'G', sources: 'a' },
        ],
      },
    ])
      expect(look.lookOf(bad)).toEqual(look.plainLook);
    const twice = { name: 'H', slot: 0, sources: ['c'] };
    const groups = [
      { name: 'G', slot: 0, sources: ['a', '__proto__'] },
      twice,
      { ...twice, name: 'I', slot: 1e9 },
    ];
    expect([...look.lookOf({ groups }).slots]).toEqual([
      ['G', 0],
      ['I', 1],
    ]);
  });
});
