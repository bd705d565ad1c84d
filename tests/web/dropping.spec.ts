/** From files to a tree, each way that files can come. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, prose, test, type Kinprint } from './kinprint';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function writeThree(kinprint: Kinprint, folder = '.'): string[] {
  return [
    kinprint.write(`${folder}/ada.txt`, prose('plain', 800)),
    kinprint.write(`${folder}/bea.md`, prose('ornate', 800)),
    kinprint.write(
      `${folder}/cy.jsonl`,
      [1, 2, 3]
        .map((id) => JSON.stringify({ model: 'cy-1', prompt_id: id, output: prose('brisk', 300, id) }))
        .join('\n'),
    ),
  ];
}

const sourceNames = (kinprint: Kinprint): Promise<string[]> =>
  kinprint.page.locator('.source-name').allTextContents();

test('the first view says what the page does and that nothing leaves', async ({ kinprint }) => {
  const { page } = kinprint;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which language models write alike?');
  await expect(page.getByText('Your files never leave this browser.')).toBeVisible();
  await expect(page.getByText('Likeness is not ancestry.').first()).toBeVisible();
  await page.getByRole('button', { name: 'How it works' }).click();
  await expect(page.getByRole('dialog', { name: 'How it works' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the sample shows 22 models, once', async ({ kinprint }) => {
  await kinprint.page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  await expect(kinprint.finding).toContainText('22 sources. Nearest pair: ');
  await expect(kinprint.finding).toContainText('% of resamples', { timeout: 30_000 });
  await kinprint.page.getByRole('button', { name: 'Start over' }).click();
  await expect(kinprint.page.getByRole('button', { name: 'Show 22 models' })).toBeVisible();
  await expect(kinprint.leaves).toHaveCount(0);
  await kinprint.page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
});

test('files dragged onto the window become a tree', async ({ kinprint }) => {
  await kinprint.drop(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.finding).toContainText('3 sources. Nearest pair: ');
  expect((await sourceNames(kinprint)).sort()).toEqual(['ada', 'bea', 'cy-1']);
  await expect(kinprint.page.locator('.source-table tbody tr').filter({ hasText: 'cy-1' })).toContainText(
    '3',
  );
});

test('chosen files become a tree', async ({ kinprint }) => {
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
});

test('a dragged folder of folders makes each inner folder a source', async ({ kinprint }) => {
  for (const [name, habit] of [
    ['ada', 'plain'],
    ['bea', 'ornate'],
  ] as const) {
    for (const part of [1, 2, 3]) kinprint.write(`models/${name}/${part}.txt`, prose(habit, 400, part));
  }
  kinprint.write('models/.DS_Store', 'x');
  await kinprint.drop(`${kinprint.folder}/models`);
  await expect(kinprint.leaves).toHaveCount(2);
  expect(await sourceNames(kinprint)).toEqual(['ada', 'bea']);
  await expect(kinprint.problems.filter({ hasText: '.DS_Store' })).toHaveCount(0);
});

test('a chosen folder makes each of its files a source', async ({ kinprint }) => {
  writeThree(kinprint, 'texts');
  await kinprint.chooseFolder(`${kinprint.folder}/texts`);
  await expect(kinprint.leaves).toHaveCount(3);
});

test('an archive gives the same tree as its files', async ({ kinprint }) => {
  const { page } = kinprint;
  const files = writeThree(kinprint, 'texts');
  const newick = async (): Promise<string> => {
    await kinprint.measured();
    return kinprint.takeHome('Tree (Newick)');
  };
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(3);
  const fromFiles = await newick();

  await page.reload();
  const entries = Object.fromEntries(files.map((file) => [file.split('/').at(-1) ?? '', readFileSync(file)]));
  await kinprint.drop(kinprint.write('texts.zip', zipSync(entries)));
  await expect(kinprint.leaves).toHaveCount(3);
  expect(await newick()).toBe(fromFiles);
});

test('the downloaded Newick tells how sure its branches are', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.finding).toContainText('% of resamples');
  const newick = await kinprint.takeHome('Tree (Newick)');
  expect(newick.match(/\)[01](\.\d+)?:/g)).toHaveLength(20);
});

test('more files can be added, and the same file is not counted twice', async ({ kinprint }) => {
  const [ada = '', bea = '', cy = ''] = writeThree(kinprint);
  await kinprint.choose(ada, bea);
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.choose(cy);
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.choose(ada);
  await expect(kinprint.problems).toContainText('counted already');
  await expect(kinprint.page.locator('tbody tr').filter({ hasText: 'ada' }).last()).toContainText('1');
});

test('what is dropped during the counting waits for its turn', async ({ kinprint }) => {
  const [ada = '', bea = '', cy = ''] = writeThree(kinprint);
  const long = Array.from({ length: 100 }, (_, at) => prose('ornate', 20_000, at + 1));
  await kinprint.choose(kinprint.write('long.txt', long.join('')), ada);
  await kinprint.choose(bea);
  await kinprint.choose(cy);
  await expect(kinprint.leaves).toHaveCount(4);
});

test('counts that were saved can be dropped again', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(...writeThree(kinprint));
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  const finding = await kinprint.finding.textContent();
  const saved = kinprint.write(
    'counts.kinprint.json',
    await kinprint.takeHome('Session, to open here again'),
  );
  await kinprint.measured();
  await page.reload();
  await kinprint.choose(saved);
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.finding).toHaveText(finding ?? '');
});

test('a session keeps its texts only where that is asked for', async ({ kinprint }) => {
  const { page } = kinprint;
  const secret = 'Zyxxquor visited the laboratory at dawn.';
  const files = (['plain', 'brisk', 'ornate'] as const).map((habit) =>
    kinprint.write(`${habit}.txt`, `${secret} ${prose(habit, 6000)} \u201cend\u201d`),
  );
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  const sessions: string[] = [];
  for (const label of ['Session, to open here again', 'Session with its texts']) {
    sessions.push(await kinprint.takeHome(label));
    await kinprint.idle();
  }
  const [without = '', withTexts = ''] = sessions;
  expect(without).not.toContain(secret);
  expect(JSON.parse(withTexts)).toMatchObject({
    texts: [{ text: readFileSync(files[0] ?? '', 'utf8') }, {}, {}],
  });
  await page.getByRole('button', { name: 'Start over' }).click();
  for (const [name, session, says] of [
    ['without', without, 'Both came as saved counts'],
    ['with', withTexts, 'Open a term to see it in the texts.'],
  ] as const) {
    await kinprint.choose(kinprint.write(`${name}.kinprint.json`, session));
    await expect(kinprint.leaves).toHaveCount(3);
    await kinprint.measured();
    await expect(kinprint.problems).toHaveCount(0);
    await kinprint.leaves.filter({ hasText: 'plain' }).click();
    await page.getByRole('button', { name: 'Why is brisk near?' }).click();
    await expect(page.locator('#inspector')).toContainText(says);
    await page.getByRole('button', { name: 'Start over' }).click();
  }
});

test('a thousand small files, a source each in an archive of folders', async ({ kinprint }) => {
  const entries: Record<string, Uint8Array> = {};
  for (let file = 0; file < 1000; ++file) {
    const habit = (['plain', 'ornate', 'brisk'] as const)[file % 3] ?? 'plain';
    entries[`all/source-${file % 10}/${file}.txt`] = utf8(prose(habit, 60, file + 1));
  }
  await kinprint.choose(kinprint.write('many.zip', zipSync(entries)));
  await expect(kinprint.leaves).toHaveCount(10);
  await expect(kinprint.page.locator('tbody tr').filter({ hasText: 'source-3' })).toContainText('100');
});
