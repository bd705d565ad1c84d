/** The real corpus, where it is at hand: 22 models, about 49 MB of text in an archive. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './kinprint';

const folder =
  process.env.KINPRINT_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const archive = join(folder, 'slop-score-22-models.zip');

test('the archive of 22 models becomes a tree', async ({ kinprint }) => {
  test.skip(
    !existsSync(archive),
    `skipped: ${archive} is not there; set KINPRINT_CORPUS to the folder that holds it`,
  );
  const { page } = kinprint;
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  await page.evaluate(() => {
    const halts: number[] = [];
    Object.assign(window, { halts });
    new PerformanceObserver((list) =>
      halts.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
    document.addEventListener('change', () => Object.assign(window, { droppedAt: performance.now() }), true);
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.leaf')) return;
      Object.assign(window, { drawnAt: performance.now() });
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await kinprint.choose(archive);
  await expect(kinprint.leaves).toHaveCount(22, { timeout: 60_000 });
  await expect(kinprint.problems.filter({ hasText: 'stopped' })).toHaveCount(0);
  const { seconds, halts } = await page.evaluate(() => {
    const { droppedAt, drawnAt, halts } = window as unknown as {
      droppedAt: number;
      drawnAt: number;
      halts: number[];
    };
    return { seconds: (drawnAt - droppedAt) / 1000, halts };
  });
  console.log(
    `from drop to tree: ${seconds.toFixed(2)} s; halts over 50 ms: ${halts.map(Math.round).join(', ') || 'none'}`,
  );
});
