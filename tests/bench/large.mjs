// A collection that does not fit into memory with all of its terms: the command and the page.
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { measured } from './command.mjs';
import { root, scratch } from './corpus.mjs';
import { mega } from './figures.mjs';
import { peakOfRenderers } from './page.mjs';
import { serve } from './static-host.mjs';

const sizes = { page: 1e9, command: 1e10 };
const sentencesOfText = 45;
/** One word in so many is any word of the corpus: texts have rare pairs as real ones do, and do not repeat each other. */
const wordsApart = 25;

/** A generator of Park and Miller: the same texts each time. */
function drawing(seed) {
  let state = seed;
  return (bound) => (state = (state * 48271) % 2147483647) % bound;
}

const escaped = (text) => JSON.stringify(text).slice(1, -1);

/** Texts made of each model's own sentences, drawn at random, until there are so many bytes. */
function writeLarge(textsOf, wanted) {
  const folder = join(scratch, `large-${wanted}`);
  mkdirSync(folder);
  const below = drawing(5);
  const words = [...textsOf.values()].flat().flatMap((text) => text.split(/\s+/));
  const types = [...new Set(words)].map(escaped);
  for (const [name, texts] of textsOf) {
    const sentences = texts
      .flatMap((text) => text.split(/(?<=[.!?])\s+/))
      .map((sentence) => escaped(sentence).split(' '));
    const out = openSync(join(folder, name), 'w');
    for (let bytes = 0, prompt = 0; bytes < wanted / textsOf.size; ++prompt) {
      const text = Array.from({ length: sentencesOfText }, () => sentences[below(sentences.length)]).flat();
      for (let at = 0; at < text.length; at += wordsApart) {
        text[Math.min(text.length - 1, at + below(wordsApart))] = types[below(types.length)];
      }
      const line = `{"model":${JSON.stringify(name)},"prompt_id":${prompt},"output":"${text.join(' ')}"}\n`;
      bytes += writeSync(out, line);
    }
    closeSync(out);
  }
  return folder;
}

const textsIn = (bytes) =>
  Buffer.from(bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).output);

export async function benchLarge(figures, corpus) {
  const texts = new Map([...corpus.files].map(([name, bytes]) => [name, textsIn(bytes)]));
  const folder = writeLarge(texts, sizes.page);
  begin(figures, sizes.page);
  benchCommand(figures, folder, sizes.page);
  await benchPage(figures, folder, sizes.page);
  rmSync(folder, { recursive: true });
  if (statfsSync(scratch).bavail * statfsSync(scratch).bsize < 1.2 * sizes.command) return;
  const larger = writeLarge(texts, sizes.command);
  begin(figures, sizes.command);
  benchCommand(figures, larger, sizes.command, ' (aim: below 2,000 MB)');
}

function begin(figures, bytes) {
  figures.begin(
    `${mega(bytes)} MB of text`,
    "Made of each model's own sentences at random, one word in 25 any word of all: 22 files. Each figure once.",
  );
}

function benchCommand(figures, folder, size, aim = '') {
  const command = join(root, 'build/native/kinprint');
  for (const support of ['0', '200']) {
    const { seconds, bytes } = measured(command, 'tree', folder, '--support', support, '--jobs', '2');
    figures.add(
      `\`kinprint tree --support ${support} --jobs 2\``,
      `${seconds.toFixed(1)} s, ${mega(size / seconds)} MB/s, peak ${mega(bytes)} MB${aim}`,
    );
  }
}

/**
 * How long the page was held up at most: a task of its own, as the browser tells them (those of 50 ms or more), and how
 * late a timer was, which waits for a processor, too.
 */
function watchHalts() {
  let last = performance.now();
  window.longestHalt = 0;
  window.longestTask = 0;
  new window.PerformanceObserver((list) => {
    window.longestTask = Math.max(window.longestTask, ...list.getEntries().map((task) => task.duration));
  }).observe({ type: 'longtask' });
  window.setInterval(() => {
    const now = performance.now();
    window.longestHalt = Math.max(window.longestHalt, now - last - 5);
    last = now;
  }, 5);
}

async function benchPage(figures, folder, size) {
  const host = await serve({ '/': join(root, 'dist') });
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.goto(host.address);
  await page.waitForFunction(() => document.getElementById('seal-status')?.textContent.startsWith('Ready'));
  await page.evaluate(watchHalts);
  const files = readdirSync(folder).map((file) => join(folder, file));
  const drop = () => page.setInputFiles('#pick-files', files);
  await drop();
  await page.waitForTimeout(6000);
  const cancelled = await page.evaluate(async () => {
    const start = performance.now();
    [...document.querySelectorAll('#progress button')].at(0).click();
    while (!document.getElementById('progress').hidden) await new Promise((go) => window.setTimeout(go, 1));
    return performance.now() - start;
  });
  const dropped = Date.now();
  await drop();
  await page.waitForFunction(() => document.querySelectorAll('.leaf').length === 22, null, {
    timeout: 600_000,
  });
  const seconds = (Date.now() - dropped) / 1000;
  const peak = await peakOfRenderers(browser);
  const { halt, task } = await page.evaluate(() => ({ halt: window.longestHalt, task: window.longestTask }));
  await browser.close();
  host.stop();
  figures.add('Chromium, drop to tree', `${seconds.toFixed(1)} s, ${mega(size / seconds)} MB/s`);
  figures.add('peak memory of the tab (aim: below 1,200 MB)', `${mega(peak)} MB`);
  figures.add(
    'longest task of the page (aim: below 50 ms)',
    task > 0 ? `${task.toFixed(0)} ms` : 'below 50 ms: the browser told of none',
  );
  figures.add(
    'a timer of the page came late by at most, two workers having both cores',
    `${halt.toFixed(0)} ms`,
  );
  figures.add(
    'from “Cancel” in the middle to the page as before (aim: below 300 ms)',
    `${cancelled.toFixed(0)} ms`,
  );
}
