/** Packed files, read without a browser: of one part or several, and what is damaged is said to be so. */
import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { gunzip, TornGzip } from '../../web/src/engine/gunzip';

const utf8 = (text: string): Buffer => Buffer.from(text);

async function readAll(bytes: Uint8Array): Promise<{ unpacked: Buffer; passedOver: number }> {
  const parts: Uint8Array[] = [];
  const slices = gunzip(new Blob([Uint8Array.from(bytes)]), () => undefined);
  for (;;) {
    const { done, value } = await slices.next();
    if (done) return { unpacked: Buffer.concat(parts), passedOver: value };
    parts.push(value);
  }
}

const read = async (bytes: Uint8Array): Promise<Buffer> => (await readAll(bytes)).unpacked;

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

test('wherever one byte is damaged, nothing wrong comes out and nothing but TornGzip is thrown', async () => {
  const texts = [utf8('one two three '.repeat(30)), utf8('four'), utf8('five six '.repeat(9))];
  const whole = Buffer.concat(texts.map((text) => gzipSync(text)));
  let refused = 0;
  for (let at = 2; at < whole.length; ++at) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      try {
        const { unpacked, passedOver } = await readAll(damaged);
        // What no longer begins a part is passed over, and said.
        const whole = passedOver > 0 ? texts.slice(0, unpacked.length > 420 ? 2 : 1) : texts;
        expect(unpacked.equals(Buffer.concat(whole)), `byte ${at}`).toBe(true);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(TornGzip);
        ++refused;
      }
    }
  }
  expect(refused).toBeGreaterThan(whole.length);
});

test('what comes before a tear is handed on, and it is said where that is', async () => {
  const text = utf8(
    Array.from({ length: 40_000 }, (_, line) => `Line ${(line * line) % 9973} glitters.\n`).join(''),
  );
  const whole = gzipSync(text);
  const readTorn = async (bytes: Uint8Array): Promise<{ size: number; byte: number }> => {
    let size = 0;
    try {
      for await (const slice of gunzip(new Blob([Uint8Array.from(bytes)]), () => undefined)) {
        expect(Buffer.from(slice).equals(text.subarray(size, size + slice.length))).toBe(true);
        size += slice.length;
      }
    } catch (error) {
      if (error instanceof TornGzip) return { size, byte: error.byte };
      throw error;
    }
    throw new Error('It was taken for whole.');
  };
  const half = whole.length >> 1;
  const cut = await readTorn(whole.subarray(0, half));
  expect(cut.byte).toBe(half);
  expect(cut.size).toBeGreaterThan(text.length / 4);
  expect(await readTorn(whole.subarray(0, -4))).toEqual({ size: text.length, byte: whole.length - 4 });
  const wrong = Buffer.from(whole);
  wrong[wrong.length - 6] = (wrong[wrong.length - 6] ?? 0) ^ 1;
  expect(await readTorn(wrong)).toEqual({ size: text.length, byte: whole.length });
});

test('a file cut short anywhere but between two parts is refused', async () => {
  const first = gzipSync(utf8('one two three'));
  const whole = Buffer.concat([first, gzipSync(noise(40_000))]);
  for (let size = 2; size < whole.length; size += size < 200 ? 1 : 997) {
    if (size === first.length || size === first.length + 1) continue;
    await expect(read(whole.subarray(0, size)), `${size} bytes`).rejects.toBeInstanceOf(TornGzip);
  }
});

test('what stands behind the last part, and is none, is passed over and numbered', async () => {
  const zeros = Buffer.alloc(70_000);
  for (const text of [utf8('one'), noise(32_768 - 40), noise(32_750), utf8('')]) {
    const packed = gzipSync(text);
    for (const junk of [
      utf8('x'),
      utf8('\x1f'),
      utf8('junk behind it'),
      Buffer.concat([utf8('\x1fmore'), zeros]),
    ]) {
      for (const between of [utf8(''), zeros]) {
        const { unpacked, passedOver } = await readAll(Buffer.concat([packed, between, junk]));
        expect(unpacked.equals(text)).toBe(true);
        expect(passedOver).toBe(junk.length);
      }
    }
    const padded = await readAll(Buffer.concat([packed, zeros, gzipSync('two'), zeros.subarray(0, 2)]));
    expect(padded.unpacked.equals(Buffer.concat([text, utf8('two')]))).toBe(true);
    expect(padded.passedOver).toBe(0);
    for (const cut of [Buffer.from([0x1f, 0x8b]), Buffer.from([0x1f, 0x8b, 1, 2, 3, 4])])
      await expect(read(Buffer.concat([packed, cut]))).rejects.toBeInstanceOf(TornGzip);
  }
});

test('a beginning that never ends is refused before it fills the memory', async () => {
  const named = Buffer.from(gzipSync('a'));
  named[3] = 8;
  const endless = Buffer.concat([named.subarray(0, 10), Buffer.alloc(1 << 20, 97)]);
  await expect(read(endless)).rejects.toBeInstanceOf(TornGzip);
  await expect(read(Buffer.concat([gzipSync('a'), endless]))).rejects.toBeInstanceOf(TornGzip);
});
