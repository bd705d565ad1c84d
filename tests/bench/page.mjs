// The page in Chromium: from navigation to ready, from drop to tree, its memory, and what it loads.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { root } from './corpus.mjs';
import { median, mega } from './figures.mjs';
import { serve } from './static-host.mjs';

const rounds = 5;

function peakOf(pid) {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line ? Number(line[1]) * 1024 : 0;
}

/** The most memory that a tab of the browser had. */
export async function peakOfRenderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id)));
}

export async function benchPage(figures, { archive }) {
  figures.begin(
    'The page in Chromium',
    `A new tab each time, the archive of the texts dropped on it; medians of ${rounds}. Sizes are those of \`dist/\`, with brotli at its best.`,
  );
  const host = await serve({ '/': join(root, 'dist') });
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
        if (!window.drawnAt && document.querySelectorAll('#tree .leaf').length === 22)
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
    peak = Math.max(peak, await peakOfRenderers(browser));
    await page.close();
  }
  await browser.close();
  host.stop();
  figures.add(
    `drop to tree, ${cpus().length} workers`,
    `${median(seconds).toFixed(2)} s (${seconds.map((s) => s.toFixed(2)).join(', ')})`,
  );
  figures.add('200 resamples and nearest sources by five', `${median(resampling).toFixed(0)} ms`);
  figures.add('peak memory of the tab', `${mega(peak)} MB`);
  figures.add('navigation to ready', `${median(ready).toFixed(0)} ms`);
  const isTable = (path) => /\/(weights|baseline|22-models)/.test(path);
  addSizes(figures, 'loaded to be used', new Set([...wanted].filter((path) => !isTable(path))));
  addSizes(figures, 'loaded behind it (weights, human words, atlas)', new Set([...wanted].filter(isTable)));
  addSizes(figures, 'in one file', new Set(['/kinprint.html']));
}

function addSizes(figures, what, paths) {
  let raw = 0;
  let packed = 0;
  for (const path of paths) {
    const file = join(root, 'dist', path === '/' ? 'index.html' : path);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    raw += bytes.length;
    packed += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  figures.add(what, `${(raw / 1000).toFixed(0)} kB, ${(packed / 1000).toFixed(0)} kB with brotli`);
}
