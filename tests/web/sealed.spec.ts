/** That nothing is asked of any server once the page is there: online, offline, and from one file on a disk. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answers, expect, Kinprint, prose, test, type Habit } from './kinprint';
import { dist } from './site';

const habits: Habit[] = ['plain', 'brisk', 'ornate'];

/** All that people do: drop, tree, certainty, evidence, lists, every export, save, start over, open again. */
async function wholeRun(kinprint: Kinprint): Promise<void> {
  const { page } = kinprint;
  await kinprint.drop(...habits.map((habit) => kinprint.write(`${habit}.jsonl`, answers(habit))));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.locator('#badge')).toHaveText('Sealed');
  await expect(kinprint.finding).toContainText('of 6 methods');
  for (const one of ['whitened', 'cosine-delta', 'burrows-delta', 'jsd', 'slop-overlap', 'snr']) {
    await kinprint.set('Distance', one);
    await expect(kinprint.leaves).toHaveCount(3);
  }
  await kinprint.leaves.filter({ hasText: 'ornate' }).click();
  await page
    .getByRole('button', { name: /^Why is .* near\?$/ })
    .first()
    .click();
  await expect(page.locator('#inspector')).toContainText('Open a term to see it in the texts.');
  await page.locator('.term-opener').first().click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'What does it over-use?' }).click();
  await expect(page.locator('#inspector')).toContainText('Open a word to see it in the texts.');
  for (const label of ['Picture (SVG)', 'Tree (Newick)', 'Tree and distances (JSON)']) {
    expect((await kinprint.takeHome(label)).length).toBeGreaterThan(20);
  }
  await kinprint.set('Linkage', 'ward');
  await expect(kinprint.finding).toContainText('of 6 methods');
  const finding = await kinprint.finding.textContent();
  const session = kinprint.write(
    'session.kinprint.json',
    await kinprint.takeHome('Session, to open here again'),
  );
  await kinprint.idle();
  await kinprint.set('Linkage', 'average');
  await page.getByRole('button', { name: 'Start over' }).click();
  await kinprint.drop(session);
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  await expect(page.getByRole('combobox', { name: 'Linkage' })).toHaveValue('ward');
  await expect(kinprint.finding).toHaveText(finding ?? '');
}

test('a whole run asks nothing of any server', async ({ kinprint }) => {
  await kinprint.ready();
  const since = kinprint.requests.length;
  await wholeRun(kinprint);
  expect(kinprint.asked(since)).toEqual([]);
});

test('a whole run needs no network', async ({ kinprint }) => {
  await kinprint.ready();
  await kinprint.page.context().setOffline(true);
  const since = kinprint.requests.length;
  await wholeRun(kinprint);
  expect(kinprint.asked(since)).toEqual([]);
});

test('the one file does all of it from a disk, and the example too', async ({ page }, info) => {
  const kinprint = new Kinprint(page, info.outputPath());
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(join(dist, 'kinprint.html')).href);
  await kinprint.ready();
  await expect(page.locator('#badge')).toHaveText('Sealed');
  await expect(page.locator('#atlas-tree .leaf')).toHaveCount(22);
  const since = kinprint.requests.length;
  await wholeRun(kinprint);
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  expect(kinprint.asked(since)).toEqual([]);
  expect(kinprint.alarms).toEqual([]);
});

test('the page is sealed before a worker is handed a file', async ({ page, site }, info) => {
  const { alarms } = new Kinprint(page, info.outputPath());
  await page.addInitScript(() => {
    const rules = (): number =>
      document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]').length;
    // A head is all that a worker may see before.
    const headBytes = 4096;
    const holdsFile = (value: unknown): boolean =>
      value instanceof Blob
        ? value.size > headBytes
        : typeof value === 'object' && value !== null && Object.values(value).some((one) => holdsFile(one));
    const seen: { call: string; started: number; posted: number }[] = [];
    Object.assign(window, { seen });
    const started = new WeakMap<Worker, number>();
    const Real = window.Worker;
    window.Worker = class extends Real {
      constructor(address: string | URL) {
        super(address);
        started.set(this, rules());
      }
      override postMessage(message: unknown): void {
        const { call } = message as { call: string };
        if (holdsFile(message)) seen.push({ call, started: started.get(this) ?? 0, posted: rules() });
        super.postMessage(message);
      }
    };
  });
  await page.goto(site);
  const text = (habit: Habit): Buffer => Buffer.from(prose(habit, 8000));
  await page.setInputFiles('#pick-files', [
    { name: 'a.txt', mimeType: 'text/plain', buffer: text('plain') },
    { name: 'b.txt', mimeType: 'text/plain', buffer: text('brisk') },
  ]);
  await expect(page.locator('#tree .leaf')).toHaveCount(2);
  const seen = await page.evaluate(() => (window as unknown as { seen: object[] }).seen);
  expect(seen.length).toBeGreaterThan(0);
  for (const one of seen) expect(one).toMatchObject({ started: 2, posted: 2 });
  expect(alarms).toEqual([]);
});

