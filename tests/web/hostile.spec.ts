/** What strangers could have written: names that want to be markup or orders, and saved sessions that are traps. */
import { pathToFileURL } from 'node:url';
import { expect, Kinprint, prose, test, type Habit } from './kinprint';

const names = [
  '<script>document.title = "caught"</script>',
  '<img src=x onerror="document.title = \'caught\'">',
  ['javascript', 'document.title="caught"'].join(':'),
  '"><svg onload=alert(1)>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  'tu\u202eremaner\u202c \u2066here\u2069',
  'nul\u0000bell\u0007',
  'no\ufffecharacter\uffff',
  `long ${'x'.repeat(10_000)}`,
  "quote ' bracket ( ) [ ] ; : , end",
];
/** Longer names are cut: limits.hpp. */
const longest = 512;
const habits: Habit[] = ['plain', 'brisk', 'ornate'];

const lines = (): string =>
  names
    .flatMap((model, at) =>
      Array.from({ length: 12 }, (_, prompt) =>
        JSON.stringify({
          model,
          prompt_id: prompt,
          output: `${prose(habits[at % 3] ?? 'plain', 120, 31 * at + prompt)} word${'abcdefghijk'[at]}`,
        }),
      ),
    )
    .join('\n');

async function expectTame({ page }: Kinprint): Promise<void> {
  await expect(page).toHaveTitle('Kinprint: which language models write alike?');
  const alive =
    'main img, main script, main iframe, main [onload], main [onerror], main a[href^="javascript"]';
  expect(await page.locator(alive).count()).toBe(0);
}

async function dropNames(kinprint: Kinprint): Promise<void> {
  await kinprint.choose(kinprint.write('names.jsonl', lines()));
  await expect(kinprint.leaves).toHaveCount(names.length);
  await kinprint.measured();
}

test('names stay text wherever they stand, and turn nothing around', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropNames(kinprint);
  await expectTame(kinprint);
  const shown = (await page.locator('body').textContent()) ?? '';
  expect(shown).toContain('<script>document.title');
  // eslint-disable-next-line no-control-regex -- that is what must not be there
  expect(shown).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/);
  for (const leaf of await kinprint.leaves.all()) {
    await leaf.click();
    await expect(page.locator('#inspector h2')).toBeVisible();
    await page
      .getByRole('button', { name: /^Why is/ })
      .first()
      .click();
    await expect(page.locator('.term-row').first()).toBeVisible();
  }
  await expectTame(kinprint);
  const hints = await page.evaluate(() =>
    [...document.querySelectorAll('[title], [aria-label]')]
      .map((node) => `${node.getAttribute('title')} ${node.getAttribute('aria-label')}`)
      .join(),
  );
  expect(hints).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  const wide = await page.locator('html').evaluate((node) => node.scrollWidth - node.clientWidth);
  expect(wide).toBe(0);
});

test('no export carries anything that lives', async ({ kinprint }) => {
  const { page } = kinprint;
  await dropNames(kinprint);
  const svg = await kinprint.takeHome('Picture (SVG)');
  const picture = await page.context().newPage();
  const alarms: string[] = [];
  picture.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  await picture.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const inside = await picture.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const attributes = all.flatMap((node) =>
      [...node.attributes].map(({ name, value }) => `${name}=${value}`),
    );
    return {
      tags: [...new Set(all.map(({ localName }) => localName))].sort(),
      live: attributes.filter((one) => /^on|href|javascript:|url\(/i.test(one)),
      leaves: document.querySelectorAll('.leaf text').length,
    };
  });
  expect(inside.tags).toEqual(['circle', 'g', 'line', 'path', 'rect', 'svg', 'text', 'title']);
  expect(inside.live).toEqual([]);
  expect(inside.leaves).toBe(names.length);
  expect(alarms).toEqual([]);
  await picture.close();

  const newick = await kinprint.takeHome('Tree (Newick)');
  // One tree on one line: what is quoted ends where it should, so that only the tree's own brackets are left outside.
  expect(newick.trimEnd().split('\n')).toHaveLength(1);
  const bare = newick.trimEnd().replaceAll(/'(?:[^']|'')*'/g, 'x');
  expect(bare).toMatch(/^[(),:;.\w-]+;$/);
  expect([...bare.matchAll(/[(]/g)].length).toBe([...bare.matchAll(/[)]/g)].length);

  const table = await kinprint.takeHome('Distances (CSV)');
  const rows = table.trimEnd().split('\r\n');
  expect(rows).toHaveLength(names.length + 1);
  const cells = [...table.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? '');
  expect(cells).toHaveLength(1 + 2 * names.length);
  expect(cells.filter((cell) => /^\s*[=+@-]/.test(cell))).toEqual([]);
  expect(cells.some((cell) => cell.startsWith("'=cmd|"))).toBe(true);

  const html = await kinprint.takeHome('Page with the picture (HTML)');
  const file = await page.context().newPage();
  file.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  await file.goto(pathToFileURL(kinprint.write('tree.html', html)).href);
  await expect(file).toHaveTitle('Which language models write alike?');
  const living = 'script, img, iframe, a, object, embed, [onload], [onerror], [href], [src], [style]';
  expect(await file.locator(living).count()).toBe(0);
  expect(await file.locator('.leaf text').count()).toBe(names.length);
  expect(alarms).toEqual([]);
  await file.close();

  const tree = JSON.parse(await kinprint.takeHome('Tree and distances (JSON)')) as {
    sources: { name: string }[];
  };
  expect(tree.sources.map(({ name }) => name).sort()).toEqual(
    [...names].map((name) => name.slice(0, longest)).sort(),
  );
  const session = JSON.parse(await kinprint.takeHome('Session, to open here again')) as object;
  expect(Object.keys(session)).toEqual([
    'kinprint',
    'icu',
    'format',
    'textHashes',
    'tree',
    'terms',
    'content',
  ]);
});

