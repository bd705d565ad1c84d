// The first view in Chromium: from navigation to the tree of the atlas, drawn with its support.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { root } from './corpus.mjs';
import { median } from './figures.mjs';
import { serve } from './static-host.mjs';

const rounds = 5;

/** Notes when the last of what is waited for is drawn: 22 leaves, and a figure at a branch. */
function watch() {
  const note = () => {
    const box = document.getElementById('atlas-tree');
    if (window.drawnAt || box?.querySelectorAll('.leaf').length !== 22) return;
    if (![...box.querySelectorAll('.support')].some(({ textContent }) => textContent !== '')) return;
    // Behind the frame that shows it.
    window.requestAnimationFrame(() => window.setTimeout(() => (window.drawnAt ??= performance.now())));
  };
  new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
}

export async function benchFirstView(figures) {
  const host = await serve({ '/': join(root, 'dist') });
  const browser = await chromium.launch(launchOptions);
  const times = [];
  for (let round = 0; round < rounds; ++round) {
    const page = await browser.newPage();
    await page.addInitScript(watch);
    await page.goto(host.address);
    // `performance.now()` counts from navigation.
    let drawnAt = 0;
    while (!drawnAt) {
      await page.waitForTimeout(50);
      drawnAt = await page.evaluate(() => window.drawnAt ?? 0);
    }
    times.push(drawnAt);
    await page.close();
  }
  await browser.close();
  host.stop();
  const all = times.map((time) => time.toFixed(0)).join(', ');
  figures.add('navigation to the tree of the first view', `${median(times).toFixed(0)} ms (${all})`);
}
