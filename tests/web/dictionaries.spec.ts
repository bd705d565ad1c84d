/** Text in scripts without spaces: its dictionaries come before the seal, when they are needed, and only then. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { expect, Kinprint, prose, test } from './kinprint';
import { dist } from './site';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

const sentences = {
  plain: ['房子很旧。', '它在海边。', '他去那里坐下来。', '没有人来，他很高兴。'],
  grand: ['此外，夜晚的织锦闪闪发光。', '确实，人们可以低声说：光是什么？', '她的声音穿过走廊，细腻而明亮。'],
  thai: ['บ้านหลังนี้เก่ามาก', 'เขาไปที่นั่นแล้วนั่งลง', 'ไม่มีใครมาเลย'],
};

/** A few letters of the script that stand nowhere else: a text of nothing but those sentences would go round in circles. */
function varied(kind: keyof typeof sentences, drawn: number): string {
  const [first, letters] = kind === 'thai' ? [0x0e01, 44] : [0x5000, 4000];
  let text = '';
  for (let at = 0; at < 25; ++at) {
    const mixed = Math.imul(drawn * 25 + at, 0x9e3779b1);
    text += String.fromCharCode(first + ((Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 8) % letters));
  }
  return text;
}

/** Some thousand words, never the same sentence order for two seeds. */
function written(kind: keyof typeof sentences, seed = 1): string {
  let state = seed;
  let text = '';
  for (let at = 0; at < 3000; ++at) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const sentence = sentences[kind][state % sentences[kind].length] ?? '';
    text += `${sentence} ${varied(kind, seed * 3000 + at)}${state % 9 === 0 ? '\n\n' : ' '}`;
  }
  return text;
}

const dictionariesAsked = ({ requests }: Kinprint): string[] =>
  requests.filter((address) => address.includes('kinprint-dictionaries'));

test('Chinese and Thai are cut into words, as the command cuts them', async ({ kinprint }) => {
  await kinprint.ready();
  expect(dictionariesAsked(kinprint)).toEqual([]);
  await kinprint.choose(
    ...(['plain', 'grand', 'thai'] as const).map((kind) =>
      kinprint.write(`texts/${kind}.txt`, written(kind)),
    ),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(kinprint.page.locator('#badge')).toHaveText('Sealed');
  expect(dictionariesAsked(kinprint)).toHaveLength(1);
  await kinprint.measured();
  const tree = JSON.parse(await kinprint.takeHome('Tree and distances (JSON)')) as {
    distances: number[];
    sources: unknown[];
  };
  const path = `${kinprint.folder}/texts`;
  const expected = JSON.parse(execFileSync(command, ['tree', path], { encoding: 'utf8' })) as typeof tree;
  expect(tree.distances).toEqual(expected.distances);
  expect(tree.sources).toEqual(expected.sources);
});

test('in archives and in JSON’s escapes such text is seen, too', async ({ kinprint }) => {
  const escaped = (text: string): string =>
    text.replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const lines = [1, 2, 3].map((seed) =>
    escaped(JSON.stringify({ model: 'grand', output: written('grand', seed) })),
  );
  await kinprint.choose(
    kinprint.write(
      'all.zip',
      zipSync({ 'plain.txt': strToU8(written('plain')), 'grand.jsonl': strToU8(lines.join('\n')) }),
    ),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  expect(dictionariesAsked(kinprint)).toHaveLength(1);
});

test('a sealed page without dictionaries says what to do, and goes on with the rest', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const english = [
    kinprint.write('a.txt', prose('plain', 8000)),
    kinprint.write('b.txt', prose('brisk', 8000)),
  ];
  await kinprint.choose(...english);
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.measured();
  await kinprint.choose(
    kinprint.write('zh.txt', written('plain')),
    kinprint.write('c.txt', prose('ornate', 8000)),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.locator('#notice')).toContainText('can no longer fetch the dictionaries of Chinese');
  await expect(page.locator('.problem')).toContainText('was left out');
  expect(dictionariesAsked(kinprint)).toEqual([]);
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  // The new page has them, whatever is dropped first.
  await expect(page.locator('#seal-status')).toHaveText(/^Ready/);
  expect(dictionariesAsked(kinprint)).toHaveLength(1);
  await kinprint.choose(...english);
  await expect(kinprint.leaves).toHaveCount(2);
  await kinprint.choose(kinprint.write('zh.txt', written('plain')));
  await expect(kinprint.leaves).toHaveCount(3);
  await expect(page.locator('#notice')).toBeHidden();
});

test('texts behind the heads that were looked at are left out by line, and a new page takes them in', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const lines = [prose('plain', 6000), written('grand'), prose('plain', 500)].map((output) =>
    JSON.stringify({ output }),
  );
  const files = [
    kinprint.write('mixed.jsonl', lines.join('\n')),
    kinprint.write('b.txt', prose('brisk', 8000)),
  ];
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(page.locator('.problem-message')).toContainText('Line 2 is in a script without spaces');
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await kinprint.choose(...files);
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(page.locator('#sources')).toContainText('mixed');
  await expect(page.locator('.problem')).toHaveCount(0);
  expect(dictionariesAsked(kinprint)).toHaveLength(1);
});

