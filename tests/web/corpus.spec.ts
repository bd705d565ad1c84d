/** The real corpus, where it is at hand: 22 models, about 49 MB of text in an archive. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test, type Kinprint } from './kinprint';

const folder =
  process.env.KINPRINT_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const archive = join(folder, 'slop-score-22-models.zip');

/** What "the same numbers" means: every bit of every distance and merge. */
interface Figures {
  distances: number[];
  merges: { a: number; b: number; height: number; size: number }[];
}

function figuresOf(json: string): Figures {
  const { distances, merges } = JSON.parse(json) as Figures;
  // Support is still being measured on the page when the tree is there.
  return { distances, merges: merges.map(({ a, b, height, size }) => ({ a, b, height, size })) };
}

async function savedTree(kinprint: Kinprint): Promise<Figures> {
  return figuresOf(await kinprint.takeHome('Tree and distances (JSON)'));
}

/** The tree that the command makes of the same texts, unpacked. */
function treeOfCommand(kinprint: Kinprint): Figures {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    kinprint.write(join('corpus', name), bytes);
  }
  const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));
  const folder = join(kinprint.folder, 'corpus');
  return figuresOf(
    execFileSync(command, ['tree', folder, '--support', '0'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
}

test('the archive of 22 models becomes the tree that the command makes of its texts', async ({
  kinprint,
}) => {
  test.skip(
    !existsSync(archive),
    `skipped: ${archive} is not there; set KINPRINT_CORPUS to the folder that holds it`,
  );
  const { page } = kinprint;
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  await kinprint.watchHalts();
  await page.evaluate(() => {
    document.addEventListener('change', () => Object.assign(window, { droppedAt: performance.now() }), true);
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#tree .leaf')) return;
      Object.assign(window, { drawnAt: performance.now() });
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await kinprint.choose(archive);
  await expect(kinprint.leaves).toHaveCount(22, { timeout: 60_000 });
  await expect(kinprint.problems.filter({ hasText: 'stopped' })).toHaveCount(0);
  expect(await savedTree(kinprint)).toEqual(treeOfCommand(kinprint));
  const seconds = await page.evaluate(() => {
    const { droppedAt, drawnAt } = window as unknown as { droppedAt: number; drawnAt: number };
    return (drawnAt - droppedAt) / 1000;
  });
  console.log(`from drop to tree: ${seconds.toFixed(2)} s; halts over 50 ms: ${await kinprint.halts()}`);
});
