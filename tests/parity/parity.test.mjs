// The page's engine and the command give the same numbers, to the last bit: each result is compared as a string.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import {
  assertSameEvidence,
  assertSameTrees,
  atlas,
  command,
  corpus,
  countsOfNothing,
  distances,
  filesBelow,
  root,
  run,
  savedBy,
  scratch,
  sessionOf,
  textsOf,
} from './harness.mjs';

/** Saved counts less what tells their texts from others: those of sources that were left out, too, or not. */
const withoutHashes = (saved) => saved.replace(/^"textHashes":.*\n/m, '');

/** Texts of many scripts and marks from a small generator, so that folding, breaks and ties are all met. */
function writeGenerated(folder) {
  const words = [
    'the',
    'Tapestry',
    'don’t',
    'naïve',
    'ÉTÉ',
    '3.14',
    '“so”',
    '—',
    '…',
    '日本語',
    'ไทย',
    'שלום',
    'हिन्दी',
    '👩‍🚀',
    'a_b',
    '5\u202fkm',
    '\n\n',
    'whisper',
    'shadow',
  ];
  let state = 1;
  const below = (bound) => (state = (state * 48271) % 2147483647) % bound;
  for (const source of ['alpha', 'beta', 'gamma', 'delta', 'épsilon', 'zeta one']) {
    mkdirSync(join(folder, source), { recursive: true });
    for (let text = 0; text < 4; ++text) {
      const content = Array.from({ length: 300 }, () => words[below(words.length)]).join(' ');
      writeFileSync(join(folder, source, `${text}.txt`), content);
    }
  }
}

/** More than is counted without a look through it before; words have ranks as those of languages have. */
function writeLarge(folder) {
  mkdirSync(folder, { recursive: true });
  let state = 7;
  const below = (bound) => (state = (state * 48271) % 2147483647) % bound;
  const word = (rank) =>
    `word${rank.toString(36).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] + 'z')}`;
  const words = Array.from({ length: 1 << 16 }, (_, rank) => word(rank));
  for (const source of ['first', 'second', 'third']) {
    const path = join(folder, `${source}.jsonl`);
    writeFileSync(path, '');
    for (let part = 0; part < 100; ++part) {
      const lines = Array.from({ length: 40 }, (_, line) => {
        const output = Array.from({ length: 800 }, () => {
          const after = below(30);
          return words[below(2 << below(16))] + (after === 0 ? '.\n\n' : after < 4 ? ', ' : ' ');
        }).join('');
        return JSON.stringify({ model: source, prompt_id: part * 40 + line, output });
      });
      appendFileSync(path, `${lines.join('\n')}\n`);
    }
  }
}

describe('more than fits into memory with all of its terms', () => {
  const folder = join(scratch, 'large');
  before(() => writeLarge(folder));

  test('the same terms are common, and all counts of them the same', () => {
    const saved = join(scratch, 'large.kinprint.json');
    run('profile', folder, '-o', saved);
    const expected = readFileSync(saved, 'utf8');
    assert.ok(/"floor":\d+/.test(expected));
    assert.equal(savedBy(sessionOf(folder, 1 << 20)), expected);
  });
});

