// Whose style a text is, in Chromium: from drop to the verdict.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.mjs';
import { root } from './corpus.mjs';
import { median } from './figures.mjs';
import { serve } from './static-host.mjs';

const rounds = 7;
const words = 5000;

/** The first texts of one model, until there are so many words. */
function textOf([name, bytes]) {
  const texts = Buffer.from(bytes).toString('utf8').trim().split('\n');
  const all = texts.map((line) => JSON.parse(line).output).join('\n\n');
  return {
    name: `${name}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(all.split(' ').slice(0, words).join(' ')),
  };
}

/** Notes when a file is dropped, and when its verdict stands there. */
function watchVerdict() {
  document.addEventListener('change', () => (window.droppedAt = performance.now()), true);
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.identity-finding')?.textContent) return;
    window.verdictAfter = performance.now() - window.droppedAt;
    observer.disconnect();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

export async function benchPlacing(figures, corpus) {
  figures.begin(
    'Whose style is it? in Chromium',
    `A new tab each time, ${words.toLocaleString('en')} words of one model dropped on it once all is loaded; medians of ${rounds}.`,
  );
  const host = await serve({ '/': join(root, 'dist') });
  const browser = await chromium.launch(launchOptions);
  const files = [...corpus.files].slice(0, rounds).map(textOf);
  const took = [];
  for (const file of files) {
    const page = await browser.newPage();
    await page.goto(host.address, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => document.getElementById('seal-status')?.textContent.startsWith('Ready'));
    await page.evaluate(watchVerdict);
    await page.setInputFiles('#pick-files', file);
    await page.waitForFunction(() => window.verdictAfter !== undefined);
    took.push(await page.evaluate(() => window.verdictAfter));
    await page.close();
  }
  await browser.close();
  host.stop();
  const each = took.map((ms) => ms.toFixed(0)).join(', ');
  figures.add('drop to verdict (aim: below 400 ms)', `${median(took).toFixed(0)} ms (${each})`);
}
