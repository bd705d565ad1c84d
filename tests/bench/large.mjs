// A collection that does not fit into memory with all of its terms: the command and the page.
import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { measured } from './command.mjs';
import { root, scratch } from './corpus.mjs';
import { mega } from './figures.mjs';
import { peakOfRenderers } from './page.mjs';
import { serve } from './static-host.mjs';

const wanted = Number(process.env.KINPRINT_LARGE_MB ?? 1000) * 1e6;
const textsOfCommand = 45;
/** One word in so many is any word of the corpus: texts have rare pairs as real ones do, and do not repeat each other. */
const wordsApart = 25;

/** A generator of Park and Miller: the same texts each time. */
function drawing(seed) {
  let state = seed;
  return (bound) => (state = (state * 48271) % 2147483647) % bound;
}

/** Texts made of each model's own sentences, drawn at random, until there are so many bytes. */
function writeLarge(files) {
  const folder = join(scratch, 'large');
  mkdirSync(folder);
  const below = drawing(5);
  const words = new Set();
  for (const [name, bytes] of files) {
    const texts = bytes
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).output);
    for (const text of texts) for (const word of text.split(/\s+/)) words.add(word);
    files.set(name, texts);
  }
  const types = [...words];
  for (const [name, texts] of files) {
    const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s+/));
    const out = openSync(join(folder, name), 'w');
    for (let bytes = 0, text = 0; bytes < wanted / files.size; ++text) {
      const drawn = Array.from({ length: textsOfCommand }, () => sentences[below(sentences.length)]);
      const output = drawn.join(' ').split(' ');
      for (let at = 0; at < output.length; at += wordsApart) {
        output[Math.min(output.length - 1, at + below(wordsApart))] = types[below(types.length)];
      }
      const line = JSON.stringify({ model: name, prompt_id: text, output: output.join(' ') });
      bytes += writeSync(out, `${line}\n`);
    }
    closeSync(out);
  }
  return folder;
}

export async function benchLarge(figures, corpus) {
  const folder = writeLarge(new Map([...corpus.files].map(([name, bytes]) => [name, Buffer.from(bytes)])));
  figures.begin(
    `${mega(wanted)} MB of text`,
    "Made of each model's own sentences at random, one word in 25 any word of all: 22 files. Each figure once.",
  );
  const command = join(root, 'build/native/kinprint');
  for (const support of ['0', '200']) {
    const { seconds, bytes } = measured(command, 'tree', folder, '--support', support, '--jobs', '2');
    figures.add(
      `\`kinprint tree --support ${support} --jobs 2\``,
      `${seconds.toFixed(1)} s, ${mega(wanted / seconds)} MB/s, peak ${mega(bytes)} MB`,
    );
  }
  if (wanted > 2e9) return;
  await benchPage(figures, folder);
}

/** How long the page was held up at most: a timer that is late. */
function watchHalts() {
  let last = performance.now();
  window.longestHalt = 0;
  window.setInterval(() => {
    const now = performance.now();
    window.longestHalt = Math.max(window.longestHalt, now - last - 5);
    last = now;
  }, 5);
}

async function benchPage(figures, folder) {
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
  const halt = await page.evaluate(() => window.longestHalt);
  await browser.close();
  host.stop();
  figures.add('Chromium, drop to tree', `${seconds.toFixed(1)} s, ${mega(wanted / seconds)} MB/s`);
  figures.add('peak memory of the tab (aim: below 1,200 MB)', `${mega(peak)} MB`);
  figures.add('longest time that the page was held up (aim: below 50 ms)', `${halt.toFixed(0)} ms`);
  figures.add(
    'from “Cancel” in the middle to the page as before (aim: below 300 ms)',
    `${cancelled.toFixed(0)} ms`,
  );
}
