/** Whatever is wrong with a file, it is said, and no other file is lost. */
import { zipSync } from 'fflate';
import { expect, prose, test, type Kinprint } from './kinprint';

/** Two good files, which must make a tree whatever else is dropped. */
const good = (kinprint: Kinprint): string[] => [
  kinprint.write('good-a.txt', prose('plain', 800)),
  kinprint.write('good-b.txt', prose('ornate', 800)),
];

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0,
  1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89,
]);

const cases: { what: string; name: string; content: string | Uint8Array; says: RegExp }[] = [
  { what: 'an empty file', name: 'empty.txt', content: '', says: /empty/i },
  { what: 'a file without a word', name: 'marks.txt', content: '!', says: /not one word/i },
  { what: 'a picture named .txt', name: 'picture.txt', content: png, says: /not (a )?text/i },
  { what: 'a file of another kind', name: 'paper.pdf', content: '%PDF-1.7', says: /\.txt/ },
  { what: 'a broken line of JSON', name: 'broken.jsonl', content: '{"output": "one', says: /JSON/ },
  { what: 'a profile that is none', name: 'x.kinprint.json', content: '{}', says: /profile/i },
  {
    what: 'an archive cut short',
    name: 'cut.zip',
    content: zipSync({ 'a.txt': png }).subarray(0, 60),
    says: /could not be opened/,
  },
];

for (const { what, name, content, says } of cases) {
  test(`${what} gives a row that says so, and the others their tree`, async ({ kinprint }) => {
    await kinprint.choose(...good(kinprint), kinprint.write(name, content));
    await expect(kinprint.leaves).toHaveCount(2);
    const row = kinprint.problems.filter({ hasText: name });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(says);
  });
}

test('of many files that are wrong alike few are named, and the page does not stand still over them', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const names = Array.from({ length: 1000 }, (_, at) => `texts/${at}.txt`);
  const archive = zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('!')])));
  await kinprint.choose(
    ...good(kinprint),
    kinprint.write('marks.zip', archive),
    kinprint.write('x.pdf', '%PDF-1.7'),
  );
  await expect(page.locator('#sources tbody tr').nth(202)).toHaveCount(0);
  await expect(kinprint.leaves).toHaveCount(2, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Show 19 more messages' }).click();
  await expect(kinprint.problems).toHaveCount(22);
  await expect(kinprint.problems.filter({ hasText: 'And 980 more files like these.' })).toHaveCount(1);
  await expect(kinprint.problems.filter({ hasText: 'x.pdf' })).toHaveCount(1);
});

test('an archive of very many empty files is soon read, and how far it is moves', async ({ kinprint }) => {
  const { page } = kinprint;
  const names = Array.from({ length: 30_000 }, (_, at) => `texts/${at}.txt`);
  const archive = zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array()])));
  await kinprint.choose(...good(kinprint), kinprint.write('empty.zip', archive));
  await expect(page.locator('.progress-detail')).toHaveText(/^[1-9][\d,]* of 30,002 files/, {
    timeout: 10_000,
  });
  await expect(kinprint.leaves).toHaveCount(2, { timeout: 15_000 });
  await expect(page.locator('#to-problems')).toContainText('30,000 files could not be counted');
});

test('a message is one line that opens, and what is said of files leaves room for the sources', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await page.setViewportSize({ width: 1440, height: 700 });
  const guessed = [1, 2, 3].map((nr) => JSON.stringify({ nr, tale: prose('brisk', 800, nr), about: 'it' }));
  const bad = cases.slice(0, 4).map(({ name, content }) => kinprint.write(name, content));
  await kinprint.choose(...good(kinprint), ...bad, kinprint.write('unknown.jsonl', guessed.join('\n')));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.locator('.records-line.guessed')).toBeInViewport({ ratio: 1 });
  for (const name of ['good-a', 'good-b', 'unknown'])
    await expect(page.locator('.source-name').filter({ hasText: name })).toBeInViewport({ ratio: 1 });
  const first = kinprint.problems.first();
  const folded = (await first.boundingBox())?.height ?? 0;
  expect(folded).toBeLessThan(40);
  await first.locator('summary').press('Enter');
  await expect.poll(async () => (await first.boundingBox())?.height ?? 0).toBeGreaterThan(1.5 * folded);
});

