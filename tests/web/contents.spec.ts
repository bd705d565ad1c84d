/**
 * What a file is, is told by what stands in it before its name, the same on the page as by the command
 * (tests/command/contents_test.cpp): the same counts, and the same said of each file.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, prose, test, type Kinprint } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));

interface Counts {
  terms: { sources: { name: string }[] };
  content: object;
}

/** What the page makes of these paths is what the command makes of them; gives the names of the sources. */
async function sameCounts(kinprint: Kinprint, paths: string[]): Promise<string[]> {
  const page = JSON.parse(await kinprint.takeHome('Session, to open here again')) as Counts;
  const saved = join(kinprint.folder, 'saved.kinprint.json');
  const { stderr } = spawnSync(command, ['profile', ...paths, '-o', saved], { encoding: 'utf8' });
  const expected = JSON.parse(readFileSync(saved, 'utf8')) as Counts;
  expect(page.terms).toEqual(expected.terms);
  expect(page.content).toEqual(expected.content);
  // What is said stands there as the command says it.
  const { page: tab } = kinprint;
  const more = tab.getByRole('button', { name: /more message/ });
  if (await more.isVisible()) await more.click();
  const said = await kinprint.problems.evaluateAll((rows) =>
    rows.map((row) =>
      ['.problem-file', '.problem-message'].map((part) => row.querySelector(part)?.textContent).join(': '),
    ),
  );
  const told = stderr.split('\n').filter((line) => line !== '');
  expect(said.sort()).toEqual(told.map((line) => line.replace(/^kinprint: (.*?)(?::\d+)?: /, '$1: ')).sort());
  return expected.terms.sources.map(({ name }) => name);
}

const text = (seed: number): Buffer => Buffer.from(prose('plain', 900, seed));
const noise = Buffer.from('7f000102030405062020', 'hex');
const word = zipSync({
  '[Content_Types].xml': Buffer.from('<a/>'),
  'word/document.xml': Buffer.from('<a/>'),
});

function tar(content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write('a.txt');
  header.write('ustar\u000000', 257);
  return Buffer.concat([header, content]);
}

test('what a file is, is told by what stands in it, whatever it is called', async ({ kinprint }) => {
  let seed = 0;
  const zip = (source: string): Uint8Array => zipSync({ [`in/${source}.txt`]: text(++seed) });
  const record = JSON.stringify({ model: 'm', output: prose('brisk', 60, 99) });
  const files: [name: string, bytes: Uint8Array | string][] = [
    ['z-none', zip('a')],
    ['z.zip', zip('b')],
    ['z.gz', zip('c')],
    ['z.txt', zip('d')],
    ['z.json', zip('e')],
    ['g-none', gzipSync(text(++seed))],
    ['g-zip.zip', gzipSync(text(++seed))],
    ['g-txt.txt', gzipSync(text(++seed))],
    ['g-bin.bin', gzipSync(text(++seed))],
    ['t-none', text(++seed)],
    ['t-bin.bin', text(++seed)],
    ['t-doc.doc', text(++seed)],
    ['t-tar.tar', text(++seed)],
    ['t-dat.dat', text(++seed)],
    ['t-zip.zip', text(++seed)],
    ['t-csv.csv', text(++seed)],
    ['t-json.json', text(++seed)],
    ['t-jsonl.jsonl', text(++seed)],
    ['t-html.html', text(++seed)],
    ['table.txt', `model^output\nm1^"${prose('brisk', 50)}"\nm1^"${prose('ornate', 50)}"\n`],
    ['lines.json', `${record}\n${record.replace('m"', 'm2"')}\n`],
    ['array.jsonl', `[\n  ${record}\n]`],
    ['gzip-in.zip', zipSync({ 'x.txt.gz': gzipSync(text(++seed)), 'y.bin': gzipSync(text(++seed)) })],
    ['report.docx', word],
    ['report', word],
    ['noise.bin', noise],
    ['noise.doc', noise],
    ['noise', noise],
    ['real.tar', tar(text(1))],
    ['real.tar.gz', gzipSync(tar(text(1)))],
    [
      'ways-out.zip',
      zipSync({ '../../etc/passwd': text(++seed), '/tmp/y.txt': text(++seed), '..\\w\\q.txt': text(++seed) }),
    ],
    [
      'inner.zip',
      zipSync({ 'p/in.zip': zipSync({ 'a.txt': text(1) }), 'p/n.png': noise, 'p/ok.png': text(++seed) }),
    ],
    [
      'empty.jsonl',
      `${record.replace('m"', 'm3"')}\n{"model":"m3","output":""}\n{"model":"m3","output":"..."}\n`,
    ],
  ];
  const paths = files.map(([name, bytes]) => kinprint.write(name, bytes));
  await kinprint.choose(...paths);
  await kinprint.idle();
  const names = await sameCounts(kinprint, paths);
  expect(names).toEqual(
    expect.arrayContaining(['a', 'e', 'g-zip', 't-none', 't-csv', 'm1', 'x', 'y', 'etc', 'ok']),
  );
});

