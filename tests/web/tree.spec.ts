/** The tree: what it shows, how it is reached, and what is taken home. */
import { expect, prose, test, type Kinprint } from './kinprint';

async function openSample({ page, leaves }: Kinprint): Promise<void> {
  await page.getByRole('button', { name: 'Show 22 models' }).click();
  await expect(leaves).toHaveCount(22);
}

interface Tree {
  sources: { name: string }[];
  distances: number[];
  merges: { a: number; b: number; height: number }[];
}

test('pointing at a leaf shows its size and nearest sources; a click pins it', async ({ kinprint }) => {
  const { page } = kinprint;
  await openSample(kinprint);
  const leaf = kinprint.leaves.filter({ hasText: 'kimi-k2-0905' });
  await leaf.hover();
  const tip = page.locator('#tip');
  await expect(tip).toContainText(/kimi-k2-0905.*words in .* texts/);
  await expect(tip.locator('.neighbours li')).toHaveCount(5);
  await expect(tip.locator('.neighbours li').first()).toContainText('kimi-k2');
  await leaf.click();
  await expect(tip).toBeHidden();
  await expect(page.locator('#inspector h2')).toHaveText('kimi-k2-0905');
  await page.locator('#inspector .link').first().click();
  await expect(page.locator('#inspector h2')).toHaveText('kimi-k2');
  await page.locator('#inspector').getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('#inspector')).toBeHidden();
});

test('pointing at a join shows where it lies and what it holds', async ({ kinprint }) => {
  await openSample(kinprint);
  await kinprint.page.locator('#tree .join').first().locator('.knot').hover({ force: true });
  await expect(kinprint.page.locator('#tip')).toContainText(/22 sources joined at \d/);
});

test('the tree is walked with the keyboard alone', async ({ kinprint }) => {
  const { page } = kinprint;
  await openSample(kinprint);
  await kinprint.measured();
  await page.getByText('Download', { exact: true }).focus();
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toHaveClass(/leaf/);
  await expect(page.locator('#tip')).toBeVisible();
  const first = await focused.getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  expect(await focused.getAttribute('aria-label')).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('aria-label', /sources joined at/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const name = (await focused.getAttribute('aria-label'))?.split(',')[0] ?? '';
  await expect(page.locator('#inspector h2')).toHaveText(name);
  await page.keyboard.press('Escape');
  await expect(page.locator('#inspector')).toBeHidden();
  await expect(page.locator('#tree [tabindex="0"]')).toHaveCount(1);
});

test('every distance and linkage gives a tree with its own axis', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('a.txt', prose('plain', 4000)),
    kinprint.write('b.txt', prose('ornate', 4000)),
    kinprint.write('c.txt', prose('brisk', 4000)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  for (const [distance, axis] of [
    ['burrows-delta', 'Burrows’s Delta'],
    ['jsd', 'Jensen–Shannon distance'],
    ['slop-overlap', 'Slop overlap distance'],
    ['cosine-delta', 'Cosine Delta distance'],
    ['whitened', 'Whitened distance'],
    ['snr', 'SNR-weighted distance'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Distance' }).selectOption(distance);
    await expect(page.locator('.axis-title')).toContainText(axis);
    await expect(kinprint.leaves).toHaveCount(3);
  }
  for (const linkage of ['complete', 'single', 'ward']) {
    await page.getByRole('combobox', { name: 'Linkage' }).selectOption(linkage);
    await kinprint.idle();
    expect(JSON.parse(await kinprint.takeHome('Tree and distances (JSON)'))).toMatchObject({
      options: { linkage },
    });
  }
});

test('what is drawn is what the figures say', async ({ kinprint }) => {
  const { page } = kinprint;
  await openSample(kinprint);
  const tree = JSON.parse(await kinprint.takeHome('Tree and distances (JSON)')) as Tree;
  const labels = await page
    .locator('#tree .leaf')
    .evaluateAll((leaves) => leaves.map((leaf) => leaf.getAttribute('aria-label')));
  expect(labels.map((label) => label?.split(',')[0]).sort()).toEqual(
    tree.sources.map(({ name }) => name).sort(),
  );
  await kinprint.measured();
  const best = Math.min(...tree.distances);
  await expect(kinprint.finding).toContainText(`at a distance of ${best.toPrecision(3)}`);
  const ticks = await page.locator('.tree-axis .tick text').allTextContents();
  expect(Math.max(...ticks.map(Number))).toBeGreaterThanOrEqual(
    Math.max(...tree.merges.map(({ height }) => height)) * 0.8,
  );
});

test('the picture is SVG with text as text, escaped, and every name in full', async ({ kinprint }) => {
  const { page } = kinprint;
  const long = `model-${'with-a-long-name-'.repeat(10)}end`;
  await page.setViewportSize({ width: 800, height: 600 });
  await kinprint.choose(
    kinprint.write('a & b.txt', prose('plain', 800)),
    kinprint.write('<script>alert(1)<∕script>.txt', prose('ornate', 800)),
    kinprint.write(`${long}.txt`, prose('brisk', 800)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  const svg = await kinprint.takeHome('Picture (SVG)');
  expect(svg).toContain('>a &amp; b</text>');
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('NaN');
  // Opened as a picture of its own, it is well-formed and holds what is drawn.
  const picture = await page.context().newPage();
  await picture.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const names = await picture.locator('.leaf text').allTextContents();
  expect(names.sort()).toEqual(['<script>alert(1)<∕script>', 'a & b', long]);
  await picture.close();
  expect(await kinprint.takeHome('Tree (Newick)')).toContain("'a & b'");
});

test('a source of one short text leaves how sure the branches are unmeasured, and is named', async ({
  kinprint,
}) => {
  const sources = [
    ['plain', 1500],
    ['brisk', 8000],
    ['ornate', 8000],
  ] as const;
  await kinprint.choose(
    ...sources.map(([habit, words]) => kinprint.write(`${habit}.txt`, prose(habit, words))),
  );
  await kinprint.page.getByRole('button', { name: 'Take it in' }).click();
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  await expect(kinprint.page.locator('#certainty')).toContainText(
    'How sure each branch is was not measured. There is nothing to draw from in "plain"',
  );
});