for (const count of [1, 5, 40]) {
  test(`however many of ${count} messages are opened, the sources stay in sight`, async ({ kinprint }) => {
    const { page } = kinprint;
    await page.setViewportSize({ width: 1440, height: 800 });
    const bad = Array.from({ length: count }, (_, at) => kinprint.write(`report-${at}.pdf`, '%PDF-1.7'));
    await kinprint.choose(...good(kinprint), ...bad);
    await expect(kinprint.leaves).toHaveCount(2);
    const more = page.getByRole('button', { name: /more messages?$/ });
    if (await more.isVisible()) {
      await more.press('Enter');
      await expect(kinprint.problems.nth(3).locator('summary')).toBeFocused();
    }
    await kinprint.problems
      .locator('details')
      .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    for (const name of ['good-a', 'good-b'])
      await expect(page.locator('.source-name').filter({ hasText: name })).toBeInViewport({ ratio: 1 });
    const last = kinprint.problems.last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
  });
}

test('lines that are lost do not count as files that are', async ({ kinprint }) => {
  await kinprint.page.setViewportSize({ width: 390, height: 844 });
  const line = JSON.stringify({ output: prose('brisk', 300) });
  const toProblems = kinprint.page.locator('#to-problems');
  await kinprint.choose(...good(kinprint), kinprint.write('partly.jsonl', `${line}\n{\n{\n${line}\n`));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems.filter({ hasText: 'partly.jsonl' })).not.toHaveCount(0);
  await expect(toProblems).toBeHidden();
  await kinprint.choose(kinprint.write('lost.jsonl', '{\n{\n'));
  await expect(toProblems).toHaveText('1 file could not be counted: see below');
  await toProblems.click();
  await expect(kinprint.problems.filter({ hasText: 'lost.jsonl' }).first()).toBeInViewport();
});

test('a file of one byte is a source like any other, of one word', async ({ kinprint }) => {
  await kinprint.choose(...good(kinprint), kinprint.write('byte.txt', 'a'));
  await expect(kinprint.leaves).toHaveCount(3);
});

test('invalid UTF-8 is counted as far as it can be read, and the byte is named', async ({ kinprint }) => {
  const bytes = Buffer.concat([
    Buffer.from(prose('brisk', 300)),
    Buffer.from([0xff, 0xfe, 0x80]),
    Buffer.from(' The end.'),
  ]);
  await kinprint.choose(...good(kinprint), kinprint.write('torn.txt', bytes));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems.filter({ hasText: 'torn.txt' })).toContainText(/UTF-8/);
});

test('the tree that is taken home says what was wrong with files, as the command does', async ({
  kinprint,
}) => {
  const marks = Array.from({ length: 30 }, (_, at) => `${100 + at}.txt`);
  const invalid = Buffer.from(`${'naïve café '.repeat(50)}@${prose('plain', 800)}`);
  const byte = invalid.indexOf('@');
  invalid[byte] = 0xff;
  await kinprint.choose(
    kinprint.write('good-a.txt', prose('ornate', 8000)),
    kinprint.write('good-b.txt', prose('brisk', 8000)),
    kinprint.write('invalid.txt', invalid),
    kinprint.write('marks.zip', zipSync(Object.fromEntries(marks.map((name) => [name, Buffer.from('!')])))),
    kinprint.write('empty.txt', ''),
  );
  await kinprint.measured();
  const { errors } = JSON.parse(await kinprint.takeHome('Tree and distances (JSON)')) as {
    errors: { file: string; code: string; message: string }[];
  };
  expect(errors[0]).toMatchObject({ file: 'invalid.txt', text: null, byte, code: 'invalid-utf8' });
  expect(Object.keys(errors[0] ?? {})).toEqual(['file', 'text', 'byte', 'code', 'message']);
  const named = errors.filter(({ code }) => code === 'no-words').map(({ file }) => file);
  expect(named).toEqual([...marks.slice(0, 20).map((name) => `marks.zip/${name}`), '']);
  expect(errors.find(({ file }) => file === '')?.message).toBe('And 10 more files like these.');
  expect(errors.at(-2)).toMatchObject({ file: 'empty.txt', code: 'empty-file' });
  // The tree's own come last.
  expect(errors.at(-1)).toMatchObject({ file: '', code: 'too-few-words' });
});

