// What the command makes of files, and what the engine makes of them, and whether these are the same strings.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const command = join(root, 'build/native/kinprint');
const baseline = readFileSync(join(root, 'core/data/baseline-en.txt'));
export const corpus = join(
  process.env.KINPRINT_CORPUS ?? join(root, '../shared/corpus'),
  'slop-score-22-models.zip',
);
export const atlas = readFileSync(join(root, 'samples/22-models.kinprint-atlas.json'));
const weights = readFileSync(join(root, 'core/data/weights-en.json'));
export const distances = ['snr', 'whitened', 'cosine-delta', 'burrows-delta', 'jsd', 'slop-overlap'];
const linkages = ['average', 'complete', 'single', 'ward', 'neighbour-joining'];

const { default: createKinprint } = await import(join(root, 'build/wasm/kinprint.mjs'));
export const engine = await createKinprint();
// Some of the texts are in scripts without spaces.
assert.ok(engine.loadDictionaries(readFileSync(join(root, 'build/deps/dictionaries/dictionaries.dat'))));
export const scratch = mkdtempSync(join(tmpdir(), 'kinprint-parity-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** All files below a folder, as paths that begin with its own name. */
export function filesBelow(folder) {
  const walk = (at) =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? walk(join(at, entry.name)) : [join(at, entry.name)],
    );
  return walk(folder)
    .map((path) => relative(dirname(folder), path))
    .sort();
}

function plannedFiles(folder) {
  const roots = [{ kind: 'folder', paths: filesBelow(folder) }];
  return JSON.parse(engine.plan(JSON.stringify(roots))).files;
}

/** Feeds one file to a counter or a finder of passages; what that says of it. */
function feedFile(sink, folder, file, sliceBytes) {
  sink.begin(JSON.stringify({ file: file.path, source: file.source, format: file.format }));
  const bytes = readFileSync(join(dirname(folder), file.path));
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    sink.feed(bytes.subarray(at, at + sliceBytes));
  }
  return sink.end();
}

/** The texts of one source in a folder, for a session to look at. */
export function textsOf(folder, source) {
  const texts = new engine.Texts(source);
  for (const file of plannedFiles(folder)) feedFile(texts, folder, file, 1 << 16);
  return texts;
}

/** The terms of files that are to be counted, found out as the page does: each worker's share, put together. */
function commonOf(session, folder, files, content, sliceBytes) {
  const sizes = files.map(({ path }) => ({
    file: path,
    bytes: statSync(join(dirname(folder), path)).size,
  }));
  if (!engine.needsSurvey(JSON.stringify(sizes))) return null;
  for (const share of [0, 1]) {
    const survey = new engine.Survey(content);
    for (const file of files.filter((_, index) => index % 2 === share)) {
      feedFile(survey, folder, file, sliceBytes);
    }
    assert.equal(session.addSurvey(content, survey.take().slice()), '{"errors":[]}');
    survey.delete();
  }
  return session.endSurvey(content, null);
}

/** What is counted of a file: of all terms, or of content words; and the hashes of its texts. */
function countsOf(folder, file, content, sliceBytes, common) {
  const counter = new engine.Counter(content, common);
  const { textHashes } = JSON.parse(feedFile(counter, folder, file, sliceBytes));
  const counts = counter.take().slice();
  counter.delete();
  return { counts, textHashes };
}

/** What is counted where there is no file. */
export function countsOfNothing(content) {
  const counter = new engine.Counter(content, null);
  const counts = counter.take().slice();
  counter.delete();
  return counts;
}

/** The hashes of all texts of each session. */
const hashesOf = new Map();

/** A session that has counted a folder the way the page does: one counter a file, profiles added up. */
export function sessionOf(folder, sliceBytes = 1 << 18) {
  const session = new engine.Session();
  session.loadBaseline(baseline);
  session.loadWeights(weights);
  const files = plannedFiles(folder).reverse();
  const terms = commonOf(session, folder, files, false, sliceBytes);
  const content = commonOf(session, folder, files, true, sliceBytes);
  for (const file of files) {
    const { counts, textHashes } = countsOf(folder, file, false, sliceBytes, terms);
    hashesOf.set(session, (hashesOf.get(session) ?? '') + textHashes);
    session.addTerms(counts);
    session.addContent(countsOf(folder, file, true, sliceBytes, content).counts);
  }
  return session;
}

/** What a session saves, less its tree, which it keeps beside the counts. */
export const savedBy = (session) =>
  Buffer.from(session.save(hashesOf.get(session)))
    .toString()
    .replace(/^"tree":.*\n/m, '');

export function run(...parameters) {
  const result = spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.notEqual(result.status, 2, result.stderr);
  return result.stdout;
}

export function assertSameTrees(folder, session, options = {}, more = []) {
  for (const distance of distances) {
    for (const linkage of linkages) {
      const expected = run(
        'tree',
        folder,
        '--distance',
        distance,
        '--linkage',
        linkage,
        '--support',
        '20',
        ...more,
      );
      session.tree(JSON.stringify({ distance, linkage, ...options }));
      session.support(7);
      session.support(13);
      assert.equal(`${session.lastTree()}\n`, expected, `${distance}, ${linkage}`);
    }
  }
}

/** The evidence of two sources, and its passages, as strings. */
export function assertSameEvidence(folder, session, a, b, sliceBytes) {
  for (const distance of ['snr', 'whitened', 'cosine-delta']) {
    const parameters = [
      'compare',
      folder,
      '--a',
      a,
      '--b',
      b,
      '--distance',
      distance,
      '--top',
      '7',
      '--force',
    ];
    const { errors: none, ...evidence } = JSON.parse(
      session.compare(JSON.stringify({ a, b, distance, top: 7, force: true })),
    );
    assert.deepEqual(none, []);
    // What was left out of texts as repeats is told only where they are read.
    const { errors, ...expected } = JSON.parse(run(...parameters, '--passages', '0'));
    const toldOnReading = ['empty-text', 'looping-text', 'repeated-text', 'repeated-file', 'shared-text'];
    assert.ok(errors.every(({ code }) => toldOnReading.includes(code)));
    assert.deepEqual(evidence, expected, distance);
    const { together, apart } = evidence;
    const terms = [...together, ...apart].map((entry) => entry.term);
    const finder = new engine.PassageFinder(JSON.stringify({ terms, sources: [a, b], most: 3 }));
    for (const file of plannedFiles(folder)) feedFile(finder, folder, file, sliceBytes);
    const { passages } = JSON.parse(run(...parameters, '--passages', '3'));
    assert.equal(finder.take(), JSON.stringify(passages), distance);
    assert.ok(passages.found.some((found) => found.passages.length > 1));
    finder.delete();
  }
}
