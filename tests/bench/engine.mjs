// The engine under Node, call by call.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countFile } from './browser/count-file.js';
import { root } from './corpus.mjs';
import { median, mega } from './figures.mjs';

const rounds = 5;

export async function benchEngine(figures, { bytes, files }) {
  figures.begin('The engine under Node', `One thread, from memory; medians of ${rounds}.`);
  const { default: createKinprint } = await import(join(root, 'build/wasm/kinprint.mjs'));
  const engine = await createKinprint();
  const times = {};
  const timed = (what, run) => {
    const start = performance.now();
    const result = run();
    (times[what] ??= []).push(performance.now() - start);
    return result;
  };
  const countAll = (isContent) => [...files].map(([name, file]) => countFile(engine, name, file, isContent));
  for (let round = 0; round < rounds; ++round) {
    const session = new engine.Session();
    timed('weights', () => session.loadWeights(readFileSync(join(root, 'core/data/weights-en.json'))));
    session.loadBaseline(readFileSync(join(root, 'core/data/baseline-en.txt')));
    const terms = timed('terms', () => countAll(false));
    timed('add terms', () => terms.forEach((counts) => session.addTerms(counts)));
    timed('tree', () => session.tree('{}'));
    const content = timed('content', () => countAll(true));
    timed('add content', () => content.forEach((counts) => session.addContent(counts)));
    timed('nearest', () => session.support(0));
    timed('support', () => session.support(200));
    session.delete();
  }
  const rate = (what) => `${mega((bytes * 1000) / median(times[what]))} MB/s`;
  const span = (what) => `${median(times[what]).toFixed(0)} ms`;
  figures.add('counting terms', rate('terms'));
  figures.add('counting content words, when asked for', rate('content'));
  figures.add('adding up terms', span('add terms'));
  figures.add('adding up content words, when asked for', span('add content'));
  figures.add('reading the weights', span('weights'));
  figures.add('distances and tree of 22 sources', span('tree'));
  figures.add('nearest sources by all six distances', span('nearest'));
  figures.add('200 resamples', span('support'));
}
