/** Sizes and schemes: nothing is cut off, and both schemes are legible. */
import type { Page } from '@playwright/test';
import { expect, prose, test } from './kinprint';

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the window, from the first view to a chosen source', async ({ kinprint }) => {
    const { page } = kinprint;
    await expect(page.locator('#atlas-tree .leaf')).toHaveCount(22);
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Show 22 models' }).tap();
    await expect(kinprint.leaves).toHaveCount(22);
    expect(await overflow(page)).toBe(0);
    await kinprint.leaves.first().tap();
    await expect(page.locator('#inspector')).toBeInViewport();
    expect(await overflow(page)).toBe(0);
  });

  test('how it works is behind a sign that has its name', async ({ kinprint }) => {
    const help = kinprint.page.getByRole('button', { name: 'How it works' });
    expect((await help.innerText()).trim()).toBe('?');
    await help.tap();
    await expect(kinprint.page.getByRole('dialog', { name: 'How it works' })).toBeVisible();
  });

  test('a name too long for its label can be read in full', async ({ kinprint }) => {
    const name = `a-very-long-model-name-${'with-many-parts-'.repeat(6)}instruct`;
    await kinprint.choose(
      kinprint.write(`${name}.txt`, prose('plain', 500)),
      kinprint.write('b.txt', prose('ornate', 500)),
    );
    await expect(kinprint.leaves).toHaveCount(2);
    expect(await overflow(kinprint.page)).toBe(0);
    const leaf = kinprint.leaves.filter({ hasText: '…' });
    await leaf.tap();
    await expect(kinprint.page.locator('#inspector h2')).toHaveText(name);
  });
});

test('200 sources have a readable row each, and the axis stays in sight', async ({ kinprint }) => {
  const { page } = kinprint;
  const files = Array.from({ length: 200 }, (_, index) => {
    const habit = (['plain', 'ornate', 'brisk'] as const)[index % 3] ?? 'plain';
    return kinprint.write(`source-${index}.txt`, prose(habit, 300, index + 1));
  });
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(200);
  const rows = await kinprint.leaves.evaluateAll((leaves) =>
    leaves.map((leaf) => leaf.getBoundingClientRect().top),
  );
  const gaps = rows.slice(1).map((top, index) => top - (rows[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
  await kinprint.leaves.last().evaluate((leaf) => leaf.scrollIntoView());
  await expect(page.locator('#tree .axis-title')).toBeInViewport();
});

const manyFields = (record: number): string => {
  const name = (field: number): string =>
    `metadata_of_the_run_with_a_long_name_${'and_more_'.repeat(4)}${field}`;
  const fields = Array.from({ length: 20 }, (_, field) => [name(field), `value ${record}`]);
  return JSON.stringify({ ...Object.fromEntries(fields), output: prose('brisk', 100, record) });
};

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [844, 390],
] as const) {
  test(`at ${width} × ${height} px many long fields leave the choices and the buttons in view`, async ({
    kinprint,
  }) => {
    const { page } = kinprint;
    await page.setViewportSize({ width, height });
    await kinprint.choose(kinprint.write('records.jsonl', [1, 2, 3].map(manyFields).join('\n')));
    await page.locator('#records').getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog', { name: 'What the records hold' });
    for (const name of ['Count anew', 'Leave it'])
      await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole('combobox').first()).toBeInViewport({ ratio: 1 });
    const cut = await dialog.evaluate((all) =>
      [all, ...all.querySelectorAll('select, .fields-table th')].filter(
        (one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().right > innerWidth,
      ),
    );
    expect(cut).toEqual([]);
    const last = dialog.getByRole('row').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last.getByRole('rowheader')).toBeInViewport({ ratio: 0.9 });
  });
}

test('at 320 px nothing is wider than the window', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('#atlas-tree .leaf')).toHaveCount(22);
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  expect(await overflow(page)).toBe(0);
});

test('on paper the tree and the sources are whole, without what is pressed', async ({ kinprint }) => {
  const { page } = kinprint;
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(kinprint.leaves).toHaveCount(22);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  expect(await overflow(page)).toBe(0);
  const hidden = await page
    .locator('#tree, .sources-list')
    .evaluateAll((boxes) => boxes.map((box) => box.scrollHeight - box.clientHeight));
  expect(Math.max(...hidden)).toBe(0);
  for (const name of ['Add files', 'Start over', 'How it works'])
    await expect(page.getByRole('button', { name })).toBeHidden();
});

/** The contrast of WCAG 2.2 between two colours. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('text and branches stand out', async ({ kinprint }, info) => {
      const { page } = kinprint;
      await page.getByRole('button', { name: 'Show 22 models' }).click();
      await expect(kinprint.leaves).toHaveCount(22);
      const colours = await page.evaluate(() => {
        const of = (selector: string, property: string): string => {
          const node = document.querySelector(selector);
          return node ? getComputedStyle(node).getPropertyValue(property) : '';
        };
        return {
          paper: of('html', 'background-color'),
          surface: of('.sources', 'background-color'),
          texts: [
            of('body', 'color'),
            of('#honesty', 'color'),
            of('#finding .name', 'color'),
            of('#tree .leaf text', 'fill'),
          ],
          inTable: [of('.source-name', 'color'), of('.state', 'color')],
          branches: [...document.querySelectorAll('#tree .branch')].map(
            (branch) => getComputedStyle(branch).stroke,
          ),
        };
      });
      for (const text of colours.texts)
        expect(contrast(text, colours.paper), text).toBeGreaterThanOrEqual(4.5);
      for (const text of colours.inTable)
        expect(contrast(text, colours.surface), text).toBeGreaterThanOrEqual(4.5);
      for (const line of colours.branches)
        expect(contrast(line, colours.paper), line).toBeGreaterThanOrEqual(3);
      await page.screenshot({ path: info.outputPath(`${colorScheme}.png`) });
    });
  });
}
