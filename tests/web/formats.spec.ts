/** Every format, shape and encoding that is read: the page and the command make the same counts of the same bytes. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { Zip, zipSync, type ZipInputFile } from 'fflate';
import { crc32 } from '../../web/src/engine/zip';
import { expect, prose, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const inFolder = (name: string): string[] =>
  readdirSync(join(fixtures, name)).map((file) => join(fixtures, name, file));

interface Counts {
  terms: object;
  content: object;
}

test('all fixtures are the same counts on the page as by the command', async ({ kinprint }) => {
  const paths = [...inFolder('records'), ...inFolder('text'), ...inFolder('encodings')];
  expect(paths.length).toBeGreaterThan(65);
  await kinprint.choose(...paths);
  await kinprint.idle();
  const errors = kinprint.page.locator('.problem:not(.mild)');
  await expect(errors).toHaveCount(0);
  const page = JSON.parse(await kinprint.takeHome('Session, to open here again')) as Counts;
  const saved = join(kinprint.folder, 'all.kinprint.json');
  execFileSync(command, ['profile', ...paths, '-o', saved], { stdio: 'ignore' });
  const expected = JSON.parse(readFileSync(saved, 'utf8')) as Counts;
  expect(page.terms).toEqual(expected.terms);
  expect(page.content).toEqual(expected.content);
});

test('of a packed file that is damaged or cut short what comes before goes in, and it is named', async ({
  kinprint,
}) => {
  const packed = gzipSync(prose('plain', 3000));
  const damaged = Buffer.from(packed);
  damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
  await kinprint.choose(
    kinprint.write('good.txt.gz', packed),
    kinprint.write('cut.txt.gz', packed.subarray(0, packed.length / 2)),
    kinprint.write('damaged.txt.gz', damaged),
    kinprint.write('b.txt', prose('brisk', 3000)),
  );
  await kinprint.idle();
  for (const [name, byte] of [
    ['cut.txt.gz', Math.floor(packed.length / 2)],
    ['damaged.txt.gz', packed.length],
  ] as const) {
    await expect(kinprint.problems.filter({ hasText: name })).toContainText(
      `unpacked up to its byte ${byte},`,
    );
    await expect(kinprint.page.locator('#sources')).toContainText(name.replace('.txt.gz', ''));
  }
  await expect(kinprint.page.locator('#sources')).toContainText('good');
});

test('a packed file of several parts is read to its end', async ({ kinprint }) => {
  const texts = [1, 2, 3].map((seed) => prose('plain', 3000, seed));
  await kinprint.choose(
    kinprint.write('parts.txt.gz', Buffer.concat(texts.map((text) => gzipSync(text)))),
    kinprint.write('whole.txt', texts.join('')),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems).toHaveCount(0);
  const words = kinprint.page.locator('#sources tbody:not(.problems) tr .figure:nth-child(3)');
  const [parts, whole] = await words.evaluateAll((all) => all.map((cell) => (cell as HTMLElement).title));
  expect(parts).toBe(whole);
});

/** Texts by two writers, under names that nobody knows. */
const unknown = (kinprint: Kinprint): string =>
  kinprint.write(
    'unknown.jsonl',
    (['plain', 'brisk'] as const)
      .flatMap((habit) =>
        [1, 2, 3].map((seed) =>
          JSON.stringify({
            nr: seed,
            penned_by: habit,
            tale: prose(habit, 2000, seed),
            about: 'a short note',
          }),
        ),
      )
      .join('\n'),
  );

test('fields that are not known are guessed, shown with the first records, and can be told', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(unknown(kinprint));
  await kinprint.idle();
  await expect(page.locator('.records-line.guessed')).toContainText('unknown.jsonl: texts from tale');
  await expect(page.locator('#sources')).toContainText('unknown');
  await page.locator('#records').getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'What the records hold' });
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await expect(dialog.getByRole('row', { name: 'penned_by' })).toContainText('plain');
  await dialog.getByLabel('Source: whose it is').selectOption('penned_by');
  await dialog.getByLabel('Prompt: what it answers').selectOption('nr');
  await dialog.getByRole('button', { name: 'Count anew' }).click();
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(page.locator('.source-name')).toHaveText(['brisk', 'plain']);
  await expect(page.locator('.records-line').first()).toContainText(
    'texts from tale, sources from penned_by, prompts from nr',
  );
  // What is dropped later is added to it.
  await kinprint.choose(kinprint.write('c.txt', prose('ornate', 8000)));
  await expect(kinprint.leaves).toHaveCount(3);
});