test('two files that make one source are told of, and both are counted', async ({ kinprint }) => {
  const twin = [
    kinprint.write('one/twin.txt', prose('brisk', 300)),
    kinprint.write('two/twin.txt', prose('brisk', 300, 5)),
  ];
  await kinprint.choose(...good(kinprint), ...twin);
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems.filter({ hasText: 'twin' })).not.toHaveCount(0);
  await expect(kinprint.page.locator('#sources tbody tr').filter({ hasText: 'twin' })).toContainText('2');
});

test('a source that comes again in a later file is told of', async ({ kinprint }) => {
  await kinprint.choose(...good(kinprint));
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems).toHaveCount(0);
  await kinprint.choose(kinprint.write('later/good-a.txt', prose('plain', 800, 3)));
  await expect(kinprint.problems).toContainText('"good-a" is in several files');
});

test('one source alone is counted, and hangs in the tree of the atlas; that it makes none itself is no news', async ({
  kinprint,
}) => {
  await kinprint.choose(kinprint.write('alone.txt', prose('plain', 800)));
  await expect(kinprint.page.locator('.source-name')).toHaveText('alone');
  await expect(kinprint.leaves).toHaveCount(23);
  await expect(kinprint.page.locator('#notice')).toBeHidden();
});

test('nothing but bad files leaves the page ready for better ones', async ({ kinprint }) => {
  await kinprint.choose(kinprint.write('empty.txt', ''));
  await expect(kinprint.problems).toHaveCount(1);
  await expect(kinprint.finding).toHaveText('Nothing could be counted yet.');
  await kinprint.choose(...good(kinprint));
  await expect(kinprint.leaves).toHaveCount(2);
});

test('a name that is markup stays a name, everywhere', async ({ kinprint }) => {
  const { page } = kinprint;
  const name = '<img src=x onerror=alert(1)>';
  await kinprint.choose(...good(kinprint), kinprint.write(`${name}.txt`, prose('brisk', 800)));
  await kinprint.choose(kinprint.write(`${name}.pdf`, '%PDF-1.7'));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.problems).toContainText(name);
  await page.locator('.source-name').filter({ hasText: name }).click();
  await expect(page.locator('#inspector')).toContainText(name);
  await page.locator('.leaf').first().hover();
  expect(await page.locator('img, #workspace script, #tip script').count()).toBe(0);
});

test('in an archive, a damaged and a locked file are told of and the others kept', async ({ kinprint }) => {
  const bytes = zipSync({
    'a.txt': Buffer.from(prose('plain', 800)),
    'b.txt': Buffer.from(prose('ornate', 800)),
    'hurt.txt': Buffer.from(prose('brisk', 800)),
    'locked.txt': Buffer.from(prose('brisk', 100)),
  });
  const archive = Buffer.from(bytes);
  const hurt = archive.indexOf('hurt.txt') + 'hurt.txt'.length + 20;
  archive.fill(0xaa, hurt, hurt + 40);
  const locked = archive.lastIndexOf('locked.txt') - 46 + 8;
  archive.writeUInt16LE(archive.readUInt16LE(locked) | 1, locked);
  await kinprint.choose(kinprint.write('mixed.zip', archive));
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems.filter({ hasText: 'hurt.txt' })).toContainText(/damaged|list says/);
  await expect(kinprint.problems.filter({ hasText: 'locked.txt' })).toContainText('encrypted');
});

test('sources of too little text stay out of a tree that can do without them, and can be taken in', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write('long-a.txt', prose('plain', 5200)),
    kinprint.write('long-b.txt', prose('ornate', 5200)),
    kinprint.write('long-c.txt', prose('brisk', 5200)),
    kinprint.write('byte.txt', 'a'),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  const note = page.locator('#left-out');
  await expect(note).toContainText('Left out of the tree, for fewer than 5,000 words: byte.');
  await expect(page.locator('tr.out')).toContainText('too short');
  await note.getByRole('button', { name: 'Take it in' }).click();
  await expect(kinprint.leaves).toHaveCount(4);
  await expect(note).toContainText('Taken in with fewer than 5,000 words');
  await note.getByRole('button', { name: 'Leave it out' }).click();
  await expect(kinprint.leaves).toHaveCount(3);
});
