/** Whose style a source is: of one source alone, and of one in a tree, as the command says it. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { likelihood, type Identification, type Identified } from '../../web/src/model/identification';
import { answers, expect, prose, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

function said({ folder }: Kinprint, name: string): Identified {
  const out = execFileSync(command, ['identify', `${folder}/texts`], { encoding: 'utf8' });
  const { unknown } = JSON.parse(out) as Identification;
  const found = unknown.find((one) => one.name === name);
  if (!found) throw new Error('The command does not place it.');
  return found;
}

test('one source, of which there is no tree, is placed at once, as the command places it', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(kinprint.write('texts/letter.txt', prose('ornate', 1500)));
  const lone = page.locator('#lone');
  await expect(lone.getByRole('heading', { level: 2 })).toHaveText('Whose style is letter?');
  const expected = said(kinprint, 'letter');
  await expect(lone.locator('.identity-finding')).toHaveText(expected.finding);
  await expect(lone.locator('.neighbour-figure')).toHaveText(
    expected.candidates.slice(0, 5).map(({ probability }) => likelihood(probability)),
  );
  await expect(lone).toContainText('A likeness of style proves no origin');
  const row = lone.locator('.term-row').first();
  await row.click();
  await expect(lone.locator('.term-details').first()).toContainText('In a text as long');
});

test('a text of too few words is not placed, and that is said', async ({ kinprint }) => {
  await kinprint.choose(kinprint.write('texts/note.txt', prose('plain', 90)));
  const lone = kinprint.page.locator('#lone');
  await expect(lone.locator('.identity-finding')).toHaveText('Too short to tell.');
  await expect(lone.locator('.card-warning').last()).toContainText('200 are needed');
  await expect(lone.locator('.neighbours')).toHaveCount(0);
});

test('a source of a tree is placed where that is asked, by keyboard, and back again', async ({
  kinprint,
}) => {
  const { page, leaves } = kinprint;
  await kinprint.choose(
    kinprint.write('texts/plain.jsonl', answers('plain')),
    kinprint.write('texts/ornate.jsonl', answers('ornate')),
  );
  await expect(leaves).toHaveCount(2);
  await expect(page.locator('#lone')).toBeHidden();
  await leaves.filter({ hasText: 'ornate' }).first().click();
  const ask = page.getByRole('button', { name: 'Whose style is it?' });
  await ask.focus();
  await page.keyboard.press('Enter');
  const panel = page.locator('#inspector');
  await expect(panel.locator('.identity-finding')).toHaveText(said(kinprint, 'ornate').finding);
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ask).toBeFocused();
});