describe('generated texts', () => {
  const folder = join(scratch, 'generated');
  let session;
  before(() => {
    writeGenerated(folder);
    session = sessionOf(folder, 13);
  });

  test('trees', () => assertSameTrees(folder, session, { force: true }, ['--force']));

  test('branches collapsed', () =>
    assertSameTrees(folder, session, { force: true, collapse: 0.7 }, ['--force', '--collapse', '0.7']));

  test('collapsing without support is wrong usage', () => {
    const { status, stderr } = spawnSync(command, ['tree', folder, '--collapse', '0.5', '--support', '0']);
    assert.equal(status, 2);
    assert.match(stderr.toString(), /--collapse: needs support/);
  });

  test('no tree of too few words', () => {
    const expected = run('tree', folder);
    assert.equal(`${session.tree('{}')}\n`, expected);
    assert.equal(JSON.parse(expected).leftOut.length, 6);
  });

  test('evidence', () => assertSameEvidence(folder, session, 'alpha', 'zeta one', 13));

  test('sources renamed, put together and left out', () => {
    const arrangement = {
      renamed: [
        { from: 'alpha', to: 'one = two' },
        { from: 'beta', to: 'gamma' },
      ],
      leftOut: ['delta'],
    };
    const arranged = ['--rename', 'alpha=one = two', '--rename', 'beta=gamma', '--exclude', 'delta'];
    session.arrange(JSON.stringify(arrangement));
    assertSameTrees(folder, session, { force: true }, ['--force', ...arranged]);
    assert.equal(`${session.slop('{"top":20}')}\n`, run('slop', folder, '--top', '20', ...arranged));
    const pair = { a: 'one = two', b: 'gamma', top: 7, force: true };
    const compare = ['compare', folder, '--a', pair.a, '--b', pair.b, '--top', '7', '--force', ...arranged];
    assert.equal(`${session.compare(JSON.stringify(pair))}\n`, run(...compare, '--passages', '0'));
    const { passages } = JSON.parse(run(...compare));
    assert.deepEqual(new Set(passages.found.map(({ source }) => source)), new Set([pair.a, pair.b]));
    assert.ok(passages.found.some((found) => found.passages.some(({ text }) => text.includes('beta/'))));
    const file = join(scratch, 'arranged.kinprint.json');
    execFileSync(command, ['profile', folder, '-o', file, ...arranged]);
    assert.equal(withoutHashes(savedBy(session)), withoutHashes(readFileSync(file, 'utf8')));
    session.arrange('{"leftOut":[]}');
  });

  test('sources split, their parts split, renamed, put together and left out', () => {
    const part = (at) => `alpha · generated/alpha/${at}.txt`;
    const arrangement = {
      splits: [
        { from: 'alpha', by: 'file', as: 'alpha' },
        { from: 'beta', by: 'prompt', as: 'beta' },
        { from: part(0), by: 'genre', as: part(0) },
      ],
      // Of a single text no slop list is made, so each has two.
      renamed: [
        { from: `${part(0)} · no genre`, to: 'early' },
        { from: part(1), to: 'early' },
        { from: part(2), to: 'late' },
        { from: part(3), to: 'late' },
      ],
      leftOut: ['beta · no prompt', 'delta'],
    };
    const arranged = [
      ...arrangement.splits.flatMap(({ from, by }) => ['--split', `${from}=${by}`]),
      ...arrangement.renamed.flatMap(({ from, to }) => ['--rename', `${from}=${to}`]),
      ...arrangement.leftOut.flatMap((name) => ['--exclude', name]),
    ];
    const { sources, errors } = JSON.parse(session.arrange(JSON.stringify(arrangement)));
    assert.deepEqual(errors, []);
    assert.deepEqual(
      sources.flatMap(({ name, of }) => (of.includes('alpha') ? [name] : [])),
      arrangement.renamed.map(({ from }) => from),
    );
    assertSameTrees(folder, session, { force: true }, ['--force', ...arranged]);
    assert.equal(`${session.slop('{"top":20}')}\n`, run('slop', folder, '--top', '20', ...arranged));
    const compare = ['compare', folder, '--a', 'early', '--b', 'gamma', '--top', '7', '--force', ...arranged];
    const { passages } = JSON.parse(run(...compare));
    const ofEarly = passages.found.filter(({ source }) => source === 'early');
    const texts = ofEarly.flatMap((found) => found.passages.map(({ text }) => text));
    assert.deepEqual([...new Set(texts)].sort(), ['generated/alpha/0.txt', 'generated/alpha/1.txt']);
    const file = join(scratch, 'split.kinprint.json');
    execFileSync(command, ['profile', folder, '-o', file, ...arranged]);
    assert.equal(withoutHashes(savedBy(session)), withoutHashes(readFileSync(file, 'utf8')));
    const { ways } = JSON.parse(session.partings('late', 'x'));
    assert.deepEqual(
      ways.map(({ by, parts }) => [by, parts.length]),
      [
        ['file', 2],
        ['genre', 0],
        ['prompt', 0],
      ],
    );
    session.arrange('{"leftOut":[]}');
  });

  test('what can’t be split is wrong usage, or told', () => {
    for (const split of ['alpha', 'alpha=length', '=file', 'a\nb=file']) {
      assert.equal(spawnSync(command, ['tree', folder, '--split', split]).status, 2, split);
    }
    const twice = ['--split', 'alpha=file', '--split', 'alpha=prompt'];
    assert.equal(spawnSync(command, ['tree', folder, ...twice]).status, 2);
    const { errors } = JSON.parse(run('tree', folder, '--force', '--split', 'nobody=file'));
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['unknown-source'],
    );
  });

  test('wrong names are wrong usage, and those that are not there are told', () => {
    for (const names of [['a'], ['=b'], ['a='], ['a=b\nc'], ['a=b', '--rename', 'a=c']]) {
      assert.equal(spawnSync(command, ['tree', folder, '--rename', ...names]).status, 2, names.join(' '));
    }
    const { errors } = JSON.parse(run('tree', folder, '--force', '--exclude', 'nobody'));
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['unknown-source'],
    );
  });

  test('an archive of them is as the folder', () => {
    const archive = join(scratch, 'generated.zip');
    const packed = filesBelow(folder).map((path) => [path, readFileSync(join(scratch, path))]);
    writeFileSync(archive, zipSync(Object.fromEntries(packed)));
    const options = ['--force', '--support', '0'];
    assert.equal(run('tree', archive, ...options), run('tree', folder, ...options));
    const evidence = (path) => run('compare', path, '--a', 'alpha', '--b', 'zeta one', '--force');
    assert.equal(evidence(archive).replaceAll('generated.zip/generated/', 'generated/'), evidence(folder));
  });

  test('slop lists', () => {
    const expected = run('slop', folder, '--top', '20');
    assert.equal(`${session.slop('{"top":20}')}\n`, expected);
  });

  test('whose style it is, by the atlas that is built in', () => {
    assert.equal(session.loadAtlas(atlas), '{"errors":[]}');
    const { errors: none, ...identified } = JSON.parse(session.identify(''));
    const { errors, ...expected } = JSON.parse(run('identify', folder));
    assert.deepEqual(none, []);
    assert.ok(errors.every(({ code }) => !code.includes('internal')));
    assert.ok(identified.unknown.some(({ candidates }) => candidates.length > 3));
    assert.deepEqual(identified, expected);
  });

  test('the report of it', () => {
    const file = join(scratch, 'report.json');
    run('identify', folder, '--claim', 'Nobody’s', '--report', file);
    const expected = JSON.parse(readFileSync(file, 'utf8'));
    const { claim, date, inputs, atlas: used, unknown } = expected;
    const arrangement = { renamed: [], splits: [], leftOut: [] };
    const known = {
      ...{ claim, date, inputs, atlasFile: '', atlasSha256: used.sha256, paths: [folder] },
      settings: { format: 'plain', arrangement, only: [] },
    };
    const report = JSON.parse(session.report(unknown[0].name, JSON.stringify(known)));
    assert.ok(inputs.every(({ sha256 }) => sha256.length === 64));
    assert.deepEqual(report, { ...expected, unknown: [unknown[0]] });
  });

  test('saved profiles', () => {
    const file = join(scratch, 'saved.kinprint.json');
    execFileSync(command, ['profile', folder, '-o', file]);
    // The two differ in nothing but where the texts lay.
    assert.equal(savedBy(session), readFileSync(file, 'utf8'));
  });
});

