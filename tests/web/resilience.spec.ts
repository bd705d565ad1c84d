/** The page under strain: workers that die, a stop in the middle, long files; and what it must never do. */
import { appendFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, prose, test, type Kinprint } from './kinprint';

const words = Array.from(
  { length: 3000 },
  (_, at) => `w${((at * 7919) % 3000).toString(36)}${at % 3 ? 'ing' : 'ed'}`,
);

/** So many megabytes of text that does not go round in circles: words drawn at random, some of them much more often than others. */
function* pieces(megabytes: number): Generator<string> {
  let state = 1;
  const drawn = (): string => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return words[Math.floor(words.length * ((state >>> 16) / 65536) ** 3)] ?? '';
  };
  for (let megabyte = 0; megabyte < megabytes; ++megabyte) {
    let piece = '';
    while (piece.length < 1e6) piece += `${drawn()} `;
    yield piece;
  }
}

/** A long file, so that there is time to do something to its worker. */
function writeLong(kinprint: Kinprint, name: string, megabytes: number): string {
  const path = kinprint.write(name, '');
  for (const piece of pieces(megabytes)) appendFileSync(path, piece);
  return path;
}

/** Looks often: the longest file is counted in a second, and what is done to its worker has to come before. */
const counting = (page: Page): Promise<void> =>
  expect
    .poll(() => page.locator('.progress-detail').textContent(), { intervals: [20] })
    .toMatch(/[1-9][\d.]* MB of/);

/** Ends a real worker from inside, without a word to the page, as the browser does when memory is short. */
async function kill(page: Page, index: number): Promise<void> {
  await page.workers()[index]?.evaluate(() => self.close());
}

test('a killed worker is replaced, its file is told of, the others make their tree', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.ready();
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  const workers = page.workers().length;
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
    writeLong(kinprint, 'long.txt', 60),
  );
  await counting(page);
  // The first worker holds the session; the longest file is counted first, so by the second.
  await kill(page, 1);
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems).toHaveCount(1);
  await expect(kinprint.problems).toContainText('The counting of “long.txt” stopped unexpectedly');
  await kinprint.idle();
  await expect.poll(() => page.workers().length).toBe(workers);
  await kinprint.choose(kinprint.write('c.txt', prose('ornate', 800)));
  await expect(kinprint.leaves).toHaveCount(3);
});

test('a worker that dies while files are looked through is replaced, and nothing is lost', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.ready();
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
    writeLong(kinprint, 'long.txt', 80),
  );
  await expect(page.locator('.progress-title')).toContainText('Looking for the terms that are common');
  await counting(page);
  await kill(page, 1);
  await kinprint.idle();
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems).toHaveCount(0);
});

test('a worker that throws is replaced likewise', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
    writeLong(kinprint, 'long.txt', 60),
  );
  await counting(page);
  await page.workers()[1]?.evaluate(() => self.reportError(new Error('struck down')));
  await expect(kinprint.problems).toContainText('struck down');
  await expect(kinprint.leaves).toHaveCount(2);
});

test('when the worker that holds the session dies, nothing that was counted is lost', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kill(page, 0);
  await page.getByRole('combobox', { name: 'Linkage' }).selectOption('complete');
  await kinprint.idle();
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.choose(kinprint.write('c.txt', prose('ornate', 800)));
  await expect(kinprint.leaves).toHaveCount(3);
});

test('slop overlap reads the files once more, and says so where it can’t', async ({ kinprint }) => {
  const { page } = kinprint;
  const files = (['plain', 'brisk', 'ornate'] as const).map((habit) =>
    kinprint.write(`${habit}.txt`, prose(habit, 8000)),
  );
  const distance = page.getByRole('combobox', { name: 'Distance' });
  // Stopped as soon as it can be, the measuring does not come to read them once more.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Stop');
      if (!stop?.offsetParent) return;
      observer.disconnect();
      stop.click();
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  appendFileSync(files[1] ?? '', ' more');
  await distance.selectOption('slop-overlap');
  await expect(page.locator('#notice')).toContainText(/“brisk.txt” has to be read once more/);
  await kinprint.idle();
  await distance.selectOption('jsd');
  await expect(page.locator('#notice')).toBeHidden();
  await expect(kinprint.leaves).toHaveCount(3);
});