test('UTF-16 and UTF-32 are read in any script, with a mark and without, and can be changed', async ({
  kinprint,
}) => {
  const folder = fileURLToPath(new URL('../fixtures/encodings', import.meta.url));
  /** Of texts without characters beyond U+FFFF. */
  const units = (text: string, size: 2 | 4, isBig: boolean): Uint8Array => {
    const bytes = new DataView(new ArrayBuffer(text.length * size));
    for (let at = 0; at < text.length; ++at) {
      if (size === 4) bytes.setUint32(at * 4, text.charCodeAt(at), !isBig);
      else bytes.setUint16(at * 2, text.charCodeAt(at), !isBig);
    }
    return new Uint8Array(bytes.buffer);
  };
  const paths: string[] = [];
  for (const language of ['ru', 'zh', 'ja', 'ko']) {
    const content = readFileSync(join(folder, `${language}.UTF-8.txt`), 'utf8');
    for (const size of [2, 4] as const) {
      for (const isBig of [false, true]) {
        const name = `${language}-${size * 8}-${isBig ? 'be' : 'le'}`;
        paths.push(kinprint.write(`${name}.txt`, units(`${size + Number(isBig)} ${content}`, size, isBig)));
      }
    }
  }
  await kinprint.choose(...paths);
  await kinprint.idle();
  expect(await sameCounts(kinprint, paths)).toHaveLength(16);
  const choice = kinprint.page.getByLabel('All 4 files read as UTF-32BE');
  await expect(choice).toHaveValue('UTF-32BE');
  await kinprint.page.getByLabel('All 4 files read as UTF-16LE').selectOption('UTF-16BE');
  await kinprint.idle();
  await expect(kinprint.page.getByLabel('All 8 files read as UTF-16BE')).toBeVisible();
});

