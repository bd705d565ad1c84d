/** Groups of sources, their marks, and the order of the table. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './kinprint';
import { calls, choose, dropThree, expectLeaves, rename, row, watchCalls, write } from './table';

test('groups have marks in the table, at the leaves and in pictures, and change no figure', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  const before = await kinprint.takeHome('Tree and distances (JSON)');
  await watchCalls(page);
  await page.getByRole('button', { name: 'Group several' }).click();
  await expect(page.getByLabel('Group of the chosen sources')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Group', exact: true })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Choose “brisk”' }).check();
  await page.getByRole('checkbox', { name: 'Choose “plain”' }).click({ modifiers: ['Shift'] });
  await page.getByRole('checkbox', { name: 'Choose “ornate”' }).uncheck();
  await expect(page.locator('.table-tools')).toContainText('2 sources chosen');
  await page.getByLabel('Group of the chosen sources').fill('<b>Short</b>');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(row(page, 'brisk')).toContainText('<b>Short</b>');
  await choose(page, 'ornate', 'Group…');
  await page.getByLabel('Group of “ornate”').fill('Long');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Groups' })).toHaveText('<b>Short</b>Long');
  await expect(page.locator('.leaf .mark')).toHaveCount(3);
  await expect(page.locator('.leaf .group-0')).toHaveCount(2);
  await expect(kinprint.leaves.filter({ hasText: 'ornate' })).toHaveAttribute('aria-label', /, group Long$/);
  expect(await calls(page)).toEqual([]);
  const picture = await kinprint.takeHome('Picture (SVG)');
  expect(picture.match(/class="mark group-0"/g)?.length).toBe(3);
  expect(picture).toContain('&lt;b&gt;Short&lt;/b&gt;');
  expect(picture).toContain('fill="#56b4e9"');
  expect(await kinprint.takeHome('Tree and distances (JSON)')).toBe(before);
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('list', { name: 'Groups' })).toHaveText('<b>Short</b>');
  await page.keyboard.press('Control+Shift+Z');
  await rename(page, 'ornate', 'renamed');
  await expect(row(page, 'renamed')).toContainText('Long');
  const session = await kinprint.takeHome('Session, to open here again');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('list', { name: 'Groups' })).toBeHidden();
  await kinprint.choose(kinprint.write('session.kinprint.json', session));
  await expectLeaves(kinprint, 'brisk', 'plain', 'renamed');
  await expect(page.getByRole('list', { name: 'Groups' })).toHaveText('<b>Short</b>Long');
  await expect(row(page, 'renamed')).toContainText('Long');
});

test('a group goes by the mark that people choose, and one that had it by the other', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  for (const [name, group] of [
    ['brisk', 'One'],
    ['ornate', 'Two'],
  ] as const) {
    await choose(page, name, 'Group…');
    await page.getByLabel(`Group of “${name}”`).fill(group);
    await page.keyboard.press('Enter');
  }
  const mark = (name: string): Locator => row(page, name).locator('.mark');
  await expect(mark('ornate')).toHaveClass('mark group-1');
  await choose(page, 'ornate', 'Group…');
  await expect(page.getByRole('radio', { name: 'Mark 2 of 12' })).toBeChecked();
  await page.getByRole('radio', { name: 'Mark 2 of 12' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(mark('ornate')).toHaveClass('mark group-0');
  await expect(mark('brisk')).toHaveClass('mark group-1');
  await expect(kinprint.leaves.filter({ hasText: 'ornate' }).locator('.mark')).toHaveClass('mark group-0');
  await page.keyboard.press('Control+Z');
  await expect(mark('ornate')).toHaveClass('mark group-1');
  await expect(mark('brisk')).toHaveClass('mark group-0');
});

const order = (page: Page): Promise<string[]> =>
  page.locator('.source-table tbody .source-name').allTextContents();

test('rows are ordered by what they show, or by hand, and the tree stays as it is', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(
    write(kinprint, 'brisk', 'brisk', 7000),
    write(kinprint, 'ornate', 'ornate', 9000),
    write(kinprint, 'plain', 'plain', 8000),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  const before = await kinprint.takeHome('Tree and distances (JSON)');
  expect(await order(page)).toEqual(['brisk', 'ornate', 'plain']);
  await page.getByRole('combobox', { name: 'Order' }).selectOption('by words');
  await expect.poll(() => order(page)).toEqual(['ornate', 'plain', 'brisk']);
  await expect(page.getByRole('columnheader', { name: 'Words' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: 'Change “ornate”' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).toEqual(['plain', 'ornate', 'brisk']);
  await expect(page.getByRole('button', { name: 'Change “ornate”' })).toBeFocused();
  await expect(page.getByText('“ornate” is row 2 of 3.')).toBeAttached();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).toEqual(['plain', 'brisk', 'ornate']);
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('hand');
  await choose(page, 'brisk', 'Move up');
  await expect.poll(() => order(page)).toEqual(['brisk', 'plain', 'ornate']);
  // By its handle, below the last.
  const grip = row(page, 'brisk').locator('.source-grip');
  const last = await row(page, 'ornate').boundingBox();
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(30, (last?.y ?? 0) + (last?.height ?? 0) - 4, { steps: 5 });
  await expect(row(page, 'ornate')).toHaveClass(/drop-after/);
  await page.mouse.up();
  await expect.poll(() => order(page)).toEqual(['plain', 'ornate', 'brisk']);
  expect(await kinprint.takeHome('Tree and distances (JSON)')).toBe(before);
  const session = await kinprint.takeHome('Session, to open here again');
  await page.getByRole('button', { name: /^Undo moving “brisk”/ }).click();
  await expect.poll(() => order(page)).toEqual(['plain', 'brisk', 'ornate']);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => order(page)).toEqual(['brisk', 'ornate', 'plain']);
  await page.getByRole('button', { name: 'Start over' }).click();
  await kinprint.choose(kinprint.write('session.kinprint.json', session));
  await expect.poll(() => order(page)).toEqual(['plain', 'ornate', 'brisk']);
});