test('reasoning is left out, and can be compared alone or with the answers', async ({ kinprint }) => {
  const { page } = kinprint;
  const lines = (['plain', 'brisk'] as const).map((model) =>
    JSON.stringify({
      model,
      output: `<think>${prose('ornate', 3000, model.length)}</think>\n\n${prose(model, 6000)}`,
    }),
  );
  lines.push(JSON.stringify({ model: 'plain', output: '<think>on and on' }));
  await kinprint.choose(kinprint.write('a.jsonl', lines.join('\n')));
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems).toContainText(
    'One text ends in reasoning, with no answer behind it (line 3)',
  );
  const words = page.locator('#sources tbody:not(.problems) tr:first-child .figure').nth(1);
  const counted = async (): Promise<number> =>
    Number((await words.getAttribute('title'))?.replaceAll(',', ''));
  const answers = await counted();
  await expect(page.locator('#records')).toContainText(
    'In 3 texts a model reasons before it answers. 1 text has no answer behind that.',
  );
  const choice = page.locator('#records select');
  await choice.selectOption('reasoning');
  await kinprint.idle();
  await expect.poll(counted).toBeLessThan(answers);
  const reasoning = await counted();
  await choice.selectOption('both');
  await kinprint.idle();
  await expect.poll(counted).toBe(answers + reasoning);
  await choice.selectOption('answers');
  await expect.poll(counted).toBe(answers);
  await expect(choice).toHaveValue('answers');
});

test('an older encoding is told, and another can be chosen', async ({ kinprint }) => {
  const { page } = kinprint;
  const bytes = Buffer.concat(
    Array.from({ length: 2 }, () => readFileSync(join(fixtures, 'encodings/fr.windows-1252.txt'))),
  );
  await kinprint.choose(kinprint.write('a.txt', bytes), kinprint.write('b.txt', prose('plain', 6000)));
  await kinprint.idle();
  await expect(kinprint.problems).toContainText('was read as windows-1252');
  const choice = page.getByLabel('a.txt is read as');
  await expect(choice).toHaveValue('windows-1252');
  await choice.selectOption('KOI8-R');
  await kinprint.idle();
  await expect(page.getByLabel('a.txt is read as')).toHaveValue('KOI8-R');
  await expect(kinprint.problems).toHaveCount(0);
});

test('a wrong choice of encoding, by which nothing can be read, can be taken back', async ({ kinprint }) => {
  const { page } = kinprint;
  const bytes = readFileSync(join(fixtures, 'encodings/fr.windows-1252.txt'));
  const text = Buffer.concat([bytes, Buffer.from(prose('ornate', 6000))]);
  await kinprint.choose(kinprint.write('a.txt', text), kinprint.write('b.txt', prose('plain', 6000)));
  await expect(kinprint.leaves).toHaveCount(2);
  const choice = page.getByLabel('a.txt is read as');
  await choice.selectOption('UTF-16LE');
  await kinprint.idle();
  await expect(kinprint.problems.filter({ hasText: 'a.txt' })).not.toHaveCount(0);
  await expect(choice).toHaveValue('UTF-16LE');
  await choice.selectOption('windows-1252');
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(choice).toHaveValue('windows-1252');
});

test('one choice is there for all files of an encoding, and one for each behind it', async ({ kinprint }) => {
  const { page } = kinprint;
  const bytes = readFileSync(join(fixtures, 'encodings/fr.windows-1252.txt'));
  const files = Array.from({ length: 30 }, (_, at) =>
    kinprint.write(`${10 + at}.txt`, Buffer.concat([bytes, Buffer.from(prose('plain', 400, at + 1))])),
  );
  await kinprint.choose(...files);
  await kinprint.idle();
  const all = page.getByLabel('All 30 files read as windows-1252');
  await expect(all).toHaveValue('windows-1252');
  await expect(page.locator('#records select:visible')).toHaveCount(1);
  await page.getByText('Choose for each of them').click();
  await page.getByLabel('12.txt is read as').selectOption('KOI8-R');
  await kinprint.idle();
  await expect(page.getByLabel('All 29 files read as windows-1252')).toBeVisible();
  await expect(page.getByLabel('13.txt is read as')).toBeVisible();
  await expect(page.getByLabel('12.txt is read as')).toHaveValue('KOI8-R');
  await page.getByLabel('All 29 files read as windows-1252').selectOption('windows-1250');
  await kinprint.idle();
  await expect(page.getByLabel('All 29 files read as windows-1250')).toHaveValue('windows-1250');
  await expect(page.getByLabel('12.txt is read as')).toHaveValue('KOI8-R');
  await expect(kinprint.problems).toHaveCount(0);
});

