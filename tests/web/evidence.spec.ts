/** Why two sources are near: the terms, the texts they stand in, and what comes in between. */
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { rate, rateOf } from '../../web/src/model/evidence';
import type { Evidence } from '../../web/src/model/types';
import { expect, prose, test, type Habit, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

const write = (kinprint: Kinprint, habit: Habit, words = 8000): string =>
  kinprint.write(`texts/${habit}.txt`, prose(habit, words));

const writeThree = (kinprint: Kinprint): string[] =>
  (['plain', 'brisk', 'ornate'] as const).map((habit) => write(kinprint, habit));

const inspector = (page: Page): Locator => page.locator('#inspector');

/** Asks why `b` is near `a`. */
async function ask({ page, leaves }: Kinprint, a: string, b: string): Promise<Locator> {
  await leaves.filter({ hasText: a }).click();
  await page.getByRole('button', { name: `Why is ${b} near?`, exact: true }).click();
  await expect(inspector(page).locator('h2')).toHaveText(`${a} and ${b}`);
  await expect(inspector(page).locator('.evidence-summary')).toBeVisible();
  return inspector(page);
}

const section = (panel: Locator, title: string): Locator =>
  panel.locator('section').filter({ has: panel.page().getByRole('heading', { name: title }) });

/** Every row of a section: the term and its figures, as they stand there. */
async function rowsOf(section: Locator): Promise<string[][]> {
  const all = section.getByRole('button', { name: 'Show all' });
  if (await all.isVisible()) await all.click();
  return section
    .locator('.term-row')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('.term, td')].map(({ textContent }) => textContent)),
    );
}

