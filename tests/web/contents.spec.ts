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
