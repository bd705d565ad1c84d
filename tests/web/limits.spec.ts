/** The caps that the page and the core both have are the same numbers. No page, no engine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { mostUnpacked } from '../../web/src/engine/unpacking';
import { shared } from '../../web/src/limits';

const headers = fileURLToPath(new URL('../../core/include/kinprint', import.meta.url));
const core = readdirSync(headers)
  .map((name) => readFileSync(join(headers, name), 'utf8'))
  .join('\n');

/** The value of a constant of the core's: a whole number, which may be shifted. */
function valueInCore(name: string): number {
  const written = new RegExp(`constexpr std::\\w+ ${name} = ([^;]+);`).exec(core)?.[1] ?? '';
  const plain = written.replace(/std::\w+\{(\d+)\}/, '$1').replace(/'|U\b/g, '');
  const [, number, bits] = /^(\d+)(?: << (\d+))?$/.exec(plain) ?? [];
  return Number(number) * 2 ** Number(bits ?? 0);
}

for (const [name, value] of Object.entries(shared)) {
  const inCore = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  test(`${inCore} is the same on the page and in the core`, () => expect(valueInCore(inCore)).toBe(value));
}

test('what packed files may unpack to has a least and a most', () => {
  expect(mostUnpacked(0)).toBe(64 * 2 ** 20);
  expect(mostUnpacked(10e6)).toBe(5e9);
  expect(mostUnpacked(1e12)).toBe(500 * Math.floor(2 ** 40 / 500));
});