test('measuring can be stopped, and goes on', async ({ kinprint }) => {
  const { page } = kinprint;
  const certainty = page.locator('#certainty');
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(certainty).not.toContainText('Measuring');
  await expect(certainty).not.toContainText('200 resamples');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(certainty).toContainText('200 resamples');
  await expect(page.getByRole('button', { name: /Stop|Go on/ })).toBeHidden();
});

test('when support is measured, all six distances are asked', async ({ kinprint }) => {
  await kinprint.choose(
    ...(['plain', 'brisk', 'ornate'] as const).map((habit) =>
      kinprint.write(`${habit}.txt`, prose(habit, 25_000)),
    ),
  );
  await expect(kinprint.finding).toContainText(/of 6 methods/);
});

test('cancel stops at once and keeps what was there', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.measured();
  const finding = await kinprint.finding.textContent();
  const long = writeLong(kinprint, 'long.txt', 150);
  await kinprint.choose(long, kinprint.write('c.txt', prose('ornate', 800)));
  await counting(page);
  const milliseconds = await page.evaluate(async () => {
    const start = performance.now();
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')?.click();
    const progress = document.getElementById('progress');
    while (progress && !progress.hidden) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  console.log(`cancelled in ${milliseconds.toFixed(0)} ms`);
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.finding).toHaveText(finding ?? '');
  await expect(page.locator('.source-name')).toHaveText(['a', 'b']);
  // The session is as it was, too: what is added next joins the two, and nothing of the cancelled drop.
  await kinprint.choose(kinprint.write('d.txt', prose('ornate', 900)));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.locator('.source-name')).toHaveText(['a', 'b', 'd']);
});

test('cancelling the first drop leads back to the first view, whatever was counted by then', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('short.txt', prose('plain', 800)),
    writeLong(kinprint, 'long.txt', 150),
  );
  await expect(page.locator('tr').filter({ hasText: 'short' })).toContainText('counted');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('can no longer fetch the example')).toBeVisible();
  await expect(page.locator('#notice')).toBeHidden();
});

test('what a cancelled drop interrupted goes on: the tree that stands is measured to the end', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(page.locator('#certainty')).toContainText('Measuring');
  await kinprint.choose(writeLong(kinprint, 'long.txt', 150));
  await counting(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('#notice')).toContainText('Cancelled');
  await kinprint.measured();
  await expect(page.locator('#certainty')).toContainText('200 resamples');
  await expect(kinprint.finding).toContainText('22 sources');
});

/** One line of 300 MB, written in pieces. */
function writeLine(kinprint: Kinprint, name: string, before: string, after: string): string {
  const path = kinprint.write(name, before);
  for (const piece of pieces(300)) appendFileSync(path, piece);
  appendFileSync(path, after);
  return path;
}

test('a text of 300 MB in a single line is counted, with progress by bytes', async ({ kinprint }) => {
  test.slow();
  await kinprint.choose(
    writeLine(kinprint, 'line.txt', '', ''),
    kinprint.write('a.txt', prose('plain', 800)),
  );
  await counting(kinprint.page);
  await expect(kinprint.leaves).toHaveCount(2, { timeout: 180_000 });
  await expect(kinprint.problems).toHaveCount(0);
  await expect(kinprint.page.locator('tbody tr').filter({ hasText: 'line' })).toContainText(
    /4[0-9]\.?[0-9]?M/,
  );
});

test('a record of 300 MB in a single line is told of, and the others are kept', async ({ kinprint }) => {
  test.slow();
  await kinprint.choose(
    writeLine(kinprint, 'line.jsonl', '{"output":"', '"}\n'),
    kinprint.write('a.txt', prose('plain', 800)),
    kinprint.write('b.txt', prose('brisk', 800)),
  );
  await expect(kinprint.leaves).toHaveCount(2, { timeout: 180_000 });
  await expect(kinprint.problems).toContainText('line.jsonl');
});

test('while the page counts it does not halt for long; how long is told', async ({ kinprint }) => {
  await kinprint.ready();
  await kinprint.watchHalts();
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 100_000)),
    kinprint.write('b.txt', prose('brisk', 100_000)),
    writeLong(kinprint, 'long.txt', 20),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  console.log(`halts of the page over 50 ms: ${await kinprint.halts()}`);
});