test('whose style it is text by text, and piece by piece', () => {
  const folder = join(scratch, 'pieces');
  mkdirSync(folder);
  const texts = readdirSync(join(root, 'samples/texts'));
  const bodies = texts.map((file) => readFileSync(join(root, 'samples/texts', file), 'utf8'));
  writeFileSync(join(folder, 'long.txt'), bodies.join('\n\n'));
  const records = bodies.map((output) => JSON.stringify({ model: 'many', output }));
  writeFileSync(join(folder, 'many.jsonl'), records.join('\n'));
  const session = sessionOf(folder);
  assert.equal(session.loadAtlas(atlas), '{"errors":[]}');
  const { unknown } = JSON.parse(run('identify', '--pieces', folder));
  for (const one of unknown) {
    const held = textsOf(folder, one.name);
    assert.deepEqual(JSON.parse(session.pieces(one.name, held)).unknown, [one]);
    held.delete();
  }
  const [long, many] = unknown;
  assert.ok(long.pieces.courses[0].windows.length > 5);
  assert.ok(many.pieces.nearest.length > 0);
  // Content words, which come when it pleases them, have no part in it.
  session.addContent(countsOfNothing(true));
  assert.deepEqual(JSON.parse(session.identify('')).unknown, unknown);
  session.loadAtlas(atlas);
  assert.ok(JSON.parse(session.identify('')).unknown.every(({ pieces }) => pieces === undefined));
});

/** Sources of more texts than are kept apart, most in answer to shared prompts, each in two files. */
function writeMany(folder) {
  mkdirSync(folder);
  const words = ['the', 'river', 'stone', 'ember', 'whispered', 'of', 'shadow', 'and', 'moonlight', ',', '.'];
  let state = 7;
  const below = (bound) => (state = (state * 48271) % 2147483647) % bound;
  ['alpha', 'beta', 'gamma', 'delta'].forEach((model, source) => {
    for (const half of [0, 1]) {
      const records = Array.from({ length: 450 }, (_, at) => {
        const chosen = Array.from({ length: 12 }, () => words[Math.min(below(11), below(8 + source))]);
        const prompt = at % 9 === 0 ? {} : { prompt_id: `${half * 450 + at}` };
        return JSON.stringify({
          model,
          genre: at % 2 ? 'tale' : 'essay',
          output: chosen.join(' '),
          ...prompt,
        });
      });
      writeFileSync(join(folder, `${model}-${half}.jsonl`), records.join('\n'));
    }
  });
}

