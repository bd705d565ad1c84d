/** Packed files, read without a browser: of one part or several, and what is damaged is said to be so. */
import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { gunzip, GzipError } from '../../web/src/engine/gunzip';

const utf8 = (text: string): Buffer => Buffer.from(text);

async function read(bytes: Uint8Array): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const slice of gunzip(new Blob([Uint8Array.from(bytes)]), () => undefined)) parts.push(slice);
  return Buffer.concat(parts);
}

/** Bytes that hardly pack. */
function noise(size: number, seed = 1): Buffer {
  let state = seed;
  return Buffer.from(Array.from({ length: size }, () => (state = (state * 48271) % 2147483647) >> 8));
}

/** With room for more in the beginning of the part, as bgzip has it. */
function withExtra(packed: Buffer, extra: number): Buffer {
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = 4;
  return Buffer.concat([
    head,
    Buffer.from([extra & 255, extra >> 8]),
    Buffer.alloc(extra, 7),
    packed.subarray(10),
  ]);
}

test('one part comes out as it went in, whatever its size', async () => {
  for (const bytes of [utf8(''), utf8('one'), noise(200_000), utf8('All that glitters. '.repeat(100_000))])
    expect((await read(gzipSync(bytes))).equals(bytes)).toBe(true);
});

test('parts come out one after the other, wherever one ends', async () => {
  // Slices of packed bytes end every 32 kB: each place near there is where a part ends, in turn.
  for (let more = -30; more < 30; ++more) {
    const first = noise(32_768 + more, more + 40);
    const parts = [
      gzipSync(first),
      withExtra(gzipSync(utf8('second ')), 6),
      gzipSync(''),
      gzipSync(utf8('last')),
    ];
    const whole = Buffer.concat([first, utf8('second last')]);
    expect((await read(Buffer.concat(parts))).equals(whole), `${more} bytes`).toBe(true);
  }
  const long = Buffer.concat([
    gzipSync(utf8('a')),
    withExtra(gzipSync(utf8('b')), 20_000),
    gzipSync(utf8('c')),
  ]);
  expect((await read(long)).toString()).toBe('abc');
});

test('a file of nothing but empty parts is no trouble', async () => {
  const empty = gzipSync('');
  expect(await read(Buffer.concat(Array.from({ length: 20_000 }, () => empty)))).toHaveLength(0);
});

test('wherever one byte is damaged, nothing wrong comes out and nothing but GzipError is thrown', async () => {
  const texts = [utf8('one two three '.repeat(30)), utf8('four'), utf8('five six '.repeat(9))];
  const whole = Buffer.concat(texts.map((text) => gzipSync(text)));
  let refused = 0;
  for (let at = 2; at < whole.length; ++at) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      try {
        expect((await read(damaged)).equals(Buffer.concat(texts)), `byte ${at}`).toBe(true);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(GzipError);
        ++refused;
      }
    }
  }
  expect(refused).toBeGreaterThan(whole.length);
});

test('a file cut short anywhere but between two parts is refused, and so is anything else behind a part', async () => {
  const first = gzipSync(utf8('one two three'));
  const whole = Buffer.concat([first, gzipSync(noise(40_000))]);
  for (let size = 2; size < whole.length; size += size < 200 ? 1 : 997) {
    if (size === first.length) continue;
    await expect(read(whole.subarray(0, size)), `${size} bytes`).rejects.toBeInstanceOf(GzipError);
  }
  for (const junk of ['x', 'junk behind it'])
    await expect(read(Buffer.concat([first, utf8(junk)]))).rejects.toBeInstanceOf(GzipError);
});

test('a beginning that never ends is refused before it fills the memory', async () => {
  const named = Buffer.from(gzipSync('a'));
  named[3] = 8;
  const endless = Buffer.concat([named.subarray(0, 10), Buffer.alloc(1 << 20, 97)]);
  await expect(read(endless)).rejects.toBeInstanceOf(GzipError);
  await expect(read(Buffer.concat([gzipSync('a'), endless]))).rejects.toBeInstanceOf(GzipError);
});
