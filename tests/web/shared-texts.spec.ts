/** Texts that several files hold for one source are counted with each, and the page says so, as the command does. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineError, TreeResult } from '../../web/src/model/types';
import { expect, prose, test, type Kinprint } from './kinprint';
import { choose } from './table';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

/** Answers of two models, of the seeds from one to another. */
const exported = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => from + at)
    .flatMap((seed) => [
      { model: 'plain', output: prose('plain', 1500, seed) },
      { model: 'brisk', output: prose('brisk', 1500, seed) },
    ])
    .map((text) => JSON.stringify(text))
    .join('\n');

/** What the command says of texts in several files. */
function saidByCommand(...paths: string[]): EngineError[] {
  const tree = execFileSync(command, ['tree', ...paths, '--support', '0'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
  });
  return (JSON.parse(tree) as TreeResult).errors.filter(({ code }) => code === 'shared-text');
}

async function expectSaid(kinprint: Kinprint, said: EngineError[]): Promise<void> {
  await kinprint.idle();
  await expect(kinprint.problems.locator('.problem-file')).toHaveText(said.map(({ file }) => file));
  await expect(kinprint.problems.locator('.problem-message')).toHaveText(said.map(({ message }) => message));
  await expect(kinprint.page.locator('.problem:not(.mild)')).toHaveCount(0);
}

test('two exports that overlap are told of, dropped together, in the words of the command', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const monday = kinprint.write('export-monday.jsonl', exported(1, 6));
  const friday = kinprint.write('export-friday.jsonl', exported(4, 9));
  const said = saidByCommand(monday, friday);
  expect(said).toHaveLength(1);
  expect(said[0]?.message).toContain('4 of its 10 texts are in "export-monday.jsonl", too');
  await kinprint.choose(monday, friday);
  await expect(kinprint.leaves).toHaveCount(2);
  await expectSaid(kinprint, said);
  // Counted anew, it is told once more, and not twice.
  await page.getByText('What counts of a text: all of it').click();
  await page.getByLabel('The marks of Markdown').check();
  await expectSaid(kinprint, said);
  await page.getByRole('button', { name: 'Start over' }).click();
  await kinprint.choose(friday);
  await expect(kinprint.leaves).toHaveCount(2);
  await expectSaid(kinprint, []);
});

test('a file that comes later is compared with those that came before', async ({ kinprint }) => {
  const monday = kinprint.write('export-monday.jsonl', exported(1, 5));
  const friday = kinprint.write('export-friday.jsonl', exported(3, 8));
  const sunday = kinprint.write('export-sunday.jsonl', exported(4, 9));
  await kinprint.choose(monday);
  await expect(kinprint.leaves).toHaveCount(2);
  await expectSaid(kinprint, []);
  await kinprint.choose(friday);
  await expectSaid(kinprint, saidByCommand(monday, friday));
  await kinprint.choose(sunday);
  const said = saidByCommand(monday, friday, sunday);
  expect(said).toHaveLength(2);
  expect(said[1]?.message).toContain('2 in "export-monday.jsonl", 6 in "export-friday.jsonl"');
  await expectSaid(kinprint, said);
});

test('a session knows the texts that it was made of, but for those of sources that were left out', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const monday = kinprint.write('export-monday.jsonl', exported(1, 6));
  const other = kinprint.write(
    'other.jsonl',
    JSON.stringify({ model: 'other', output: prose('plain', 6000, 9) }),
  );
  await kinprint.choose(monday, other);
  await expect(kinprint.leaves).toHaveCount(3);
  await choose(page, 'other', 'Leave out');
  await expect(kinprint.leaves).toHaveCount(2);
  const saved = await kinprint.takeHome('Session, to open here again');
  const session = kinprint.write('session.kinprint.json', saved);
  await page.reload();
  await kinprint.choose(session);
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.choose(monday, other);
  await kinprint.idle();
  const told = kinprint.problems.filter({ hasText: 'to the letter' });
  await expect(told).toHaveCount(1);
  await expect(told).toContainText('All its 10 texts are in "session.kinprint.json", too');
  const [said] = saidByCommand(session, monday);
  await expect(told).toContainText(said?.message ?? 'nothing was said');
});

test('texts of different sources are not told of, and none where repeats are to be counted', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const text = (model: string, seed: number): string =>
    JSON.stringify({ model, output: prose('plain', 6000, seed) });
  await kinprint.choose(
    kinprint.write('a.jsonl', text('a', 1)),
    kinprint.write('b.jsonl', `${text('b', 1)}\n${text('b', 1)}`),
    kinprint.write('c.jsonl', `${text('b', 2)}\n${text('b', 1)}`),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems).toHaveCount(2);
  await expect(kinprint.problems.last()).toContainText('1 of its 2 texts is in "b.jsonl", too');
  await page.getByRole('button', { name: 'Count it' }).click();
  await kinprint.idle();
  await expect(kinprint.problems).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await kinprint.idle();
  await expect(kinprint.problems).toHaveCount(2);
});
