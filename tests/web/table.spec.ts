/** The table of sources: other names, sources put together or left out, and all that undone. */
import { expect, prose, test } from './kinprint';
import {
  calls,
  choose,
  dropThree,
  expectLeaves,
  habits,
  merge,
  rename,
  row,
  treeOf,
  watchCalls,
  write,
} from './table';

test('a source is renamed in its row: the tree follows, and nothing is counted again', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  const before = await treeOf(kinprint);
  await kinprint.leaves.filter({ hasText: 'brisk' }).click();
  await watchCalls(page);
  await rename(page, 'brisk', 'A new name');
  await expectLeaves(kinprint, 'A new name', 'ornate', 'plain');
  await expect(row(page, 'A new name')).toContainText('was brisk');
  await expect(page.locator('#inspector h2')).toHaveText('A new name');
  await kinprint.measured();
  await expect(page.locator('#certainty')).toContainText('200 resamples');
  const after = await treeOf(kinprint);
  expect(after.sources.map(({ name }) => name)).toEqual(['A new name', 'ornate', 'plain']);
  expect([...after.distances].sort()).toEqual([...before.distances].sort());
  const asked = await calls(page);
  expect(asked).toContain('tree');
  expect(asked.filter((call) => ['count', 'addTerms', 'addContent'].includes(call))).toEqual([]);
});

test('Escape leaves a name as it was, and names that can’t be given are told', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  await choose(page, 'plain', 'Rename');
  const field = page.getByRole('textbox', { name: 'New name of “plain”' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('plain');
  await field.fill('other');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(page.getByRole('button', { name: 'Change “plain”' })).toBeFocused();
  await expectLeaves(kinprint, ...habits);
  await choose(page, 'plain', 'Rename');
  for (const [name, why] of [
    ['   ', 'A source needs a name.'],
    ['x'.repeat(513), 'This name is too long.'],
    ['tu\u202eremaner', 'This name holds characters that break or turn its line.'],
  ] as const) {
    await field.fill(name);
    await page.keyboard.press('Enter');
    await expect(page.locator('.source-hint')).toHaveText(why);
  }
  await field.fill('ornate');
  await expect(page.locator('.source-hint')).toHaveText(
    '“ornate” is there already: the two become one source.',
  );
  await page.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(page.locator('#history')).toBeHidden();
});

test('merging counts two as one, leaving out is as if it had never come', async ({ kinprint }) => {
  const { page } = kinprint;
  const two = ['one', 'two'].map((name, seed) => write(kinprint, name, 'plain', 6000, seed + 5));
  await kinprint.choose(
    ...two,
    write(kinprint, 'brisk', 'brisk'),
    write(kinprint, 'ornate', 'ornate'),
    write(kinprint, 'more', 'ornate', 7000, 9),
  );
  await expect(kinprint.leaves).toHaveCount(5);
  await kinprint.measured();
  await merge(page, 'one', 'two');
  await expectLeaves(kinprint, 'brisk', 'more', 'ornate', 'two');
  await expect(row(page, 'two')).toContainText('with one');
  await expect(page.getByRole('button', { name: 'Change “two”' })).toBeFocused();
  await choose(page, 'more', 'Leave out');
  await expectLeaves(kinprint, 'brisk', 'ornate', 'two');
  await expect(row(page, 'more')).toContainText('left out');
  await expect(page.locator('#sources-title')).toHaveText('Sources (3 of 4)');
  const arranged = await treeOf(kinprint);
  // The same, counted so.
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('#history')).toBeHidden();
  const folder = `${kinprint.folder}/again`;
  for (const [at, name] of ['one', 'two'].entries())
    kinprint.write(`again/two/${name}.txt`, prose('plain', 6000, at + 5));
  for (const habit of ['brisk', 'ornate'] as const)
    kinprint.write(`again/${habit}/a.txt`, prose(habit, 8000));
  await kinprint.chooseFolder(folder);
  await expectLeaves(kinprint, 'brisk', 'ornate', 'two');
  const counted = await treeOf(kinprint);
  expect(arranged.sources.map(({ name, words }) => [name, words])).toEqual(
    counted.sources.map(({ name, words }) => [name, words]),
  );
  expect(arranged.distances).toEqual(counted.distances);
});

