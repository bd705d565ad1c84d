/** The report of whose style a source is: the same as the command's, printed on one page, and text whatever stands in it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import type { Report } from '../../web/src/model/report';
import { answers, expect, prose, sampleText, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));
const hostile = 'It\'s <img src=x onerror="document.title=1"> $(touch caught) `id`\nby nobody';

/** Opens the report of the one source. */
async function open({ page }: Kinprint): Promise<Locator> {
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const report = page.getByRole('dialog');
  await expect(report.locator('.report-finding')).toBeVisible();
  return report;
}

async function claim(report: Locator, text: string): Promise<void> {
  const field = report.getByLabel('What was claimed');
  await field.fill(text);
  await field.blur();
  await expect(report.locator('.report-command')).toContainText('--claim');
}

async function download({ page }: Kinprint): Promise<Report> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  return JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as Report;
}

const undated = (report: Report): Report => ({ ...report, date: '' });

test('the report that is downloaded is the command’s, which its last line makes again', async ({
  kinprint,
}) => {
  const name = "-it's $(touch caught) letter.txt";
  await kinprint.choose(kinprint.write(name, sampleText('story')));
  const report = await open(kinprint);
  await claim(report, hostile);
  const ours = await download(kinprint);
  expect(ours.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(ours.claim).toBe(hostile);
  const line = ours.repeat.replace(/^kinprint/, command);
  execFileSync('sh', ['-c', line], { cwd: kinprint.folder });
  const theirs = JSON.parse(readFileSync(join(kinprint.folder, 'report.json'), 'utf8')) as Report;
  expect(undated(theirs)).toEqual(undated(ours));
  expect(execFileSync('ls', { cwd: kinprint.folder, encoding: 'utf8' })).not.toContain('\ncaught\n');
  const sum = execFileSync('sha256sum', ['--', name], { cwd: kinprint.folder, encoding: 'utf8' });
  expect(sum.split(' ')[0]?.replace('\\', '')).toBe(ours.inputs[0]?.sha256);
});

test('a report of one of a folder’s sources can be repeated, too', async ({ kinprint }) => {
  const { page } = kinprint;
  for (const habit of ['plain', 'ornate', 'brisk'] as const)
    kinprint.write(`texts/${habit}/one.txt`, prose(habit, 6000));
  await kinprint.chooseFolder(join(kinprint.folder, 'texts'));
  await kinprint.measured();
  await kinprint.leaves.filter({ hasText: 'ornate' }).first().click();
  await page.getByRole('button', { name: 'Whose style is it?' }).click();
  await open(kinprint);
  const ours = await download(kinprint);
  expect(ours.inputs.map(({ file }) => file)).toEqual(['texts/ornate/one.txt']);
  execFileSync('sh', ['-c', ours.repeat.replace(/^kinprint/, command)], { cwd: kinprint.folder });
  const theirs = JSON.parse(readFileSync(join(kinprint.folder, 'report.json'), 'utf8')) as Report;
  expect(theirs.settings.only).toEqual(['ornate']);
  expect(theirs.unknown).toEqual(ours.unknown);
});

test('it says first what was found, and what that does not prove; all of it is text', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(kinprint.write('<b>bold.txt', sampleText('story')));
  const report = await open(kinprint);
  await claim(report, hostile);
  await expect(report.getByRole('heading', { level: 2 })).toHaveText('Whose style is <b>bold?');
  await expect(report).toContainText('A likeness of style proves no origin');
  await expect(report).toContainText('Measured on');
  expect(await report.locator('img, b, script').count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await expect(page.getByRole('button', { name: 'Report', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(report.getByLabel('What was claimed')).toHaveValue(hostile);
});

test('it prints on one page, black on white, without what is pressed', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.emulateMedia({ colorScheme: 'dark' });
  await kinprint.choose(kinprint.write('letter.txt', sampleText('story')));
  const report = await open(kinprint);
  await claim(report, hostile);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(report).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(report).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(report.getByRole('button')).toHaveCount(0);
  await expect(report.locator('.report-claim-printed')).toContainText('by nobody');
  await expect(page.locator('#main')).toBeHidden();
});

test('hashing a large file does not halt the page', async ({ kinprint }) => {
  const records = Array.from({ length: 4000 }, (_, at) =>
    JSON.stringify({ text: prose('plain', 300, at + 1) }),
  );
  await kinprint.choose(kinprint.write('long.jsonl', records.join('\n')));
  await expect(kinprint.finding).toContainText('too unlike', { timeout: 60_000 });
  await kinprint.watchHalts();
  const report = await open(kinprint);
  await expect(report.locator('.report-command')).toBeVisible({ timeout: 60_000 });
  console.log(`hashing 8 MB: halts of ${await kinprint.halts()} ms`);
});

test('texts to try come with the page, and are placed as the command places them', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.locator('.drop-area').getByRole('button', { name: 'a travel note' }).click();
  const texts = fileURLToPath(new URL('../../samples/texts/travel.txt', import.meta.url));
  const out = execFileSync(command, ['identify', texts], { encoding: 'utf8' });
  const expected = (JSON.parse(out) as Report).unknown[0]?.finding ?? '';
  await expect(page.locator('#lone .identity-finding')).toHaveText(expected);
  await expect(page.locator('#badge-word')).toHaveText('Private');
});

test('an atlas that is dropped is used until the shipped one is asked for; a broken one changes nothing', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const lines = (['plain', 'ornate', 'brisk'] as const).map((habit) =>
    kinprint.write(`known/${habit}.jsonl`, answers(habit)),
  );
  const atlas = join(kinprint.folder, 'mine.json');
  execFileSync(command, ['atlas', ...lines, '--about', 'Made <b>up</b>.', '-o', atlas], { stdio: 'ignore' });
  const letter = kinprint.write('letter.txt', prose('ornate', 1500, 77));
  await kinprint.choose(letter);
  const lone = page.locator('#lone');
  await expect(lone).toContainText('Atlas of 22 sources');
  const shipped = (await lone.locator('.identity-finding').textContent()) ?? '';

  await kinprint.choose(
    kinprint.write('broken.kinprint-atlas.json', readFileSync(atlas, 'utf8').slice(0, 3000)),
  );
  await expect(kinprint.problems).toContainText('This is no atlas that can be read');
  await expect(lone).toContainText('Atlas of 22 sources');

  await kinprint.choose(atlas);
  await expect(lone).toContainText('mine.json: Atlas of 3 sources');
  await expect(lone).toContainText('Made <b>up</b>.');
  const out = execFileSync(command, ['identify', letter, '--atlas', atlas], { encoding: 'utf8' });
  const expected = (JSON.parse(out) as Report).unknown[0]?.finding ?? '';
  expect(expected).not.toBe(shipped);
  await expect(lone.locator('.identity-finding')).toHaveText(expected);

  await lone.getByRole('button', { name: 'Use the shipped one' }).click();
  await expect(lone).toContainText('Atlas of 22 sources');
  await expect(lone.locator('.identity-finding')).toHaveText(shipped);

  kinprint.write('folder/mine.kinprint-atlas.json', readFileSync(atlas));
  await kinprint.chooseFolder(join(kinprint.folder, 'folder'));
  await expect(lone).toContainText('folder/mine.kinprint-atlas.json: Atlas of 3 sources');
  await expect(page.locator('.problem:not(.mild)')).toHaveCount(1);
});

test('among the other sources a text is placed, too, and that this was not measured is said', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const files = (['plain', 'ornate', 'brisk'] as const).map((habit) =>
    kinprint.write(`texts/${habit}.txt`, prose(habit, 6000, 5)),
  );
  const unknown = kinprint.write('unknown.txt', prose('ornate', 6000, 99));
  await kinprint.choose(...files, unknown);
  await expect(kinprint.leaves).toHaveCount(4);
  await kinprint.leaves.filter({ hasText: 'unknown' }).first().click();
  await page.getByRole('button', { name: 'Whose style is it?' }).click();
  const panel = page.locator('#inspector');
  await panel.getByRole('button', { name: 'The other sources here' }).click();
  await expect(panel).toContainText('held against the other sources here');
  await expect(panel.locator('.neighbour-name').first()).toContainText('ornate');
  await expect(panel.locator('.card-warning:visible').first()).toContainText('not on these sources');
  await expect(panel).not.toContainText('Measured on');
  const saved = join(kinprint.folder, 'saved.kinprint.json');
  execFileSync(command, ['profile', ...files, '-o', saved], { stdio: 'ignore' });
  const out = execFileSync(command, ['identify', unknown, '--atlas', saved], { encoding: 'utf8' });
  const expected = (JSON.parse(out) as Report).unknown[0]?.finding ?? '';
  await expect(panel.locator('.identity-finding')).toHaveText(expected);
});