test('a page says its encoding, and hides what is hidden', async ({ kinprint }) => {
  const cyrillic = Buffer.from([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
  const around = (head: string, tail: string): Buffer =>
    Buffer.concat([Buffer.from(head), cyrillic, Buffer.from(tail)]);
  const paths = [
    kinprint.write('a.txt', prose('brisk', 300)),
    kinprint.write(
      'page.html',
      around(
        '<!DOCTYPE html><meta charset=windows-1251><p>',
        `</p><p hidden>never</p>${prose('plain', 300)}`,
      ),
    ),
  ];
  await kinprint.choose(...paths);
  await kinprint.idle();
  await sameCounts(kinprint, paths);
  await expect(kinprint.problems).toContainText('was read as windows-1251, as its own beginning says');
  await expect(kinprint.page.getByLabel('page.html is read as')).toHaveValue('windows-1251');
});

/** Words that hardly pack, and do not go round in circles. */
function noisyWords(bytes: number): Buffer {
  let state = 1;
  const letter = (): number => {
    state = (state * 48271) % 2147483647;
    return state % 6 === 0 ? 32 : 97 + ((state >> 8) % 26);
  };
  return Buffer.from(Array.from({ length: bytes }, letter));
}

test('what programs write in their own ways is read the same, and the same is said', async ({ kinprint }) => {
  let seed = 0;
  const words = (): string => prose('plain', 40, ++seed).replaceAll('\n', ' ').replaceAll('"', '');
  const turns = (): object[] => [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: words() },
  ];
  const packed = gzipSync(noisyWords(150_000));
  const wrong = Buffer.from(packed);
  wrong[wrong.length - 6] = (wrong[wrong.length - 6] ?? 0) ^ 1;
  const rows = Array.from({ length: 60 }, (_, at) => `,Question ${at} ${'x'.repeat(100)}`).join('');
  const lead = prose('brisk', 700, 99);
  const cyrillic = readFileSync(
    fileURLToPath(new URL('../fixtures/encodings/ru.windows-1251.txt', import.meta.url)),
  );
  const proposals = Array.from({ length: 6 }, (_, at) =>
    JSON.stringify({ llm: `x${at % 2}`, story_text: words() }),
  );
  const files: [name: string, bytes: Uint8Array | string][] = [
    ['half.txt.gz', packed.subarray(0, packed.length >> 1)],
    ['wrong.txt.gz', wrong],
    ['wide.csv', `model${rows},output\nwide${',1'.repeat(60)},"${words()}"\n`],
    [
      'survey.csv',
      `Who,"What do you think, in your own words?",Age\nP1,"${words()}",33\nP2,"${words()}",34\n`,
    ],
    ['sep.csv', `\ufeffsep=;\r\nmodel;output\r\nsep1;"${words()}"\r\n`],
    ['slashes.csv', `model,output\nbs1,"he said \\"hi\\", ok then ${words()}"\n`],
    ['commas.jsonl', `{"model":"c1","output":"${words()}"},\n{"model":"c2","output":"${words()}"},\n`],
    ['generator.json', JSON.stringify([{ generator: 'g1', output: words() }])],
    [
      'arena.json',
      JSON.stringify([{ model_a: 'a1', model_b: 'a2', conversation_a: turns(), conversation_b: turns() }]),
    ],
    ['split.json', JSON.stringify({ columns: ['model', 'output'], index: [0], data: [['s1', words()]] })],
    [
      'rows.json',
      JSON.stringify([
        ['model', 'text'],
        ['r1', words()],
      ]),
    ],
    [
      'models.json',
      JSON.stringify({ config: { a: 'b' }, models: { M1: { samples: [{ output: words() }] } } }),
    ],
    ['proposed.jsonl', proposals.join('\n')],
    ['mark.json', `\ufeff[{"model":"b1","output":"${words()}"},\n {"model":`],
    ['page.mhtml', 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n--b\n'],
    ['x.html', `<?xml version="1.0"?><html><head><title/></head><body><p>${words()}</p></body></html>`],
    ['open.html', `<html><p>${words()}</p><script src="x">let a;<p>never`],
    ['lead.txt', Buffer.concat([Buffer.from(lead), cyrillic])],
  ];
  const paths = files.map(([name, bytes]) => kinprint.write(name, bytes));
  await kinprint.choose(...paths);
  await kinprint.idle();
  expect(await sameCounts(kinprint, paths)).toEqual(
    expect.arrayContaining(
      'M1 a1 a2 b1 bs1 c1 c2 g1 half lead open proposed r1 s1 sep1 survey wide wrong x'.split(' '),
    ),
  );
});

test('a field that may name the sources is proposed where people are asked, and taken when they say so', async ({
  kinprint,
}) => {
  const { page } = kinprint;
  const records = Array.from({ length: 20 }, (_, at) =>
    JSON.stringify({ llm: `model ${at % 2}`, story_text: prose(at % 2 ? 'plain' : 'brisk', 600, at) }),
  );
  await kinprint.choose(kinprint.write('all.jsonl', records.join('\n')));
  await kinprint.idle();
  await expect(page.locator('#records')).toContainText('All are of one source; llm may tell whose they are.');
  await page.locator('#records').getByRole('button', { name: 'Change' }).click();
  await expect(page.getByLabel('Source: whose it is')).toHaveValue('llm');
  await page.locator('#fields-count').click();
  await expect(kinprint.leaves).toHaveCount(2);
});

test('archives in a folder are opened, and what a browser saved beside a page is passed over', async ({
  kinprint,
}) => {
  kinprint.write('all/a.txt', text(1));
  kinprint.write('all/in/b.zip', zipSync({ 'b/1.txt': text(2), 'deep.zip': zipSync({ 'no.txt': text(9) }) }));
  kinprint.write('all/text.zip', text(3));
  kinprint.write('all/page.html', `<html><p>${prose('plain', 50, 4)}</p></html>`);
  kinprint.write('all/page_files/script.js', 'never();');
  await kinprint.chooseFolder(`${kinprint.folder}/all`);
  await kinprint.idle();
  expect(await sameCounts(kinprint, [`${kinprint.folder}/all`])).toEqual(['a', 'b', 'page', 'text']);
});
