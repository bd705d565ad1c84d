/** Whose style a source is: of one source alone, and of one in a tree, as the command says it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { likelihood, type Identified } from '../../web/src/model/identification';
import {
  changes,
  courseSentence,
  shareSentence,
  stretchLine,
  type PieceByPiece,
} from '../../web/src/model/pieces';
import { answers, expect, prose, sampleAnswers, sampleText, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

interface InPieces extends Identified {
  pieces: PieceByPiece;
}

function said({ folder }: Kinprint, name: string, ...options: string[]): InPieces {
  const line = ['identify', '--pieces', `${folder}/texts`, ...options];
  const out = execFileSync(command, line, { encoding: 'utf8' });
  const { unknown } = JSON.parse(out) as { unknown: InPieces[] };
  const found = unknown.find((one) => one.name === name);
  if (!found) throw new Error('The command does not place it.');
  return found;
}

test('one source, of which there is no tree, is placed at once, as the command places it', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(kinprint.write('texts/letter.txt', sampleText('story')));
  const lone = page.locator('#lone');
  await expect(lone.getByRole('heading', { level: 2 })).toHaveText('Whose style is letter?');
  const expected = said(kinprint, 'letter');
  await expect(kinprint.finding).toHaveText(expected.finding);
  await expect(lone.locator('.neighbour-figure')).toHaveText(
    [...expected.candidates.slice(0, 5).map(({ probability }) => probability), expected.noneOfThese ?? 0].map(
      likelihood,
    ),
  );
  await expect(lone.locator('.none-of-these')).toContainText('None of these');
  await expect(lone).toContainText('A likeness of style proves no origin');
  const row = lone.locator('.term-row').first();
  await row.click();
  await expect(lone.locator('.term-details').first()).toContainText('In a text as long');
  // Its name asks the same once more: there is nothing else to be seen of it.
  await page.locator('.source-table .source-name').click();
  await expect(lone.getByRole('heading', { level: 2 })).toHaveText('Whose style is letter?');
  await expect(kinprint.finding).toHaveText(expected.finding);
});

/** The names of the leaves below the join that the guest hangs from, without its own: as it is drawn. */
async function drawnAmong({ page }: Kinprint): Promise<string[]> {
  return page.locator('#tree').evaluate((box) => {
    interface Node {
      data: { id: number };
      parent: Node | null;
      leaves(): Node[];
    }
    const nodeOf = (element: Element): Node => (element as unknown as { __data__: Node }).__data__;
    const leaves = [...box.querySelectorAll('.leaf')];
    const guest = leaves.find((leaf) => leaf.classList.contains('guest'));
    if (!guest) return [];
    const below = new Set(nodeOf(guest).parent?.leaves());
    return leaves
      .filter((leaf) => leaf !== guest && below.has(nodeOf(leaf)))
      .map((leaf) => leaf.getAttribute('aria-label')?.split(',')[0] ?? '')
      .sort();
  });
}

test('it hangs in the tree of the atlas as a dashed leaf, above the group that the command names', async ({
  kinprint,
}) => {
  const { page, leaves } = kinprint;
  await kinprint.choose(kinprint.write('texts/letter.txt', sampleText('story')));
  await expect(leaves).toHaveCount(23);
  const { among } = said(kinprint, 'letter');
  const guest = page.locator('#tree .leaf.guest');
  await expect(guest).toHaveText('letter');
  expect(await drawnAmong(kinprint)).toEqual([...(among?.sources ?? [])].sort());
  const dashes = await page
    .locator('#tree .branch.guest')
    .evaluateAll((all) => all.map((branch) => getComputedStyle(branch).strokeDasharray));
  expect(dashes).toEqual(['6px, 4px']);
  await guest.hover();
  await expect(page.locator('#tip')).toContainText('Likeliest models, by probability');
  await expect(page.locator('#tip')).toContainText('how long its branch is says nothing');
  await expect(page.locator('#vacant')).toBeHidden();
  await expect(page.locator('#lone')).toBeVisible();
});

test('a text that is like nothing in the atlas is placed nowhere', async ({ kinprint }) => {
  const { page, leaves } = kinprint;
  await kinprint.choose(kinprint.write('texts/salad.txt', prose('ornate', 1500)));
  const lone = page.locator('#lone');
  const expected = said(kinprint, 'salad');
  expect(expected).toMatchObject({ beyond: true, verdict: 'unlike-all' });
  await expect(kinprint.finding).toHaveText(expected.finding);
  await expect(lone.locator('.card-warning').last()).toContainText('No probability would mean anything');
  await expect(leaves).toHaveCount(23);
  await expect(lone.locator('.neighbours, .term-row, .band')).toHaveCount(0);
  await expect(lone).not.toContainText('Measured on');
  await page.locator('#tree .leaf.guest').hover();
  await expect(page.locator('#tip')).toContainText('too unlike the texts of the atlas');
  await expect(page.locator('#tip')).not.toContainText('by probability');
});