test('where not all of a file is UTF-8 another encoding can be chosen; of a clean one there is no choice', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const torn = Buffer.from(`${'naïve café '.repeat(50)}${'@'.repeat(40)}${prose('brisk', 6000)}`);
  torn.fill(0xe4, torn.indexOf('@'), torn.lastIndexOf('@') + 1);
  await kinprint.choose(kinprint.write('torn.txt', torn), kinprint.write('clean.txt', prose('plain', 6000)));
  await kinprint.idle();
  const choice = page.getByLabel('torn.txt is read as');
  await expect(choice).toHaveValue('UTF-8');
  await expect(page.getByLabel('clean.txt is read as')).toHaveCount(0);
  await choice.selectOption('windows-1252');
  await kinprint.idle();
  await expect(choice).toHaveValue('windows-1252');
  await expect(kinprint.problems).toHaveCount(0);
});

test('what would grow without measure is not unpacked', async ({ kinprint }) => {
  const zeros = gzipSync(new Uint8Array(200 << 20).fill(97));
  await kinprint.choose(
    kinprint.write('bomb.txt.gz', zeros),
    kinprint.write(
      'bomb.zip',
      zipSync({ 'c.txt': new Uint8Array(150 << 20).fill(97), 'd.txt': Buffer.from(prose('ornate', 6000)) }),
    ),
    kinprint.write('a.txt', prose('plain', 6000)),
    kinprint.write('b.txt', prose('brisk', 6000)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  for (const name of ['bomb.txt.gz', 'bomb.zip/c.txt']) {
    await expect(kinprint.problems.filter({ hasText: name })).toContainText('far more than text does');
  }
});

/** An archive of entries of 300 MB each, in 300 kB, and of one good file. */
function bombs(entries: number): Uint8Array {
  const size = 300 << 20;
  const packed = deflateRawSync(Buffer.alloc(size, 'a '));
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  const add = (filename: string, size: number, compression: number, bytes: Uint8Array): void => {
    const file: ZipInputFile = { filename, size, compression, crc: crc32(bytes, 0) };
    zip.add(file);
    file.ondata?.(null, bytes, true);
  };
  for (let at = 0; at < entries; ++at) add(`m${at}/x.txt`, size, 8, packed);
  const text = Buffer.from(prose('ornate', 6000));
  add('good/ok.txt', text.length, 0, text);
  zip.end();
  return Buffer.concat(parts);
}

test('many entries that would grow without measure take little memory, and each is named', async ({
  kinprint,
}) => {
  await kinprint.choose(
    kinprint.write('bombs.zip', bombs(10)),
    kinprint.write('a.txt', prose('plain', 6000)),
    kinprint.write('b.txt', prose('brisk', 6000)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.page.getByRole('button', { name: 'Show 7 more messages' }).click();
  for (let at = 0; at < 10; ++at) {
    const problem = kinprint.problems.filter({ hasText: `bombs.zip/m${at}/x.txt` });
    await expect(problem).toContainText('far more than text does');
  }
  await expect(kinprint.problems).toHaveCount(10);
  expect((await kinprint.peakMemory()) ?? 0, 'megabytes').toBeLessThan(1200);
});

test('a damaged list of texts spoils nothing: each broken file is named, with what to do', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(
    kinprint.write(
      'cut.json',
      `[{"model":"m","output":${JSON.stringify(prose('plain', 3000))}},{"model":"m","outp`,
    ),
    kinprint.write('quote.csv', `model,text\nn,"${prose('brisk', 3000)}"\nn,"never ends`),
    kinprint.write('deep.json', '['.repeat(100_000)),
    kinprint.write('nul.txt', 'a\u0000b'),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await page.getByRole('button', { name: /more message/ }).click();
  for (const [name, says] of [
    ['cut.json', 'is cut short'],
    ['quote.csv', 'has a quote that does not end'],
    ['deep.json', 'nested too deeply'],
    ['nul.txt', 'binary data'],
  ] as const) {
    await expect(kinprint.problems.filter({ hasText: name }).first()).toContainText(says);
  }
});
