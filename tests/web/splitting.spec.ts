/** Sources split by what is known of their texts, and all that undone. */
import type { Page } from '@playwright/test';
import { expect, prose, test, type Kinprint } from './kinprint';
import { calls, choose, expectLeaves, merge, rename, row, treeOf, watchCalls, write } from './table';

/** Records of one source in two files, some of them with a genre. */
const records = (model: string, genres: string[], seed: number): string =>
  Array.from({ length: 24 }, (_, at) =>
    JSON.stringify({
      model,
      prompt_id: `${seed}-${at}`,
      genre: genres[at % genres.length],
      output: prose(at % 2 === 0 ? 'plain' : 'brisk', 500, seed + at),
    }),
  ).join('\n');

async function dropHalves(kinprint: Kinprint): Promise<void> {
  await kinprint.choose(
    kinprint.write('first.jsonl', records('alpha', ['story', 'essay'], 1)),
    kinprint.write('second.jsonl', records('alpha', ['story', 'essay'], 50)),
    write(kinprint, 'ornate', 'ornate'),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.measured();
}

async function split(page: Page, name: string, by: string): Promise<void> {
  await choose(page, name, 'Split…');
  await page.getByRole('radio', { name: by }).check();
  await page.getByRole('button', { name: 'Split', exact: true }).click();
}

test('a source is split by file or genre without counting again, and that is undone', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await dropHalves(kinprint);
  const before = await treeOf(kinprint);
  await watchCalls(page);
  await choose(page, 'alpha', 'Split…');
  await expect(page.getByRole('radio', { name: 'By file' })).toBeFocused();
  await expect(row(page, 'alpha')).toContainText('2 sources: first.jsonl and second.jsonl.');
  await expect(page.getByRole('radio', { name: 'By genre' })).toBeEnabled();
  await expect(row(page, 'alpha')).toContainText('48 sources');
  await page.keyboard.press('Enter');
  await expectLeaves(kinprint, 'alpha · first.jsonl', 'alpha · second.jsonl', 'ornate');
  await expect(page.getByRole('button', { name: 'Change “alpha · first.jsonl”' })).toBeFocused();
  const parts = await treeOf(kinprint);
  await page.getByRole('button', { name: 'Undo splitting “alpha” by file' }).click();
  await expectLeaves(kinprint, 'alpha', 'ornate');
  const after = await treeOf(kinprint);
  expect(after.distances).toEqual(before.distances);
  await split(page, 'alpha', 'By genre');
  await expectLeaves(kinprint, 'alpha · essay', 'alpha · story', 'ornate');
  expect((await calls(page)).filter((call) => ['count', 'addTerms'].includes(call))).toEqual([]);
  // The same, counted so.
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expectLeaves(kinprint, 'alpha · essay', 'alpha · story', 'ornate');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await kinprint.choose(
    kinprint.write('again/first.jsonl', records('alpha · first.jsonl', ['story', 'essay'], 1)),
    kinprint.write('again/second.jsonl', records('alpha · second.jsonl', ['story', 'essay'], 50)),
    write(kinprint, 'ornate', 'ornate'),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  expect((await treeOf(kinprint)).distances).toEqual(parts.distances);
});

test('parts are renamed, merged, left out and split again, and keep their passages', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropHalves(kinprint);
  await split(page, 'alpha', 'By file');
  await expectLeaves(kinprint, 'alpha · first.jsonl', 'alpha · second.jsonl', 'ornate');
  await rename(page, 'alpha · first.jsonl', 'early');
  // While the tree of that is still being made.
  await split(page, 'early', 'By genre');
  await expectLeaves(kinprint, 'early · essay', 'early · story', 'alpha · second.jsonl', 'ornate');
  await choose(page, 'early · essay', 'Split…');
  await expect(row(page, 'early · essay')).toContainText('All its texts are of one file.');
  await page.keyboard.press('Escape');
  await merge(page, 'early · story', 'ornate');
  await choose(page, 'early · essay', 'Leave out');
  await expectLeaves(kinprint, 'alpha · second.jsonl', 'ornate');
  await kinprint.measured();
  const expectPassages = async (): Promise<void> => {
    await kinprint.leaves.filter({ hasText: 'ornate' }).click();
    await page.getByRole('button', { name: 'Why is alpha · second.jsonl near?' }).click();
    const inspector = page.locator('#inspector');
    await inspector.locator('section').last().locator('.term-row button').first().click();
    await expect(inspector.locator('mark').first()).toBeVisible();
    await expect(inspector).not.toContainText('no text');
    await inspector.getByRole('button', { name: 'Close' }).click();
  };
  await expectPassages();
  // A session keeps what they are by now, and which texts are whose.
  const session = await kinprint.takeHome('Session with its texts');
  await page.getByRole('button', { name: 'Start over' }).click();
  await kinprint.choose(kinprint.write('session.kinprint.json', session));
  await expectLeaves(kinprint, 'alpha · second.jsonl', 'ornate');
  await kinprint.measured();
  await expectPassages();
});

test('what comes later of a source that is split is split, too', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropHalves(kinprint);
  await split(page, 'alpha', 'By file');
  await expectLeaves(kinprint, 'alpha · first.jsonl', 'alpha · second.jsonl', 'ornate');
  await kinprint.choose(kinprint.write('third.jsonl', records('alpha', ['story'], 90)));
  await expectLeaves(
    kinprint,
    'alpha · first.jsonl',
    'alpha · second.jsonl',
    'alpha · third.jsonl',
    'ornate',
  );
  await expect(kinprint.problems.filter({ hasText: '“alpha” is split by file here.' })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expectLeaves(kinprint, 'alpha', 'ornate');
  await page.keyboard.press('Control+Shift+Z');
  await expect(kinprint.leaves).toHaveCount(4);
});

test('what a source can’t be split by is said, with the way to another field', async ({ kinprint }) => {
  const { page } = kinprint;
  const lines = (model: string): string =>
    Array.from({ length: 520 }, (_, at) =>
      JSON.stringify({
        model,
        prompt_id: at,
        genre: at % 2 ? 'odd' : 'even',
        output: prose('plain', 25, at),
      }),
    ).join('\n');
  await kinprint.choose(
    kinprint.write('many.jsonl', lines('many')),
    kinprint.write('more.jsonl', lines('many')),
    write(kinprint, 'ornate', 'ornate'),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.measured();
  await choose(page, 'many', 'Split…');
  const many = row(page, 'many');
  await expect(many).toContainText('a source here has more than 512 of them: the file of each is not known');
  await expect(page.getByRole('radio', { name: 'By file' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'By genre' })).toBeChecked();
  await many.getByRole('button', { name: 'choose it as their source' }).click();
  await expect(page.locator('#records').getByRole('button', { name: 'Change' }).first()).toBeFocused();
  await many.getByRole('button', { name: 'Split', exact: true }).click();
  await expectLeaves(kinprint, 'many · even', 'many · odd', 'ornate');
});
