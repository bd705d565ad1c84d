/** What a source over-uses: its lists, as the command has them, and where their words stand. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { rate } from '../../web/src/model/evidence';
import { partsOf, times, timesOthers } from '../../web/src/model/slop';
import type { SlopOrder, SlopReport, SourceSlop } from '../../web/src/model/types';
import { answers, expect, prose, test, type Habit, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));
const habits: Habit[] = ['plain', 'brisk', 'ornate'];

async function chooseThree(kinprint: Kinprint): Promise<void> {
  // A name in two of thirty texts is a topic, not a habit.
  const named = answers('ornate').replaceAll(
    /("prompt_id":[34],"output":")/g,
    `$1${'Melisande wandered. '.repeat(9)}`,
  );
  await kinprint.choose(
    ...habits.map((habit) =>
      kinprint.write(`texts/${habit}.jsonl`, habit === 'ornate' ? named : answers(habit)),
    ),
  );
  await expect(kinprint.leaves).toHaveCount(3);
}

async function list({ page, leaves }: Kinprint, source: string): Promise<Locator> {
  await leaves.filter({ hasText: source }).first().click();
  await page.getByRole('button', { name: 'What does it over-use?' }).click();
  const panel = page.locator('#inspector');
  await expect(panel.locator('h2')).toHaveText(`What ${source} over-uses`);
  await expect(panel.locator('.term-row').first()).toBeVisible();
  return panel;
}

/** Every row of the panel, opened out: the term and its figures. */
async function rowsOf(panel: Locator): Promise<(string | null)[][]> {
  await panel
    .locator('details.topics')
    .evaluateAll((all) => all.forEach((topics) => topics.setAttribute('open', '')));
  for (let more = 0; more < 6; ++more) {
    const all = panel.getByRole('button', { name: 'Show all' }).first();
    if (await all.isVisible()) await all.click();
  }
  return panel
    .locator('.term-row')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('.term, td')].map(({ textContent }) => textContent)),
    );
}

function said(kinprint: Kinprint, by: SlopOrder): SourceSlop {
  const options = ['--source', 'ornate', '--top', '40', '--by', by];
  const report = JSON.parse(
    execFileSync(command, ['slop', `${kinprint.folder}/texts`, ...options], { encoding: 'utf8' }),
  ) as SlopReport;
  const [lists] = report.sources;
  if (!lists) throw new Error('The command lists nothing.');
  return lists;
}

test('the lists are those of the command, against people and against the others', async ({ kinprint }) => {
  await chooseThree(kinprint);
  const panel = await list(kinprint, 'ornate');
  for (const by of ['ratio', 'log-odds'] as const) {
    if (by === 'log-odds') await panel.getByRole('button', { name: 'against the other sources' }).click();
    await expect(
      panel.getByRole('button', { name: by === 'ratio' ? 'against people' : 'against the other sources' }),
    ).toHaveAttribute('aria-pressed', 'true');
    await expect(panel.locator('.term-row').first()).toBeVisible();
    const expected = partsOf(said(kinprint, by)).flatMap(({ habits, topics }) =>
      [habits, topics].flatMap((entries) =>
        entries.map((entry) => {
          const figure = by === 'ratio' ? entry.ratio : timesOthers(entry);
          const isKnown = entries.some((one) => (by === 'ratio' ? one.ratio : one.logRatio) !== null);
          return [entry.term, rate(entry.rate), ...(isKnown ? [times(figure)] : [])];
        }),
      ),
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(await rowsOf(panel)).toEqual(expected);
  }
});

test('names and topics stand apart, and a word opens to its place in the texts', async ({ kinprint }) => {
  await chooseThree(kinprint);
  const panel = await list(kinprint, 'ornate');
  await expect(panel).toContainText('Open a word to see it in the texts.');
  const habits = panel.getByRole('table', { name: 'Words', exact: true });
  await expect(habits.locator('.term-row').first()).toBeVisible();
  await expect(habits.getByText('melisande', { exact: true })).toHaveCount(0);
  await panel.locator('details.topics > summary').first().click();
  const topic = panel
    .getByRole('table', { name: 'Words in few texts' })
    .locator('.term-row', { hasText: 'melisande' });
  await topic.getByRole('button').click();
  const details = panel.locator('.term-details:visible');
  await expect(details).toContainText('18 uses in 2 of 30 texts.');
  await expect(details.locator('mark')).toHaveText(['Melisande', 'Melisande']);
  await expect(details.locator('cite').first()).toHaveText(/^ornate\.jsonl:\d+$/);
});

test('saved counts know nothing of the others, and the panel says so', async ({ kinprint }) => {
  await kinprint.page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  const panel = await list(kinprint, 'o3');
  await expect(panel.locator('.term-row').first()).toContainText('flickered');
  await panel.getByRole('button', { name: 'against the other sources' }).click();
  await expect(panel).toContainText('Of the others not all is known here, so these are against people.');
});

test('too little text gives a reason in place of lists', async ({ kinprint }) => {
  await kinprint.choose(
    ...habits.map((habit) => kinprint.write(`${habit}.txt`, prose(habit, habit === 'plain' ? 1500 : 8000))),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.page.getByRole('button', { name: 'Take it in' }).click();
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.idle();
  await kinprint.leaves.filter({ hasText: 'plain' }).click();
  await kinprint.page.getByRole('button', { name: 'What does it over-use?' }).click();
  await expect(kinprint.page.locator('#inspector .card-warning')).toContainText(
    'The lists of "plain" are empty',
  );
});

test('it is asked for, read and left with the keyboard alone', async ({ kinprint }) => {
  const { page } = kinprint;
  await chooseThree(kinprint);
  await kinprint.measured();
  await kinprint.leaves.filter({ hasText: 'ornate' }).click();
  const ask = page.getByRole('button', { name: 'What does it over-use?' });
  await ask.focus();
  await page.keyboard.press('Enter');
  const focused = page.locator(':focus');
  await expect(focused).toHaveText('What ornate over-uses');
  await page.keyboard.press('Tab');
  await expect(focused).toHaveText('against people');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveText('against the other sources');
  await expect(focused).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.term-row').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(ask).toBeFocused();
});