/** A good session to spoil. */
async function goodSession(kinprint: Kinprint): Promise<string> {
  await kinprint.choose(...habits.map((habit) => kinprint.write(`${habit}.txt`, prose(habit, 6000))));
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  const session = await kinprint.takeHome('Session, to open here again');
  await kinprint.idle();
  await kinprint.page.getByRole('button', { name: 'Start over' }).click();
  return session;
}

test('a stranger’s session is read whole or refused with the reason, and spoils nothing', async ({
  kinprint,
}) => {
  const good = await goodSession(kinprint);
  const deep = 200_000;
  const traps: Record<string, string> = {
    'cut-off': good.slice(0, good.length / 2),
    'not-a-number': good.replace(/"emptyTexts":0/, '"emptyTexts":NaN'),
    'wrong-type': good.replace(/"emptyTexts":0/, '"emptyTexts":"none"'),
    'below-zero': good.replace(/"texts":1/g, '"texts":-1'),
    'too-large': good.replace(/"words":\d+,"terms"/, '"words":99999999999999999999,"terms"'),
    'no-sources': good.replaceAll('"sources"', '"SOURCES"'),
    'a-billion-sources': '{"format":3,"terms":{"words":[],"sources":1000000000},"content":{"sources":[]}}',
    'counts-of-nothing':
      '{"format":3,"terms":{"sources":[{"name":"x","emptyTexts":0,"blocks":[{"prompt":"","id":"","bucket":0,"texts":1,"words":5,"terms":[1000000000]}]}]},"content":{"sources":[]}}',
    nested: `{"format":3,"terms":${'['.repeat(deep)}${']'.repeat(deep)},"content":{}}`,
    'nested-in-tree': `{"format":3,"tree":{"options":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}},"terms":{"sources":1},"content":{}}`,
    'not-json': 'a=1',
    'another-format': good.replace('"format":3', '"format":4'),
    proto: '{"__proto__":{"isSealed":false},"format":3,"constructor":1}',
  };
  await kinprint.choose(
    ...Object.entries(traps).map(([name, text]) => kinprint.write(`${name}.kinprint.json`, text)),
    ...habits.slice(0, 2).map((habit) => kinprint.write(`good/${habit}.txt`, prose(habit, 6000, 7))),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.page.getByRole('button', { name: /^Show .* more messages/ }).click();
  for (const name of Object.keys(traps)) {
    await expect(kinprint.problems.filter({ hasText: `${name}.kinprint.json` })).toContainText(
      /This is not a Kinprint profile that can be read: .*Make it anew|Make profiles/,
    );
  }
  await expect(kinprint.problems).toHaveCount(Object.keys(traps).length);
  await expectTame(kinprint);
});

test('of a key that comes twice one is taken, and choices that are not known are passed over', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const good = await goodSession(kinprint);
  const twice = good.replace('"format":3', '"format":9,"format":3');
  await kinprint.choose(kinprint.write('twice.kinprint.json', twice));
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  await page.getByRole('button', { name: 'Start over' }).click();
  const options =
    '"options":{"distance":"<img src=x onerror=alert(1)>","linkage":"__proto__","terms":-5,"centre":[]}';
  await kinprint.choose(
    kinprint.write('choices.kinprint.json', good.replace(/"options":\{[^}]*\}/, options)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems).toContainText(
    'The choices saved with these counts are not known to this version',
  );
  await expect(page.getByRole('combobox', { name: 'Distance' })).toHaveValue('snr');
  await expectTame(kinprint);
});

test('an address with a trap in it opens the page as it is', async ({ kinprint, site }) => {
  const { page } = kinprint;
  const hashes = [
    '#<img src=x onerror=alert(1)>',
    '#javascript:alert(1)',
    `#${'a'.repeat(100_000)}`,
    '#%00%ff',
    '#{"a":',
  ];
  for (const [at, hash] of hashes.entries()) {
    // With the number each is a page of its own; what the last one still asks for is waited for.
    await kinprint.ready();
    await page.goto(`${site}?${at}=<script>alert(1)</script>${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which language models write alike?');
    await expectTame(kinprint);
  }
});

test('a session of very many texts is read without them, and keeps nobody waiting', async ({ kinprint }) => {
  const good = await goodSession(kinprint);
  const entry = { file: 'a', source: 'a', format: 'plain', sources: ['a'], text: 'x' };
  const texts = Array.from({ length: 200_000 }, () => JSON.stringify(entry)).join(',');
  await kinprint.choose(
    kinprint.write('many.kinprint.json', good.replace(/\}\n$/, `,"texts":[${texts}]}\n`)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems.first()).toContainText('but not its texts: they are more than');
});
