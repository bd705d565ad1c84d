/** The first view: the tree of the atlas is there at once, can be explored, and leads to the whole example. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, Kinprint, test } from './kinprint';

const atlasFile = fileURLToPath(new URL('../../samples/22-models.kinprint-atlas.json', import.meta.url));

interface Written {
  date: string;
  tree: {
    sources: { name: string }[];
    order: number[];
    merges: { support: number }[];
    nearest: { name: string; support: number }[];
  };
}

const atlas = (): Written => JSON.parse(readFileSync(atlasFile, 'utf8')) as Written;

test('the tree of the atlas is drawn, as its file has it, with its finding and its support', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const { date, tree } = atlas();
  const leaves = page.locator('#atlas-tree .leaf');
  await expect(leaves).toHaveCount(22);
  const labels = await leaves.evaluateAll((all) => all.map((leaf) => leaf.getAttribute('aria-label')));
  expect(labels.map((label) => label?.split(',')[0])).toEqual(tree.order.map((id) => tree.sources[id]?.name));
  const figures = await page.locator('#atlas-tree .support').allTextContents();
  const expected = tree.merges.slice(0, -1).map(({ support }) => String(Math.round(100 * support)));
  expect(figures.filter((figure) => figure !== '').sort()).toEqual(expected.sort());
  await expect(page.locator('#atlas-finding')).toContainText(
    '22 sources. Nearest pair: kimi-k2 and kimi-k2-0905',
  );
  await expect(page.locator('#atlas-finding')).toContainText('of resamples, by 6 of 6 methods');
  await expect(page.locator('#atlas-about')).toContainText(date);
});

test('it is explored by pointing and by keyboard, and a chosen model opens the example with it', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const { tree } = atlas();
  const leaf = page.locator('#atlas-tree .leaf').filter({ hasText: 'kimi-k2-0905' });
  await leaf.hover();
  const tip = page.locator('#tip');
  await expect(tip).toContainText('kimi-k2-0905');
  await expect(tip).toContainText('Nearest: kimi-k2, in 100 % of resamples');
  await page.locator('h1').first().hover();
  await expect(tip).toBeHidden();
  await page.getByRole('button', { name: 'Show 22 models' }).focus();
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toHaveClass(/leaf/);
  await expect(tip).toBeVisible();
  await page.keyboard.press('End');
  const last = tree.sources[tree.order.at(-1) ?? 0]?.name ?? '';
  await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${last},`));
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(kinprint.leaves).toHaveCount(22);
  await expect(page.locator('#inspector h2')).toHaveText(last);
  await expect(page.locator('#welcome')).toBeHidden();
  await expect(page.locator('#badge')).toHaveText('Private');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('#atlas-tree .leaf')).toHaveCount(22);
});

test('the tree of an atlas that is dropped alone stands there, too, until there is another', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(atlasFile);
  await expect(kinprint.leaves).toHaveCount(22);
  await expect(page.locator('#finding')).toContainText('22 sources. Nearest pair: kimi-k2 and kimi-k2-0905');
  await expect(page.locator('#notes')).toContainText(`22 models, made ${atlas().date}. Drop texts`);
  await expect(page.locator('#vacant')).toBeHidden();
  await expect(page.locator('#controls')).toBeHidden();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('#welcome')).toBeVisible();
});

test('nothing moves when the tree comes, and the words do not wait for it', async ({ page, site }, info) => {
  const { alarms } = new Kinprint(page, info.outputPath());
  let goOn = (): void => undefined;
  const isLate = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(/atlas-tree/, async (route) => {
    await isLate;
    await route.continue();
  });
  await page.goto(site);
  const boxes = page.locator('#welcome-title, .drop-area, .promises, .atlas-room');
  await expect(page.getByRole('button', { name: 'Choose files' }).first()).toBeVisible();
  const places = async (): Promise<unknown> =>
    Promise.all((await boxes.all()).map((box) => box.boundingBox()));
  const before = await places();
  goOn();
  await expect(page.locator('#atlas-tree .leaf')).toHaveCount(22);
  expect(await places()).toEqual(before);
  expect(alarms).toEqual([]);
});

test('where the tree does not come, the first view does without', async ({ page, site }, info) => {
  const kinprint = new Kinprint(page, info.outputPath());
  await page.route(/atlas-tree/, (route) => route.abort());
  await page.goto(site);
  await kinprint.ready();
  await expect(page.locator('#atlas')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Show 22 models' }).first().click();
  await expect(kinprint.leaves).toHaveCount(22);
  expect(kinprint.alarms.filter((alarm) => !alarm.includes('ERR_FAILED'))).toEqual([]);
});

test('readiness does not wait for the atlas, but the seal does', async ({ page, site }, info) => {
  const kinprint = new Kinprint(page, info.outputPath());
  let isAsked = false;
  await page.route(/kinprint-atlas-(?!tree)/, async (route) => {
    isAsked = true;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(site);
  // What every run needs does not wait for it.
  await expect(page.locator('#seal-status')).toHaveText(/^Ready.*is still on its way/);
  await kinprint.choose(kinprint.write('a.txt', 'It was a cold day in the town by the sea. '.repeat(3)));
  await expect(page.locator('#badge')).toHaveText('Sealed');
  expect(isAsked).toBe(true);
  await expect(page.locator('#lone')).not.toContainText('can no longer fetch');
  await expect(page.locator('#finding')).toHaveText('Too short to tell.');
});