test('each change is undone and done again, by buttons that say what', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  await rename(page, 'plain', 'p');
  await expectLeaves(kinprint, 'p', 'brisk', 'ornate');
  await choose(page, 'brisk', 'Leave out');
  await expectLeaves(kinprint, 'p', 'ornate');
  await page.getByRole('button', { name: 'Undo leaving out “brisk”' }).click();
  await expectLeaves(kinprint, 'p', 'brisk', 'ornate');
  await page.getByRole('button', { name: 'Undo renaming “plain”' }).click();
  await expectLeaves(kinprint, ...habits);
  await expect(page.getByRole('button', { name: 'Redo renaming “plain”' })).toBeFocused();
  await page.keyboard.press('Control+Shift+Z');
  await expectLeaves(kinprint, 'p', 'brisk', 'ornate');
  await page.keyboard.press('Control+Shift+Z');
  await expectLeaves(kinprint, 'p', 'ornate');
  // Quickly one after the other.
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await expectLeaves(kinprint, ...habits);
  // A field of text has these keys for itself.
  await choose(page, 'plain', 'Rename');
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Escape');
  await expectLeaves(kinprint, ...habits);
  await choose(page, 'brisk', 'Leave out');
  await choose(page, 'brisk', 'Take in again');
  await expectLeaves(kinprint, ...habits);
  await expect(page.getByRole('button', { name: 'Redo' })).toBeHidden();
});

test('all of it goes by keyboard', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Change “brisk”' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Whose style is it?' })).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Leave out' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Change “brisk”' })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.type('b');
  await keyboard.press('Enter');
  await expectLeaves(kinprint, 'b', 'ornate', 'plain');
  await expect(page.getByRole('button', { name: 'Change “b”', exact: true })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.type('plain');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expectLeaves(kinprint, 'ornate', 'plain');
  await keyboard.press('Control+z');
  await expectLeaves(kinprint, 'b', 'ornate', 'plain');
});

test('what comes later under an old name goes where that went, and that is told', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  await rename(page, 'plain', 'first');
  await rename(page, 'first', 'second');
  await choose(page, 'ornate', 'Leave out');
  await expectLeaves(kinprint, 'brisk', 'second');
  const words = async (name: string): Promise<number> => {
    const figure = await row(page, name).locator('.figure').nth(1).getAttribute('title');
    return Number(figure?.replaceAll(',', ''));
  };
  const before = await words('second');
  await watchCalls(page);
  await kinprint.choose(
    kinprint.write('later/plain.txt', prose('plain', 5000, 77)),
    kinprint.write('later/first.txt', prose('plain', 5000, 78)),
    kinprint.write('later/ornate.txt', prose('ornate', 5000, 79)),
    kinprint.write('later/new.txt', prose('brisk', 6000, 80)),
  );
  await expectLeaves(kinprint, 'brisk', 'new', 'second');
  expect(await words('second')).toBeGreaterThan(before + 9000);
  await expect(kinprint.problems.filter({ hasText: '“plain” goes by “second” here.' })).toBeVisible();
  await expect(kinprint.problems.filter({ hasText: '“ornate” is left out here' })).toBeVisible();
  // Only the new files were counted, and each once.
  await kinprint.measured();
  expect((await calls(page)).filter((call) => call === 'count').length).toBeLessThanOrEqual(2);
  // Taken back, what came under each name is of that name.
  for (let change = 0; change < 3; ++change) await page.keyboard.press('Control+Z');
  await expectLeaves(kinprint, 'brisk', 'first', 'new', 'ornate', 'plain');
});

test('what was renamed or merged keeps its passages, and so does a saved session', async ({ kinprint }) => {
  const { page } = kinprint;
  const records = (models: string[]): string =>
    models
      .flatMap((model) =>
        Array.from({ length: 20 }, (_, at) =>
          JSON.stringify({ model, prompt_id: at, output: prose('plain', 400, at + model.length) }),
        ),
      )
      .join('\n');
  await kinprint.choose(
    kinprint.write('records.jsonl', records(['alpha', 'be'])),
    write(kinprint, 'brisk', 'brisk'),
    write(kinprint, 'ornate', 'ornate'),
  );
  await expect(kinprint.leaves).toHaveCount(4);
  await kinprint.measured();
  await rename(page, 'alpha', 'whole');
  await merge(page, 'be', 'whole');
  await rename(page, 'brisk', 'short');
  await choose(page, 'ornate', 'Leave out');
  await expectLeaves(kinprint, 'short', 'whole');

  const expectPassages = async (): Promise<void> => {
    await kinprint.leaves.filter({ hasText: 'whole' }).click();
    await page.getByRole('button', { name: 'Why is short near?' }).click();
    const inspector = page.locator('#inspector');
    await expect(inspector.locator('h2')).toHaveText('whole and short');
    await inspector.locator('section').last().locator('.term-row button').first().click();
    const passages = inspector.locator('mark');
    await expect(passages.first()).toBeVisible();
    await expect(inspector).not.toContainText('no text');
  };
  await expectPassages();
  await page.locator('#inspector').getByRole('button', { name: 'Close' }).click();

  const session = await kinprint.takeHome('Session with its texts');
  expect(session).not.toContain('tapestry');
  await expect(page.locator('#notice')).toContainText('“ornate” is left out, and is not in the file');
  await page.getByRole('button', { name: 'Start over' }).click();
  await kinprint.choose(kinprint.write('session.kinprint.json', session));
  await expectLeaves(kinprint, 'short', 'whole');
  await kinprint.measured();
  await expectPassages();
  await rename(page, 'whole', 'wholly');
  await expectLeaves(kinprint, 'short', 'wholly');
  await kinprint.choose(
    kinprint.write('later/brisk.txt', prose('brisk', 5000, 90)),
    kinprint.write('later/be.txt', prose('plain', 5000, 91)),
  );
  await expect(kinprint.problems.filter({ hasText: '“brisk” goes by “short” here.' })).toBeVisible();
  await expectLeaves(kinprint, 'short', 'wholly');
});