test('a session with Chinese texts is opened with its dictionaries, and shows terms in them', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  await kinprint.choose(
    ...(['plain', 'grand', 'thai'] as const).map((kind) => kinprint.write(`${kind}.txt`, written(kind))),
  );
  await expect(kinprint.leaves).toHaveCount(3);
  await kinprint.measured();
  const session = kinprint.write('s.kinprint.json', await kinprint.takeHome('Session with its texts'));
  const showTerms = async (): Promise<void> => {
    await page.locator('.leaf', { hasText: 'grand' }).first().click();
    await page.locator('#inspector').getByRole('button', { name: /Why/ }).first().click();
    await expect(page.locator('#inspector')).toContainText('Open a term to see it in the texts.');
    await page.getByRole('table', { name: 'What holds them apart' }).getByRole('button').first().click();
  };
  await page.reload();
  await kinprint.choose(session);
  await expect(kinprint.leaves).toHaveCount(3);
  expect(dictionariesAsked(kinprint)).toHaveLength(2);
  await showTerms();
  await expect(page.locator('#inspector .passages mark').first()).toBeVisible();
  // A page that has none of them says so.
  await page.reload();
  await kinprint.choose(kinprint.write('a.txt', prose('plain', 8000)));
  await kinprint.idle();
  await kinprint.choose(session);
  await expect(kinprint.leaves).toHaveCount(4);
  await expect(page.locator('#notice')).toContainText('can no longer fetch the dictionaries of Chinese');
});

test('without a network one Chinese file does not spoil the others', async ({ kinprint }) => {
  const { page } = kinprint;
  await kinprint.ready();
  await page.route('**/kinprint-dictionaries*', (route) => route.abort());
  await kinprint.choose(
    kinprint.write('zh.txt', written('plain')),
    kinprint.write('a.txt', prose('plain', 8000)),
    kinprint.write('b.txt', prose('brisk', 8000)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(page.locator('#badge')).toHaveText('Sealed');
  await expect(page.locator('.problem')).toContainText('was left out');
  await expect(page.getByRole('button', { name: 'Load the page anew' })).toBeVisible();
  const alarms = kinprint.alarms.splice(0);
  expect(alarms.filter((alarm) => !alarm.includes('ERR_FAILED'))).toEqual([]);
});

test('the one file says that it has no room for them', async ({ page }, info) => {
  const kinprint = new Kinprint(page, info.outputPath());
  await page.goto(`${pathToFileURL(join(dist, 'kinprint.html')).href}?with=dictionaries`);
  await kinprint.ready();
  await kinprint.choose(
    kinprint.write('zh.txt', written('plain')),
    kinprint.write('a.txt', prose('plain', 8000)),
    kinprint.write('b.txt', prose('brisk', 8000)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(page.locator('#notice')).toContainText(
    'This one file has no room for the dictionaries of Chinese',
  );
  await expect(page.getByRole('button', { name: 'Load the page anew' })).toBeHidden();
  expect(kinprint.alarms).toEqual([]);
});
