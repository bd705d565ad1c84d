/** Every format, shape and encoding that is read: the page and the command make the same counts of the same bytes. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, prose, test } from './kinprint';

const command = fileURLToPath(new URL('../../build/native/kinprint', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const inFolder = (name: string): string[] =>
  readdirSync(join(fixtures, name)).map((file) => join(fixtures, name, file));

interface Counts {
  terms: object;
  content: object;
}

test('all fixtures are the same counts on the page as by the command', async ({ kinprint }) => {
  const paths = [...inFolder('records'), ...inFolder('text')];
  expect(paths.length).toBeGreaterThan(45);
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

test('a packed file that is damaged or cut short is named, and the rest goes in', async ({ kinprint }) => {
  const packed = gzipSync(prose('plain', 3000));
  const damaged = Buffer.from(packed);
  damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;
  await kinprint.choose(
    kinprint.write('good.txt.gz', packed),
    kinprint.write('cut.txt.gz', packed.subarray(0, packed.length / 2)),
    kinprint.write('damaged.txt.gz', damaged),
    kinprint.write('b.txt', prose('brisk', 3000)),
  );
  await expect(kinprint.leaves).toHaveCount(2);
  await expect(kinprint.problems.filter({ hasText: 'cut.txt.gz' })).toContainText('could not be unpacked');
  await expect(kinprint.problems.filter({ hasText: 'damaged.txt.gz' })).toContainText(
    'could not be unpacked',
  );
  await expect(kinprint.page.locator('#sources')).toContainText('good');
});