test('the evidence is what the command says', async ({ kinprint }) => {
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  const panel = await ask(kinprint, 'plain', 'brisk');
  const paths = [`${kinprint.folder}/texts`, '--a', 'plain', '--b', 'brisk', '--format', 'json'];
  const evidence = JSON.parse(
    execFileSync(command, ['compare', ...paths], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  ) as Evidence;
  await expect(panel).toContainText(`SNR-weighted distance: ${evidence.distance.toPrecision(3)}`);
  for (const [title, terms] of [
    ['What they share', evidence.together],
    ['What holds them apart', evidence.apart],
  ] as const) {
    const rows = await rowsOf(section(panel, title));
    expect(rows.length).toBeGreaterThan(10);
    // Where nothing is known of people for any term there is no column of theirs.
    const isKnown = terms.some(({ humanRate }) => humanRate !== null);
    expect(rows).toEqual(
      terms.map(({ term, a, b, othersRate, humanRate }) => [
        term,
        rateOf(a),
        rateOf(b),
        ...[othersRate, ...(isKnown ? [humanRate] : [])].map(rate),
      ]),
    );
  }
  expect(evidence.together.concat(evidence.apart).some(({ humanRate }) => humanRate !== null)).toBe(true);
});

test('a term that is opened stands in texts of both, from their own files', async ({ kinprint }) => {
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  const panel = await ask(kinprint, 'plain', 'brisk');
  await expect(panel).toContainText('Open a term to see it in the texts.');
  const row = panel.locator('.term-row', { has: kinprint.page.getByText('.', { exact: true }) }).first();
  await row.getByRole('button').click();
  const details = panel.locator('.term-details:visible');
  await expect(details).toContainText(/In 1 of 1 text of plain and 1 of 1 text of brisk/);
  await expect(details.locator('.passage-source')).toHaveText(['plain', 'brisk']);
  await expect(details.locator('.passages li')).toHaveCount(4);
  expect(await details.locator('mark').allTextContents()).toEqual(['.', '.', '.', '.']);
  const files = await details.locator('cite').allTextContents();
  expect(files.map((file) => file.replace(/:\d+$/, ''))).toEqual([
    'plain.txt',
    'plain.txt',
    'brisk.txt',
    'brisk.txt',
  ]);
  await expect(details.locator('.passages').first()).toContainText(
    /house was old|stood by the|went there|came/,
  );
  await row.getByRole('button').click();
  await expect(details).toHaveCount(0);
});

test('of sources in many files, passages are of different texts, and two at most', async ({ kinprint }) => {
  const lines = (habit: Habit): string =>
    Array.from({ length: 40 }, (_, at) =>
      JSON.stringify({ model: habit, output: prose(habit, 300, at + 1) }),
    ).join('\n');
  await kinprint.choose(
    kinprint.write('one.jsonl', `${lines('plain')}\n${lines('ornate')}`),
    kinprint.write('two.jsonl', `${lines('brisk')}\n${lines('ornate')}`),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  const panel = await ask(kinprint, 'ornate', 'plain');
  await expect(panel).toContainText('Open a term to see it in the texts.');
  for (const term of await panel.locator('.term-opener').all()) await term.click();
  const lists = await panel.locator('.passages').evaluateAll((lists) =>
    lists.map((list) => ({
      source: list.previousElementSibling?.textContent,
      texts: [...list.querySelectorAll('cite')].map(({ textContent }) => textContent),
    })),
  );
  expect(lists.length).toBeGreaterThan(10);
  expect(new Set(lists.map(({ source }) => source))).toEqual(new Set(['ornate', 'plain']));
  for (const { source, texts } of lists) {
    expect(texts.length).toBeLessThanOrEqual(2);
    expect(new Set(texts).size).toBe(texts.length);
    if (source === 'plain') expect(texts.join()).not.toContain('two.jsonl');
  }
});

test('texts in an archive are found again, and a session whose worker died still answers', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const texts = (['plain', 'brisk', 'ornate'] as const).map((habit) => [
    `${habit}.txt`,
    strToU8(prose(habit, 8000)),
  ]);
  await kinprint.choose(
    kinprint.write('all.zip', zipSync(Object.fromEntries(texts) as Record<string, Uint8Array>)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  // The first worker holds the session.
  await page.workers()[0]?.evaluate(() => self.close());
  const panel = await ask(kinprint, 'plain', 'brisk');
  const row = panel.locator('.term-row', { has: page.getByText('.', { exact: true }) }).first();
  await row.getByRole('button').click();
  await expect(panel.locator('mark')).toHaveText(['.', '.', '.', '.']);
  await expect(panel.locator('cite').first()).toContainText(/^all\.zip\/plain\.txt/);
  // A term that neither uses brings them together, too.
  const unused = panel.locator('.term-row', { hasText: /0\.00\u202f[▲▼]0\.00\u202f[▲▼]/ }).first();
  await unused.getByRole('button').click();
  await expect(panel.getByText('Never uses it.')).toHaveCount(2);
});

test('a file that changed is told of; the figures and the other texts stay', async ({ kinprint }) => {
  const files = writeThree(kinprint);
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  appendFileSync(files[1] ?? '', ' more');
  const panel = await ask(kinprint, 'plain', 'brisk');
  await expect(panel.locator('.card-warning')).toContainText('“brisk.txt” was moved or changed');
  await expect(panel.locator('.term-row')).toHaveCount(20);
  const row = panel.locator('.term-row', { has: kinprint.page.getByText('.', { exact: true }) }).first();
  await row.getByRole('button').click();
  const details = panel.locator('.term-details:visible');
  await expect(details.locator('cite')).toHaveText(['plain.txt', 'plain.txt']);
  await expect(details).toContainText('Not found in what could be read.');
  // Nothing is the worse for it.
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(kinprint.leaves).toHaveCount(3);
});

test('saved counts hold no text, and the panel says so', async ({ kinprint }) => {
  await kinprint.page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  const panel = await ask(kinprint, 'o3', 'kimi-k2');
  await expect(panel).toContainText(
    'kimi-k2 is the nearest of 21 to o3; o3 is the 2nd nearest of 21 to kimi-k2.',
  );
  await expect(panel).toContainText('Both came as saved counts, which hold no text');
  await panel.locator('.term-opener').first().click();
  await expect(panel.locator('.term-details:visible')).toContainText('than the');
  await expect(panel.locator('.passage-source')).toHaveCount(0);
});

test('names and texts that look like markup stay text', async ({ kinprint }) => {
  const name = '<img src=x onerror=alert(1)>';
  await kinprint.choose(
    kinprint.write(`${name}.txt`, `${prose('plain', 6000)} ${`${name} . `.repeat(300)}`),
    kinprint.write('<b>bold.txt', `${prose('ornate', 4000)} ${`${name} . `.repeat(300)}`),
    write(kinprint, 'brisk'),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  const panel = await ask(kinprint, name, '<b>bold');
  await expect(panel).toContainText('Open a term to see it in the texts.');
  for (const term of await panel.locator('.term-opener').all()) await term.click();
  await expect(panel.locator('.passages').first()).toBeVisible();
  await expect(panel.locator('img, b')).toHaveCount(0);
  await expect(panel.locator('.passages').filter({ hasText: name }).first()).toBeVisible();
});

test('it is asked, read and left with the keyboard alone', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  await page.locator('.tree [tabindex="0"]').focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('button', { name: /^Why is .* near\?$/ }).first();
  const focused = page.locator(':focus');
  await expect(why).toBeVisible();
  for (let steps = 0; steps < 5; ++steps) {
    await page.keyboard.press('Tab');
    if (await why.evaluate((node) => node === document.activeElement)) break;
  }
  await expect(why).toBeFocused();
  const label = (await why.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('Enter');
  await expect(focused).toHaveText(/^\w+ and \w+$/);
  await expect(page.locator('.term-row').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(focused).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('.term-details:visible')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: label })).toBeFocused();
  await expect(inspector(page).locator('.term-row')).toHaveCount(0);
});

test('another distance, more files and another source close it', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  const distance = page.getByRole('combobox', { name: 'Distance' });
  const title = inspector(page).locator('h2');
  await ask(kinprint, 'plain', 'brisk');
  await distance.selectOption('burrows-delta');
  await expect(title).toHaveText('plain');
  await kinprint.idle();
  const panel = await ask(kinprint, 'plain', 'brisk');
  await expect(panel).toContainText('this explains the SNR-weighted distance');
  await kinprint.choose(kinprint.write('d.txt', prose('ornate', 5900)));
  await expect(title).toHaveText('plain');
  await expect(kinprint.leaves).toHaveCount(4);
  await kinprint.idle();
  await ask(kinprint, 'plain', 'brisk');
  await kinprint.leaves.filter({ hasText: 'ornate' }).click();
  await expect(title).toHaveText('ornate');
  await ask(kinprint, 'ornate', 'brisk');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(inspector(page)).toBeHidden();
});

test('while support is measured it is answered, and the measuring goes on', async ({ kinprint }) => {
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  const panel = await ask(kinprint, 'plain', 'brisk');
  await expect(panel.locator('.term-row')).toHaveCount(20);
  await kinprint.measured();
  await expect(panel.locator('h2')).toHaveText('plain and brisk');
});

test('two sources of one text each are explained, too', async ({ kinprint }) => {
  await kinprint.choose(write(kinprint, 'plain'), write(kinprint, 'brisk'));
  await expect(kinprint.leaves).toHaveCount(2);
  const panel = await ask(kinprint, 'plain', 'brisk');
  await expect(panel).toContainText('There is no third source to compare them with.');
  await expect(panel.getByRole('columnheader', { name: 'other sources' })).toHaveCount(0);
  await expect(panel).not.toContainText('NaN');
});

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the window, whatever the names', async ({ kinprint }) => {
    const { page } = kinprint;
    const name = `a-very-long-model-name-${'with-many-parts-'.repeat(6)}instruct`;
    await kinprint.choose(
      kinprint.write(`${name}.txt`, prose('plain', 6000)),
      ...(['brisk', 'ornate'] as const).map((habit) => write(kinprint, habit)),
    );
    await expect(kinprint.leaves).toHaveCount(3);
    await kinprint.leaves.filter({ hasText: '…' }).tap();
    await page.getByRole('button', { name: 'Why is brisk near?' }).tap();
    const panel = inspector(page);
    await panel.locator('.term-opener').first().tap();
    await expect(panel.locator('.term-details:visible')).toHaveCount(1);
    const overflow = (node: Element): number => node.scrollWidth - node.clientWidth;
    expect(await panel.evaluate(overflow)).toBe(0);
    expect(await page.locator('html').evaluate(overflow)).toBe(0);
  });
});