describe('more texts than are kept apart', () => {
  const folder = join(scratch, 'many');
  const saved = join(scratch, 'many.kinprint.json');
  let session;
  before(() => {
    writeMany(folder);
    session = sessionOf(folder);
    execFileSync(command, ['profile', folder, '-o', saved]);
  });

  test('trees', () => {
    assertSameTrees(folder, session, { force: true }, ['--force']);
    const { notes, resamples } = JSON.parse(run('tree', folder, '--force', '--support', '20'));
    assert.equal(resamples, 20);
    assert.ok(notes.some((note) => note.includes('joined')));
  });

  test('saved profiles, and the tree of one', () => {
    assert.equal(savedBy(session), readFileSync(saved, 'utf8'));
    const options = ['--force', '--support', '20'];
    assert.equal(run('tree', saved, ...options), run('tree', folder, ...options));
  });
});

describe('files with something wrong', () => {
  test('the same errors, and the same tree of the rest', () => {
    const folder = join(scratch, 'bad');
    mkdirSync(folder);
    const files = {
      'a.txt': 'good words of the first writer',
      'b.txt': 'good words of the other writer, who differs',
      'c.txt': Buffer.from('caf\xe9 in Latin-1', 'latin1'),
      'empty.txt': '',
      'lines.jsonl': '{"output":"fine"}\nnot json\n{"nothing":1}\n',
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
    }
    const expected = JSON.parse(run('tree', folder, '--support', '0', '--force'));
    const tree = JSON.parse(sessionOf(folder).tree('{"force":true}'));
    assert.deepEqual(tree.distances, expected.distances);
    assert.deepEqual(tree.merges, expected.merges);
    assert.deepEqual(
      expected.errors.map((error) => [basename(error.file), error.code]),
      [
        ['c.txt', 'guessed-encoding'],
        ['empty.txt', 'empty-file'],
        ['lines.jsonl', 'bad-json'],
        ['lines.jsonl', 'missing-text'],
        ['picture.txt', 'not-text'],
      ],
    );
  });
});

describe('the 22 models', { skip: !existsSync(corpus) && `SKIPPED: no ${corpus}` }, () => {
  test('every distance, and evidence', () => {
    const folder = join(scratch, 'corpus');
    mkdirSync(folder);
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(corpus)))) {
      writeFileSync(join(folder, basename(name)), bytes);
    }
    const compact = join(scratch, 'corpus.kinprint.json');
    execFileSync(command, ['profile', folder, '-o', compact, '--compact']);
    const shipped = join(scratch, 'shipped.kinprint.json');
    const sample = unzipSync(readFileSync(join(root, 'samples/slop-score-22-models.kinprint.zip')));
    writeFileSync(shipped, Object.values(sample)[0]);
    const session = sessionOf(folder);
    // What was left out of the texts as repeats is told by where it stood, as are those without a word, and only where texts are read.
    const treeOf = (path, distance) => {
      const { errors, ...tree } = JSON.parse(run('tree', path, '--distance', distance, '--support', '0'));
      return { errors, tree };
    };
    const { errors, tree: ofArchive } = treeOf(corpus, 'snr');
    assert.deepEqual(errors.map(({ code }) => code).sort(), [
      ...Array(5).fill('empty-text'),
      'looping-text',
      'looping-text',
      'repeated-text',
    ]);
    assert.deepEqual(ofArchive, treeOf(folder, 'snr').tree);
    for (const distance of distances) {
      const expected = treeOf(folder, distance).tree;
      const { errors: none, ...ofSession } = JSON.parse(session.tree(JSON.stringify({ distance })));
      assert.deepEqual(none, []);
      assert.deepEqual(ofSession, expected, distance);
      for (const small of [compact, shipped]) {
        const { notes, ...tree } = treeOf(small, distance).tree;
        const { notes: expectedNotes, ...expectedTree } = expected;
        assert.deepEqual(tree, expectedTree, `${small}, ${distance}`);
        assert.match(notes[0], /^These are compact counts/);
        assert.deepEqual(notes.slice(1), expectedNotes);
      }
    }
    assertSameEvidence(folder, session, 'kimi-k2', 'kimi-k2-0905', 1 << 18);
  });
});