test('slop lists are those of the arranged sources', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  await rename(page, 'ornate', 'renamed');
  await kinprint.leaves.filter({ hasText: 'renamed' }).click();
  await page.getByRole('button', { name: 'What does it over-use?' }).click();
  await expect(page.locator('#inspector')).toContainText('tapestry');
});

test('hostile names are renamed, merged and left out like others', async ({ kinprint }) => {
  const { page } = kinprint;
  const names = ['tu\u202eremaner', '<img src=x onerror="alert(1)">', 'nul\u0000bell\u0007', '__proto__'];
  const lines = names.flatMap((model, at) =>
    Array.from({ length: 20 }, (_, prompt) =>
      JSON.stringify({
        model,
        prompt_id: prompt,
        output: prose(habits[at % 3] ?? 'plain', 300, at * 20 + prompt),
      }),
    ),
  );
  await kinprint.choose(kinprint.write('names.jsonl', lines.join('\n')));
  await expect(kinprint.leaves).toHaveCount(4);
  await kinprint.measured();
  // Into one whose own name could not be given to a source: it gets one that can.
  await merge(page, '__proto__', 'tu remaner');
  await expectLeaves(kinprint, 'tu remaner', '<img src=x onerror="alert(1)">', 'nul bell ');
  await rename(page, '<img src=x onerror="alert(1)">', '"><svg onload=alert(1)>');
  await choose(page, 'nul bell ', 'Leave out');
  await expectLeaves(kinprint, 'tu remaner', '"><svg onload=alert(1)>');
  await rename(page, 'tu remaner', '__proto__');
  await expectLeaves(kinprint, '__proto__', '"><svg onload=alert(1)>');
  expect(await page.locator('main img, main svg[onload], main script').count()).toBe(0);
  for (let change = 0; change < 4; ++change) await page.keyboard.press('Control+Z');
  await expect(kinprint.leaves).toHaveCount(4);
});

test('cancelling goes back to how sources were arranged', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropThree(kinprint);
  await rename(page, 'plain', 'p');
  await expectLeaves(kinprint, 'p', 'brisk', 'ornate');
  await kinprint.choose(kinprint.write('long.txt', prose('ornate', 20_000).repeat(900)));
  await expect(page.locator('.progress-detail')).toContainText(/[1-9][\d.]* MB of/);
  await expect(page.getByRole('button', { name: 'Change “p”', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectLeaves(kinprint, 'p', 'brisk', 'ornate');
  await kinprint.leaves.filter({ hasText: 'brisk' }).click();
  await page.getByRole('button', { name: 'Why is p near?' }).click();
  await expect(page.locator('#inspector h2')).toHaveText('brisk and p');
});

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the menu, a rename and a merge fit the window', async ({ kinprint }) => {
    const { page } = kinprint;
    await dropThree(kinprint);
    const overflow = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.getByRole('button', { name: 'Change “ornate”' }).tap();
    await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 });
    expect(await overflow()).toBe(0);
    await page.getByRole('menuitem', { name: 'Rename' }).tap();
    await page.getByRole('textbox').fill(`a-very-long-name-${'of-many-parts-'.repeat(9)}end`);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Rename', exact: true }).tap();
    await expect(page.getByRole('button', { name: /^Undo renaming/ })).toBeVisible();
    expect(await overflow()).toBe(0);
    await choose(page, 'brisk', 'Split…');
    await expect(row(page, 'brisk')).toContainText('It can’t be split');
    expect(await overflow()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Group several' }).tap();
    await page.getByRole('checkbox', { name: 'Choose “brisk”' }).tap();
    await page.getByLabel('Group of the chosen sources').fill(`a group of ${'very '.repeat(20)}many`);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Group', exact: true }).tap();
    await expect(page.locator('.leaf .mark')).toHaveCount(1);
    expect(await overflow()).toBe(0);
    await merge(page, 'plain', 'brisk');
    await expect(kinprint.leaves).toHaveCount(2);
    expect(await overflow()).toBe(0);
  });
});