test('what is too short for the tree is asked about from its row, and so is what stands in it', async ({
  kinprint,
}) => {
  const { page, leaves } = kinprint;
  await kinprint.choose(
    kinprint.write('texts/plain.txt', prose('plain', 6000)),
    kinprint.write('texts/ornate.txt', prose('ornate', 6000)),
    kinprint.write('texts/note.txt', sampleText('story')),
  );
  await expect(leaves).toHaveCount(2);
  await expect(page.locator('#left-out')).toContainText('choose a name in the table');
  const row = page.locator('tr.out');
  await expect(row).toContainText('too short');
  await row.locator('.source-name').focus();
  await page.keyboard.press('Enter');
  await expect(kinprint.finding).toHaveText(said(kinprint, 'note').finding);
  const panel = page.locator('#inspector');
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Whose style is note?');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(leaves).toHaveCount(2);
  await expect(leaves.first()).toBeFocused();
  await page.getByRole('button', { name: 'Change “plain”' }).click();
  await page.getByRole('menuitem', { name: 'Whose style is it?' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Whose style is plain?');
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('plain');
});

test('a text of too few words is not placed, and that is said', async ({ kinprint }) => {
  await kinprint.choose(kinprint.write('texts/note.txt', prose('plain', 90)));
  const lone = kinprint.page.locator('#lone');
  await expect(kinprint.finding).toHaveText('Too short to tell.');
  await expect(kinprint.leaves).toHaveCount(22);
  await expect(lone.locator('.card-warning').last()).toContainText('200 are needed');
  await expect(lone.locator('.neighbours')).toHaveCount(0);
});

test('a source of a tree is placed where that is asked, by keyboard, and back again', async ({
  kinprint,
}) => {
  const { page, leaves } = kinprint;
  await kinprint.choose(
    kinprint.write('texts/plain.jsonl', answers('plain')),
    kinprint.write('texts/ornate.jsonl', sampleAnswers('ornate')),
  );
  await expect(leaves).toHaveCount(2);
  await expect(page.locator('#lone')).toBeHidden();
  await leaves.filter({ hasText: 'ornate' }).first().click();
  const ask = page.getByRole('button', { name: 'Whose style is it?' });
  await ask.focus();
  await page.keyboard.press('Enter');
  const panel = page.locator('#inspector');
  await expect(kinprint.finding).toHaveText(said(kinprint, 'ornate').finding);
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(leaves).toHaveCount(23);
  const guest = page.locator('#tree .leaf.guest');
  await expect(guest).toHaveText('ornate');
  expect(await drawnAmong(kinprint)).toEqual([...(said(kinprint, 'ornate').among?.sources ?? [])].sort());
  // Pictures go on being those of the own tree.
  expect(await kinprint.takeHome('Tree (Newick)')).not.toContain('kimi');
  await panel.getByRole('button', { name: 'Back' }).focus();
  await page.keyboard.press('Escape');
  await expect(ask).toBeFocused();
  await expect(leaves).toHaveCount(2);
  await expect(guest).toHaveCount(0);
  await expect(kinprint.finding).toContainText('2 sources');
  // By keyboard in the tree itself.
  await page.keyboard.press('Enter');
  await expect(guest).toHaveCount(1);
  await guest.focus();
  await expect(page.locator('#tip')).toContainText('by probability');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Where ornate hangs: /);
  await page.keyboard.press('Escape');
  await expect(leaves).toHaveCount(2);
  await expect(page.locator('#inspector h2')).toHaveText('ornate');
});

test('a long text is followed from its beginning to its end, as the command follows it', async ({
  kinprint,
}) => {
  const known = (['plain', 'ornate', 'brisk'] as const).map((habit) =>
    kinprint.write(`known/${habit}.jsonl`, answers(habit)),
  );
  const atlas = join(kinprint.folder, 'mine.json');
  execFileSync(command, ['atlas', ...known, '-o', atlas], { stdio: 'ignore' });
  await kinprint.choose(
    kinprint.write('texts/long.txt', `${prose('ornate', 2500, 77)}\n\n${prose('plain', 2500, 78)}`),
    atlas,
  );
  const lone = kinprint.page.locator('#lone');
  const [course] = said(kinprint, 'long', '--atlas', atlas).pieces.courses;
  if (!course) throw new Error('The command does not follow it.');
  expect(changes(course)).toBe(true);
  // One stretch alone is told by the sentence.
  const lines = changes(course) ? course.stretches.map(stretchLine) : [];
  await expect(lone).toContainText(`long.txt ${courseSentence(course)}`);
  await expect(lone.locator('.stretches .stretch-where')).toHaveText(lines.map(({ where }) => where));
  await expect(lone.locator('.stretches .stretch-whose')).toHaveText(lines.map(({ whose }) => whose));
  await expect(lone.locator('.band > rect:has(title)')).toHaveCount(course.windows.length);
  await lone.locator('summary').filter({ hasText: 'The band in figures' }).press('Enter');
  await expect(lone.locator('.window-table tbody tr')).toHaveCount(course.windows.length);
  await expect(lone.locator('.window-table tbody tr').first()).toContainText(
    course.windows[0]?.source ?? '?',
  );
});

test('of many texts it is told which share is nearest to whom, with an interval', async ({ kinprint }) => {
  await kinprint.choose(kinprint.write('texts/many.jsonl', sampleAnswers('many')));
  const { pieces } = said(kinprint, 'many');
  expect(pieces.texts).toBe(6);
  await expect(kinprint.page.locator('#lone')).toContainText(shareSentence(pieces));
});
