/** What of texts counts: what repeats itself is left out and named, what is around answers by choice; as the command has it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, prose, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

interface Counts {
  terms: object;
  content: object;
}

const lines = (texts: object[]): string => texts.map((text) => JSON.stringify(text)).join('\n');

const loop = 'The door opened, and she went in. '.repeat(300);

/** Two writers' answers; some repeat another, one goes round in circles, and all are wrapped. */
function answers(kinprint: Kinprint): string {
  const wrapped = (habit: 'plain' | 'brisk', seed: number): object => ({
    model: habit,
    prompt: 'Tell me about the rain and the sea.',
    output: `Okay, here's a story about that:\n\n---\n\n# Rain\n\n${prose(habit, 2000, seed)} It was *wet*.\n\n(Word count: 2,000)`,
  });
  const texts = [1, 2, 3].flatMap((seed) => [wrapped('plain', seed), wrapped('brisk', seed)]);
  return kinprint.write(
    'answers.jsonl',
    lines([...texts, wrapped('plain', 1), wrapped('brisk', 2), { model: 'plain', output: loop }]),
  );
}

/** The page's counts are those of the command with these options. */
async function expectSame(kinprint: Kinprint, paths: string[], ...options: string[]): Promise<void> {
  const page = JSON.parse(await kinprint.takeHome('Session, to open here again')) as Counts;
  const saved = join(kinprint.folder, 'all.kinprint.json');
  execFileSync(command, ['profile', ...paths, '-o', saved, ...options], { stdio: 'ignore' });
  const expected = JSON.parse(readFileSync(saved, 'utf8')) as Counts;
  expect(page.terms).toEqual(expected.terms);
  expect(page.content).toEqual(expected.content);
}

test('texts that repeat another or themselves are left out and named, and can be counted', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const file = answers(kinprint);
  await kinprint.choose(file);
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems.filter({ hasText: 'repeat earlier ones' })).toContainText(
    'line 7 repeats line 1, line 8 repeats line 4',
  );
  await expect(kinprint.problems.filter({ hasText: 'round in circles' })).toContainText('line 9');
  await expect(page.locator('.problem:not(.mild)')).toHaveCount(0);
  await expect(page.locator('#records')).toContainText(
    '2 texts repeat an earlier one and 1 text goes round in circles: left out.',
  );
  await expectSame(kinprint, [file]);
  await page.getByRole('button', { name: 'Count them' }).click();
  await kinprint.idle();
  await expect(kinprint.problems).toHaveCount(0);
  await expect(page.locator('#records')).toContainText('circles: counted.');
  await expectSame(kinprint, [file], '--keep-repeats');
  await page.getByRole('button', { name: 'Leave them out' }).click();
  await kinprint.idle();
  await expectSame(kinprint, [file]);
});

test('a file that holds nothing but a loop is no source, and says so', async ({ kinprint }) => {
  await kinprint.choose(
    kinprint.write('loop.txt', loop),
    kinprint.write('a.txt', prose('plain', 6000)),
    kinprint.write('b.txt', prose('brisk', 6000)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems.filter({ hasText: 'loop.txt' })).toContainText('round in circles');
  await expect(kinprint.page.locator('.source-name')).toHaveText(['a', 'b']);
});

test('files that repeat another of the same source are left out, however they came', async ({ kinprint }) => {
  const { page } = kinprint;
  const named = lines([1, 2, 3].map((seed) => ({ model: 'x', output: prose('ornate', 2000, seed) })));
  const nameless = lines([{ output: prose('plain', 6000) }]);
  mkdirSync(join(kinprint.folder, 'again'));
  const first = [
    kinprint.write('x.jsonl', named),
    kinprint.write('x (1).jsonl', named),
    kinprint.write('n.jsonl', nameless),
    kinprint.write('other name.jsonl', nameless),
  ];
  const later = [kinprint.write('again/n.txt', nameless), kinprint.write('again/y.jsonl', named)];
  await kinprint.choose(...first);
  // What says whose it is, is the same source whatever the file is called; what does not is one of its own.
  await expect(page.locator('.source-name')).toHaveText(['n', 'other name', 'x']);
  await expect(kinprint.problems).toHaveCount(1);
  await expect(kinprint.problems).toContainText('"x (1).jsonl" holds that of "x.jsonl"');
  await expect(page.locator('#records')).toContainText('1 file repeats another: left out.');
  await kinprint.choose(...later);
  await kinprint.idle();
  await expect(page.locator('#records')).toContainText('3 files repeat another: left out.');
  await expect(kinprint.problems.last()).toContainText('2 files repeat another');
  await expectSame(kinprint, [...first, ...later]);
  await page.getByRole('button', { name: 'Count them' }).click();
  await kinprint.idle();
  await expectSame(kinprint, [...first, ...later], '--keep-repeats');
});

test('what is around answers is taken out where people choose so', async ({ kinprint }) => {
  const { page } = kinprint;
  const file = answers(kinprint);
  await kinprint.choose(file);
  await expect(kinprint.leaves).toHaveCount(2);
  await page.getByText('What counts of a text: all of it').click();
  for (const [name, strip] of [
    ['Words around the answer', 'wrappers'],
    ['The marks of Markdown', 'wrappers,markdown'],
    ['The prompt', 'wrappers,markdown,prompt'],
  ] as const) {
    await page.getByLabel(name).check();
    await kinprint.idle();
    await expectSame(kinprint, [file], '--strip', strip);
  }
  await expect(page.getByText('What counts of a text: all but 3 things')).toBeVisible();
  await page.getByLabel('Words around the answer').uncheck();
  await kinprint.idle();
  await expectSame(kinprint, [file], '--strip', 'markdown,prompt');
});