test('to look at the example leaves the page open; the first own file seals it', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  await expect(page.locator('#badge')).toHaveText('Private');
  await kinprint.choose(kinprint.write('mine.txt', prose('ornate', 8000)));
  await expect(kinprint.leaves).toHaveCount(23);
  await expect(page.locator('#badge')).toHaveText('Sealed');
  await expect(page.locator('#sealed')).toHaveText(
    'Sealed: this page can no longer reach any server, its own included.',
  );
});

test('a sealed page offers the example only where it is here, and once emptied says what helps', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const offer = page.getByRole('button', { name: 'Show 22 models' });
  await kinprint.choose(kinprint.write('mine.txt', prose('ornate', 8000)));
  await expect(page.locator('#lone')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add files' })).toBeVisible();
  await expect(offer).toBeHidden();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('#welcome')).toContainText('can no longer fetch the example of 22 models');
  await page.locator('#atlas-tree .leaf').first().click();
  await expect(page.locator('#welcome')).toBeVisible();
  await expect(offer).toBeHidden();
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await offer.click();
  await expect(kinprint.leaves).toHaveCount(22);
  await kinprint.choose(kinprint.write('mine.txt', prose('ornate', 8000)));
  await expect(kinprint.leaves).toHaveCount(23);
  await page.getByRole('button', { name: 'Start over' }).click();
  await offer.click();
  await expect(kinprint.leaves).toHaveCount(22);
});

test('where a part of the page did not come, the drop says so and can be repeated', async ({
  page,
  site,
}, info) => {
  const kinprint = new Kinprint(page, info.outputPath());
  await page.route(/weights-en/, (route) => route.abort());
  await page.goto(site);
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 8000)),
    kinprint.write('b.txt', prose('brisk', 8000)),
  );
  await expect(page.locator('#notice')).toContainText(
    'the table of weights, could not be fetched: go online',
  );
  await expect(page.locator('#badge')).toHaveText('Private');
  expect(kinprint.alarms.filter((alarm) => !alarm.includes('ERR_FAILED'))).toEqual([]);
});

test('people can watch the browser refuse, before the seal and after', async ({ kinprint }) => {
  const { page } = kinprint;
  const ask = async (): Promise<void> => {
    await page.locator('#badge').click();
    await page.getByRole('button', { name: 'Let the page try to reach out' }).click();
  };
  await ask();
  await expect(page.locator('#probed')).toHaveText(
    'A connection for data: refused by your browser. A picture from where this page came from: allowed, as this page is not sealed yet.',
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await kinprint.choose(kinprint.write('a.txt', prose('plain', 800)));
  await expect(page.locator('#badge')).toHaveText('Sealed');
  await expect(page.locator('#probed')).toHaveText('');
  await ask();
  await expect(page.locator('#probed')).toHaveText(
    'A connection for data: refused by your browser. A picture from where this page came from: refused by your browser.',
  );
  // What was tried on purpose is no alarm, anything else is.
  const tried = kinprint.alarms.splice(0);
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.filter((alarm) => !alarm.includes('favicon.svg?'))).toEqual([]);
});

test('the sums are those of the files, and both pages name what they are made of', () => {
  const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
  const hash = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
  const sums = read('SHA256SUMS');
  const listed = sums
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ') as [string, string]);
  for (const [sum, path] of listed) expect(hash(readFileSync(join(dist, path))), path).toBe(sum);
  expect(listed.map(([, path]) => path)).toEqual(
    expect.arrayContaining(['index.html', 'kinprint.html', 'favicon.svg']),
  );
  const assets = sums.split('\n').filter((line) => line.includes('  assets/'));
  expect(read('index.html')).toContain(
    `<meta name="kinprint-hash" content="${hash(`${assets.join('\n')}\n`)}"`,
  );
  expect(read('kinprint.html')).toContain('<code>sha256sum kinprint.html</code>');
  expect(statSync(join(dist, 'kinprint.html')).size).toBeLessThan(4e6);
});

test('what the rules refuse a worker fails a test as well', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.ready();
  await expect.poll(() => page.workers().length).toBeGreaterThan(1);
  for (const worker of page.workers()) {
    await worker.evaluate((address) => fetch(address).catch(() => undefined), page.url());
  }
  await expect
    .poll(() => kinprint.alarms.filter((alarm) => alarm.startsWith('refused: ')))
    .toHaveLength(page.workers().length);
  kinprint.alarms.splice(0);
});
