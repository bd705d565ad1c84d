// usage: script/bench
// Measures the main job on the real corpus: the command, the engine under Node, and the page in Chromium. Prints figures, judges nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import { unzipSync } from 'fflate';
import { launchOptions } from '../chromium.mjs';
import { serve } from './static-host.mjs';

const rounds = 5;
const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'build/native/kinprint');
const archive = join(
  process.env.KINPRINT_CORPUS ?? join(root, '../shared/corpus'),
  'slop-score-22-models.zip',
);
if (!existsSync(archive)) {
  console.log(`SKIPPED: no ${archive}; set KINPRINT_CORPUS to the folder that holds it.`);
  process.exit(0);
}
const scratch = mkdtempSync(join(tmpdir(), 'kinprint-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const mega = (bytes) => (bytes / 1e6).toFixed(1);
const report = (what, figure) => console.log(`${what.padEnd(58)} ${figure}`);

function unpack() {
  const folder = join(scratch, 'corpus');
  mkdirSync(folder);
  let bytes = 0;
  for (const [name, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    writeFileSync(join(folder, basename(name)), content);
    bytes += content.length;
  }
  return { folder, bytes };
}

/** Wall seconds and peak memory of one run, by Python's getrusage: Node tells neither of a child. */
function measured(...args) {
  const watch =
    'import resource,subprocess,sys,time;t=time.time();subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);' +
    'print(time.time()-t,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)';
  const [seconds, kilobytes] = execFileSync('python3', ['-c', watch, ...args], { encoding: 'utf8' })
    .split(' ')
    .map(Number);
  return { seconds, bytes: kilobytes * 1024 };
}

function benchCommand({ folder, bytes }) {
  for (const [what, support, ...prefix] of [
    ['all cores', '200'],
    ['all cores', '0'],
    ['one core', '0', 'taskset', '-c', '0'],
  ]) {
    if (prefix.length > 0 && spawnSync('taskset', ['-V']).status !== 0) continue;
    const run = [...prefix, command, 'tree', folder, '--support', support];
    const runs = Array.from({ length: rounds }, () => measured(...run));
    const seconds = median(runs.map((run) => run.seconds));
    report(
      `kinprint tree --support ${support}, ${what}`,
      `${seconds.toFixed(2)} s, ${mega(bytes / seconds)} MB/s, peak ${mega(Math.max(...runs.map((run) => run.bytes)))} MB`,
    );
  }
}

/** The memory of counts, and what comes after the counting, on one thread: the figures are the bench's own. */
function benchComparing({ folder }) {
  const data = (name) => join(root, 'core/data', name);
  const bench = join(root, 'build/native/tests/bench/kinprint_bench');
  const figures = execFileSync(bench, [folder, data('weights-en.json'), data('baseline-en.txt')]);
  process.stdout.write(figures);
}

async function benchEngine({ bytes }) {
  const { default: createKinprint } = await import(join(root, 'build/wasm/kinprint.mjs'));
  const engine = await createKinprint();
  const files = unzipSync(readFileSync(archive));
  const times = {};
  const timed = (what, run) => {
    const start = performance.now();
    const result = run();
    (times[what] ??= []).push(performance.now() - start);
    return result;
  };
  const countAll = (content) =>
    Object.entries(files).map(([name, file]) => {
      const counter = new engine.Counter(content);
      counter.begin(JSON.stringify({ file: name, source: name, format: 'jsonl' }));
      for (let at = 0; at < file.length; at += 1 << 20) counter.feed(file.subarray(at, at + (1 << 20)));
      counter.end();
      const counts = counter.take();
      counter.delete();
      return counts;
    });
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
  report('engine in Node, one worker, counting terms', rate('terms'));
  report('engine in Node, one worker, counting content words, when asked for', rate('content'));
  report('engine in Node, adding up terms', span('add terms'));
  report('engine in Node, adding up content words, when asked for', span('add content'));
  report('engine in Node, reading the weights', span('weights'));
  report('engine in Node, distances and tree of 22 sources', span('tree'));
  report('engine in Node, nearest sources by all six distances', span('nearest'));
  report('engine in Node, 200 resamples', span('support'));
}

function peakOf(pid) {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line ? Number(line[1]) * 1024 : 0;
}

async function benchPage() {
  const host = await serve(join(root, 'dist'));
  const browser = await chromium.launch(launchOptions);
  const seconds = [];
  let peak = 0;
  const ready = [];
  const resampling = [];
  const wanted = new Set();
  for (let round = 0; round < rounds; ++round) {
    const page = await browser.newPage();
    page.on('request', (request) => wanted.add(new URL(request.url()).pathname));
    await page.goto(host.address);
    // `performance.now()` counts from navigation.
    const isReady = () =>
      document.getElementById('seal-status')?.textContent.startsWith('Ready') && performance.now();
    let readyAt = 0;
    while (!readyAt) readyAt = (await page.evaluate(isReady)) || 0;
    ready.push(readyAt);
    await page.evaluate(() => {
      document.addEventListener(
        'change',
        () => Object.assign(window, { droppedAt: performance.now() }),
        true,
      );
      new MutationObserver((_, observer) => {
        if (!window.drawnAt && document.querySelectorAll('.leaf').length === 22)
          window.drawnAt = performance.now();
        if (!document.getElementById('certainty')?.textContent.includes('200 of 200')) return;
        Object.assign(window, { resampledAt: performance.now() });
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await page.setInputFiles('#pick-files', archive);
    let spans = null;
    while (!spans) {
      await page.waitForTimeout(100);
      spans = await page.evaluate(
        () => window.resampledAt && [window.drawnAt - window.droppedAt, window.resampledAt - window.drawnAt],
      );
    }
    seconds.push(spans[0] / 1000);
    resampling.push(spans[1]);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
    peak = Math.max(peak, ...renderers);
    await page.close();
  }
  await browser.close();
  host.stop();
  report(
    `page in Chromium, drop to tree, ${cpus().length} workers`,
    `${median(seconds).toFixed(2)} s (${seconds.map((s) => s.toFixed(2)).join(', ')})`,
  );
  report(
    'page in Chromium, 200 resamples and nearest sources by five',
    `${median(resampling).toFixed(0)} ms`,
  );
  report('page in Chromium, peak memory of the tab', `${mega(peak)} MB`);
  report('page in Chromium, navigation to ready', `${median(ready).toFixed(0)} ms`);
  const isTable = (path) => /\/(weights|baseline)-/.test(path);
  reportSizes('page, loaded to be used', new Set([...wanted].filter((path) => !isTable(path))));
  reportSizes('page, loaded behind it (weights, human words)', new Set([...wanted].filter(isTable)));
  reportSizes('page, in one file', new Set(['/kinprint.html']));
}

function reportSizes(what, paths) {
  let raw = 0;
  let packed = 0;
  for (const path of paths) {
    const file = join(root, 'dist', path === '/' ? 'index.html' : path);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    raw += bytes.length;
    packed += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  report(what, `${(raw / 1000).toFixed(0)} kB, ${(packed / 1000).toFixed(0)} kB with brotli`);
}

const corpus = unpack();
report(
  'corpus',
  `${mega(corpus.bytes)} MB in 22 files; median of ${rounds} runs; ${cpus().length} × ${cpus()[0].model}`,
);
benchCommand(corpus);
benchComparing(corpus);
await benchEngine(corpus);
await benchPage();
process.exit(0);
